"""Which encoding bytes are in, in order of trust: byte order mark, what is declared, measure."""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad.reading.encodings import unicodes
from isnad.reading.encodings.known import Encoding, measured, named
from isnad.reading.encodings.measure import PLAUSIBLE, Reading, of_any_language, read, readings
from isnad.reading.encodings.measure import sample as sampled

How = Literal["mark", "header", "declared", "measured", "told"]

_FAULT = "\ufffd"
# By how much a reading is preferred that a header, or the page itself, declares.
_BY_HEADER, _BY_PAGE = 0.1, 0.07
# Bytes that are valid UTF-8 hardly ever are anything else: only if they read badly as that, and
# well as what is declared.
_BAD_UTF8, _WELL = 0.5, 0.85
# Of characters beyond ASCII, one malformed in so many leaves a text UTF-8; and one in so many
# leaves the rest of it right, so that a page may be read without it.
_STILL_UTF8, _NEARLY_RIGHT = 4, 20
_NEARLY_ALL = 50  # one byte in so many that an encoding has nothing for, likewise


class Decoded(msgspec.Struct, frozen=True):
    """A text and how it was known.

    ``encoding``: its WHATWG name or ``viscii``, ``tcvn3``, ``tcvn-5712``, ``vni``. ``how``: by a byte order
    ``mark``, which is not in the text; by the ``header``; as the page ``declared``; ``measured``;
    or ``told`` by the user. ``replaced``: how many malformed places are U+FFFD.
    """

    text: str
    encoding: str
    how: How
    replaced: int = 0


class Undecodable(Exception):
    """Bytes that cannot be read as text; ``reason`` is a reason code, ``message`` for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason, self.message = reason, message


def decode(
    data: bytes, *, header: str | None = None, declared: str | None = None, lenient: bool = False
) -> Decoded:
    """The text of ``data``, characters as they are: nothing is normalised, no line end changed.

    ``header``: the charset of a HTTP or WARC header; ``declared``: that which a page or XML
    declaration gives itself. Either is taken only if the bytes bear it out. ``lenient``: few
    malformed places become U+FFFD and are counted; without it, one is enough to raise.
    Raises Undecodable: ``not_utf8``, ``bad_bytes``, ``unknown_encoding``.
    """
    if found := unicodes.mark(data):
        bom, name = found
        return _whole(data[len(bom) :], Encoding(name, name), "mark", lenient)
    if utf16 := unicodes.without_mark(data):
        return _whole(data, Encoding(utf16, utf16), "measured", lenient)
    claims = _claims(header, declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, claims, lenient)
    return _other_than_utf8(data, text, claims) or Decoded(text, "utf-8", _how("utf-8", claims))


def decode_as(data: bytes, label: str, *, lenient: bool = False) -> Decoded:
    """The text of ``data`` in the encoding that the user names, a byte order mark dropped.

    Raises Undecodable: ``unknown_encoding`` for a name of none, ``not_utf8``, ``bad_bytes``.
    """
    encoding = named(label)
    if encoding is None:
        raise Undecodable("unknown_encoding", f"{label!r} is no encoding that is known; see --help")
    marked = unicodes.mark(data)
    if marked and encoding.name.startswith(marked[1][:6]):
        data, encoding = data[len(marked[0]) :], Encoding(marked[1], marked[1])
    return _whole(data, encoding, "told", lenient)


_Claims = dict[str, tuple[Encoding, How, float]]


def _claims(header: str | None, declared: str | None) -> _Claims:
    """The encodings that are declared, by name, with how much that is worth."""
    found: _Claims = {}
    given: tuple[tuple[str | None, How, float], ...] = (
        (header, "header", _BY_HEADER),
        (declared, "declared", _BY_PAGE),
    )
    for label, how, worth in given:
        encoding = named(label) if label else None
        if encoding is not None and not encoding.name.startswith(("utf-16", "utf-32")):
            found.setdefault(encoding.name, (encoding, how, worth))
    return found


def _other_than_utf8(data: bytes, text: str, claims: _Claims) -> Decoded | None:
    """The text of bytes that are valid UTF-8 but surely what is declared; else null."""
    others = [claim for name, claim in claims.items() if name != "utf-8"]
    if not others or text.isascii() or len(others) < len(claims):
        return None
    piece = sampled(data)
    if of_any_language(piece.decode("utf-8", "replace")) > _BAD_UTF8:
        return None
    for encoding, how, _ in others:
        if read(piece, encoding).score >= _WELL:
            return _whole(data, encoding, how, lenient=False)
    return None


def _not_utf8(data: bytes, error: UnicodeDecodeError, claims: _Claims, lenient: bool) -> Decoded:
    malformed, right = unicodes.faults(data)
    if malformed * _STILL_UTF8 <= right:
        if lenient and malformed * _NEARLY_RIGHT <= right:
            text = data.decode("utf-8", "replace")
            return Decoded(text, "utf-8", _how("utf-8", claims), malformed)
        raise Undecodable("not_utf8", _told(error, "is not UTF-8"))
    piece = sampled(data)
    best = _best(piece, claims)
    if best is None:
        more = "and it reads well in no other encoding that is known"
        raise Undecodable("unknown_encoding", _told(error, "is not UTF-8", more))
    return _whole(data, best.encoding, _how(best.encoding.name, claims), lenient)


def _how(name: str, claims: _Claims) -> How:
    return claims[name][1] if name in claims else "measured"


def _best(piece: bytes, claims: _Claims) -> Reading | None:
    """The reading that is spelt best, what is declared preferred; null where none is spelt well."""
    candidates = {encoding.name: encoding for encoding in measured()}
    candidates |= {name: claim[0] for name, claim in claims.items() if name != "utf-8"}
    if guess := _by_library(piece):
        candidates.setdefault(guess.name, guess)
    well = [r for r in readings(piece, candidates.values()) if r.score >= PLAUSIBLE]
    return max(well, key=lambda r: r.score + _worth(r, claims), default=None)


def _worth(reading: Reading, claims: _Claims) -> float:
    claim = claims.get(reading.encoding.name)
    return claim[2] if claim else 0.0


def _by_library(piece: bytes) -> Encoding | None:
    from resiliparse.parse.encoding import detect_encoding

    name = detect_encoding(piece)
    return named(name) if name and name != "utf-8" else None


def _whole(data: bytes, encoding: Encoding, how: How, lenient: bool) -> Decoded:
    try:
        return Decoded(encoding.decode(data), encoding.name, how)
    except UnicodeDecodeError as error:
        text = encoding.decode(data, "replace")
        replaced = text.count(_FAULT)
        if lenient and replaced * _NEARLY_ALL <= unicodes.beyond_ascii(text):
            return Decoded(text, encoding.name, how, replaced)
        reason = "not_utf8" if encoding.name == "utf-8" else "bad_bytes"
        what = f"is {encoding.name} as {_AS_TOLD[how]}, but for one place"
        message = _told(error, "is not UTF-8" if reason == "not_utf8" else what)
        raise Undecodable(reason, message) from None


_AS_TOLD: dict[How, str] = {
    "mark": "its byte order mark says",
    "header": "its header says",
    "declared": "it says itself",
    "measured": "far as its letters tell",
    "told": "you say",
}


def _told(error: UnicodeDecodeError, what: str, more: str = "") -> str:
    byte = error.object[error.start]
    place = f"byte 0x{byte:02x} at offset {error.start}"
    way_out = "name its encoding by --encoding, or convert it first: iconv -f ENCODING -t UTF-8"
    return f"{what}: {place}{', ' + more if more else ''}; {way_out}"
