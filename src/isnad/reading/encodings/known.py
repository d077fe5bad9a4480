"""The encodings by name: those of Python, and Vietnamese ones that Python has no codec for."""

from __future__ import annotations

import codecs
import re
import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

from isnad.languages.tables import rows

_HERE = Path(__file__).parent
_REPLACED = "\ufffd"
_WINDOWS = re.compile("^cp(?=125)")


class Encoding(msgspec.Struct, frozen=True):
    """An encoding; ``characters``: what each of the 256 bytes stands for, where Python knows none;
    ``pairs``: the letters that are written by a character or two of the codec's.

    ``languages`` and ``small`` as in ``encodings.toml``; without languages it is of any.
    """

    name: str
    codec: str
    characters: str | None = None
    languages: tuple[str, ...] = ()
    small: bool = False
    pairs: dict[str, str] = {}

    def decode(self, data: bytes, errors: str = "strict") -> str:
        """The text, byte by byte as the encoding has it, nothing normalised.

        Raises UnicodeDecodeError for what stands for nothing, unless ``errors`` is ``replace``.
        """
        if self.characters is not None:
            return codecs.charmap_decode(data, errors, self.characters)[0]
        text = data.decode(self.codec, errors)
        return _joined(text, self.pairs) if self.pairs else text


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    codec: str
    languages: tuple[str, ...]
    tables: tuple[str, ...] = ()
    pairs: str | None = None
    labels: tuple[str, ...] = ()
    small: bool = False


class _File(msgspec.Struct, frozen=True):
    encoding: tuple[_Row, ...]


@lru_cache(maxsize=1)
def measured() -> tuple[Encoding, ...]:
    """The encodings that a text is measured against, in the order in which equals are taken."""
    return tuple(_encoding(row) for row in _rows())


@lru_cache(maxsize=64)
def named(label: str) -> Encoding | None:
    """The encoding that a header, a page or a user calls ``label``; null for what is none.

    Labels of the web mean what browsers take them for: ``iso-8859-1`` is windows-1252.
    """
    name = label.strip().strip("\"'").lower().replace("_", "-")
    own = {word: at for at, row in enumerate(_rows()) for word in (row.name, *row.labels)}
    if name not in own:
        name = _on_the_web(name)
    return measured()[own[name]] if name in own else _of_python(name)


def _on_the_web(name: str) -> str:
    from resiliparse.parse.encoding import map_encoding_to_html5

    if name.startswith(("utf-16", "utf-32")):
        return name
    return map_encoding_to_html5(name, False) or name


def _of_python(name: str) -> Encoding | None:
    try:
        codec = codecs.lookup(name).name
        b" ".decode(codec, "replace")  # some codecs are of bytes to bytes
    except (LookupError, ValueError):
        return None
    same = (e for e in _of_codecs() if codecs.lookup(e.codec).name == codec)
    return next(same, Encoding(_WINDOWS.sub("windows-", name).replace("_", "-"), codec))


def _of_codecs() -> list[Encoding]:
    return [one for one in measured() if one.characters is None and not one.pairs]


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    data = tomllib.loads((_HERE / "encodings.toml").read_text("utf-8"))
    return msgspec.convert(data, _File).encoding


def _encoding(row: _Row) -> Encoding:
    characters = _characters(row) if row.tables else None
    pairs = {}
    if row.pairs is not None:
        pairs = {cells["written"]: cells["character"] for _, cells in rows(_HERE / row.pairs)}
    return Encoding(row.name, row.codec, characters, row.languages, row.small, pairs)


def _joined(text: str, pairs: dict[str, str]) -> str:
    """A text with the letters that its characters are written for, two before one."""
    longest_first = sorted(pairs, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda m: pairs[m[0]], text)


def _characters(row: _Row) -> str:
    """What each byte stands for; U+FFFE, by which Python knows it, for nothing."""
    found = [bytes([byte]).decode(row.codec, "replace") for byte in range(256)]
    for table in row.tables:
        for _, cells in rows(_HERE / table):
            found[int(cells["byte"], 16)] = chr(int(cells["code"], 16))
    return "".join(found).replace(_REPLACED, "\ufffe")
