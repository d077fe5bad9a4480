"""How well bytes read in an encoding: the share of words that are spelt as its languages spell.

Only stretches around bytes beyond ASCII are looked at, so the time for a long text is short.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

import msgspec
import regex

from isnad.reading.encodings.known import Encoding
from isnad.reading.encodings.spelling import is_cased, spelling

PLAUSIBLE = 0.65  # of 1; below it, bytes are not read in that encoding

_HIGH = re.compile(rb"[\x80-\xff]")
_CUT = re.compile(rb"[^\s<>]*")
_AROUND = 48
_STRETCHES = 400
_LONGEST_WORD = 40
# Words with letters beyond ASCII, by which encodings differ, and the ASCII ones beside them, by
# which languages do; a language that is not spelt in ASCII letters has this of the latter.
_BEYOND, _BESIDE, _NEITHER = 0.85, 0.15, 0.5
_SIGN = 0.5  # what a sign is worth beside a letter
_OF_ANY = 0.9  # what a reading is worth that no language of its own bears out

_TOKEN = regex.compile(r"[^\s<>]+")
_WORD = regex.compile(r"[\p{L}\p{M}\u0640]+")
_JOINTS = "’‘'-‐‑–—…·«»“”،؛؟\u200c\u200d\u200e\u200f"
_INSIDE = regex.compile(rf"[\p{{L}}\p{{M}}][^\p{{L}}\p{{M}}\s\x00-\x7f{_JOINTS}]+[\p{{L}}\p{{M}}]")
_ODD = regex.compile(
    r"[\x80-\x9f\p{Cf}\p{Co}\p{Cn}\ufffd¤¦¨¬¯±¶·¸´ªº¹²³¡¿--[\u200c-\u200f]]", regex.V1
)
_SCRIPTS = tuple(
    regex.compile(rf"[{names}]")
    for names in (
        r"\p{Latin}",
        r"\p{Arabic}",
        r"\p{Cyrillic}",
        r"\p{Greek}",
        r"\p{Hebrew}",
        r"\p{Thai}",
        r"\p{Hangul}",
        r"\p{Devanagari}",
        r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\u30fc",
    )
)
# Two letters of Latin beyond ASCII in a row are rare in any language but Vietnamese.
_MANY_MARKED = regex.compile(r"[\p{Latin}--[\x00-\x7f]]{3}", regex.V1)


class Reading(msgspec.Struct, frozen=True):
    """A sample as an encoding reads it, and how well that reads, from 0 to 1."""

    encoding: Encoding
    text: str
    score: float


def sample(data: bytes) -> bytes:
    """Stretches of ``data`` around bytes beyond ASCII, a line each, cut between words."""
    at = 0
    stretches: list[bytes] = []
    while len(stretches) < _STRETCHES and (found := _HIGH.search(data, at)):
        begin, end = max(at, found.start() - _AROUND), found.start() + _AROUND
        stretches.append(_uncut(data, begin, end))
        at = end
    return b"\n".join(stretches)


def _uncut(data: bytes, begin: int, end: int) -> bytes:
    """``data[begin:end]`` without the pieces of words that the cut left, where any word is left."""
    piece = data[begin:end]
    if begin and (cut := _CUT.match(piece)) and _HIGH.search(piece, cut.end()):
        piece = piece[cut.end() :]
    if end < len(data):
        whole = max(piece.rfind(byte) for byte in (b" ", b"\n", b"<", b">"))
        if whole > 0 and _HIGH.search(piece, 0, whole):
            piece = piece[:whole]
    return piece


def readings(data: bytes, encodings: Iterable[Encoding]) -> list[Reading]:
    """The sample ``data`` in each of the encodings, in their order."""
    return [read(data, encoding) for encoding in encodings]


def read(data: bytes, encoding: Encoding) -> Reading:
    """The sample ``data`` in one encoding."""
    text = unicodedata.normalize("NFC", encoding.decode(data, "replace"))
    return Reading(encoding, text, score(text, encoding))


def score(text: str, encoding: Encoding) -> float:
    """How well a sample (NFC) reads that an encoding gave, from 0 to 1; ASCII alone reads well."""
    tokens = _TOKEN.findall(text)
    if not encoding.languages:
        return _OF_ANY * _share(tokens, _is_of_one_script)
    return max(_in_language(tokens, code, encoding.small) for code in encoding.languages)


def of_any_language(text: str) -> float:
    """How well a text (NFC) reads if it may be in any language."""
    return _share(_TOKEN.findall(text), _is_of_one_script)


def _in_language(tokens: list[str], code: str, small: bool) -> float:
    spelt = spelling(code)

    def plausible(word: str) -> bool:
        return (small or is_cased(word)) and spelt.plausible(word.lower())

    beside = _NEITHER
    if spelt.in_ascii:
        words = [word for token in tokens if token.isascii() for word in _WORD.findall(token)]
        beside = sum(map(plausible, words)) / len(words) if words else beside
    return _BEYOND * _share(tokens, plausible) + _BESIDE * beside


def _share(tokens: list[str], plausible: Callable[[str], bool]) -> float:
    """Of the letters and signs beyond ASCII, the share that stands where such may stand."""
    good = every = 0.0
    for token in tokens:
        if token.isascii():
            continue
        odd, inside = len(_ODD.findall(token)), _INSIDE.search(token) is not None
        every += odd
        for word in _WORD.findall(token):
            if not word.isascii():
                every += len(word)
                if not inside and len(word) <= _LONGEST_WORD and plausible(word):
                    good += len(word)
        signs = sum(not char.isascii() for char in _WORD.sub("", token)) - odd
        every += _SIGN * signs
        good += 0 if inside else _SIGN * signs
    return good / every if every else 1.0


def _is_of_one_script(word: str) -> bool:
    """Whether all letters are of one script, and no capital stands within small letters."""
    letters = [char for char in word if char.isalpha()]
    if not is_cased(word):
        return False
    of_one = any(all(map(script.match, letters)) for script in _SCRIPTS)
    return of_one and not _MANY_MARKED.search(word)
