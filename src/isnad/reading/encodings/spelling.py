"""Whether a word is spelt as words of a language are: by shape, from its ``spelling.toml``."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import msgspec
import regex

from isnad.languages import folder


class Spelling(msgspec.Struct, frozen=True):
    """How a language spells. ``plausible``: whether a word (NFC, small letters) may be one of it.

    ``in_ascii``: words in ASCII letters tell as well whether a text is in it.
    """

    plausible: Callable[[str], bool]
    in_ascii: bool


# Letters beyond ASCII that stand apart, between ASCII ones: "Erdoğan", "à", "naïve".
_APART = regex.compile(r"(?:[a-z]*[^\x00-\x7f]?)(?:[a-z]+[^\x00-\x7f])*[a-z]*")


def is_cased(word: str) -> bool:
    """Whether a word is in small letters, in capitals, or in small ones after a capital."""
    return word in {word.lower(), word.upper()} or word[1:] == word[1:].lower()


@lru_cache(maxsize=8)
def spelling(code: str) -> Spelling:
    """How the language ``code`` spells."""
    data = tomllib.loads((folder(code) / "spelling.toml").read_text("utf-8"))
    if data["kind"] == "syllables":
        return Spelling(lru_cache(maxsize=4096)(_syllables(data)), in_ascii=True)
    plausible = _apart(data) if data.get("ascii") else _letters(data)
    return Spelling(lru_cache(maxsize=4096)(plausible), in_ascii=False)


def _syllables(data: dict[str, str | list[str]]) -> Callable[[str], bool]:
    onsets = sorted(str(data["onsets"]).split(), key=len, reverse=True)
    rimes = frozenset(str(data["rimes"]).split())
    tones, stopped = _marks(data["tones"]), _marks(data["stop_tones"])
    stops = tuple(data["stops"])

    def plausible(word: str) -> bool:
        apart = unicodedata.normalize("NFD", word)
        tone = [char for char in apart if char in tones]
        if len(tone) > 1:
            return False
        base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones))
        if tone and base.endswith(stops) and tone[0] not in stopped:
            return False
        return base in rimes or any(
            base.startswith(onset) and base[len(onset) :] in rimes for onset in onsets
        )

    return plausible


def _letters(data: dict[str, str | list[str]]) -> Callable[[str], bool]:
    letters, marks = frozenset(data["letters"]), "".join(sorted(_marks(data["marks"])))
    inner = "".join(sorted(letters - set(data["final"])))
    every = "".join(sorted(letters))
    shape = regex.compile(f"(?:[{inner}][{marks}]{{0,2}})*+(?:[{every}][{marks}]{{0,2}})?")
    return lambda word: shape.fullmatch(word) is not None


def _apart(data: dict[str, str | list[str]]) -> Callable[[str], bool]:
    letters = frozenset(data["letters"])

    def plausible(word: str) -> bool:
        beyond = [char for char in word if not char.isascii()]
        return set(beyond) <= letters and _APART.fullmatch(word) is not None

    return plausible


def _marks(codes: str | list[str]) -> frozenset[str]:
    return frozenset(chr(int(code, 16)) for code in codes)
