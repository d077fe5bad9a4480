"""The folded form of a stretch of text, with the way back to the offsets of the text."""

from __future__ import annotations

import re
from bisect import bisect_right

from isnad.folding import fold
from isnad.memo import Memo

# What may fold to more or fewer code points than it has: vowel marks and tatweel, invisible marks,
# letters with combining marks, presentation forms, letters whose lower case is two code points.
_UNEVEN = re.compile(
    "[\u00ad\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
    "|.[\u0300-\u036f]+|[\u0130\u1d2c-\u1d6a\u2100-\u218b\ufb00-\ufdff\ufe70-\ufefc]"
)
_SPACES = re.compile("[^\\S\n]")


class _Letters(dict[int, int | str]):
    """Code point to folded code point, filled as letters are met."""

    def __missing__(self, point: int) -> int | str:
        letter = chr(point)
        folded = " " if _SPACES.match(letter) else fold(letter)
        self[point] = value = folded if len(folded) == 1 else point
        return value


_LETTERS = _Letters()
# Longer stretches between spaces are no words that come again.
_WORTH_KEEPING = 64


def _translated(chunk: str) -> str:
    return chunk.translate(_LETTERS)


_chunks = Memo(_translated).__getitem__


def _by_chunk(text: str) -> str:
    """A text letter by letter, what stands between spaces at once: most of it came before."""
    return " ".join(
        [
            _chunks(chunk) if len(chunk) <= _WORTH_KEEPING else _translated(chunk)
            for chunk in text.split(" ")
        ]
    )


class Folded:
    """``text`` is the folded form of a stretch; ``back`` maps its offsets to the whole text."""

    __slots__ = ("_breaks", "_shifts", "text")

    def __init__(self, text: str, breaks: list[int], shifts: list[int]) -> None:
        self.text, self._breaks, self._shifts = text, breaks, shifts

    def back(self, offset: int) -> int:
        """The offset in the whole text of an offset in the folded form."""
        return offset + self._shifts[bisect_right(self._breaks, offset) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the whole text of a span that ends after a letter of the folded form."""
        return self.back(start), self.back(end - 1) + self._width(end)

    def _width(self, end: int) -> int:
        """How far the last letter reaches in the text, with the marks that hang on it."""
        if self._breaks[bisect_right(self._breaks, end) - 1] != end:
            return 1
        return self.back(end) - self.back(end - 1)


def folded(text: str, start: int, end: int) -> Folded:
    """The folded form of ``text[start:end]``, letter by letter, in linear time."""
    part = text[start:end]
    if part.isascii():
        return Folded(part.lower().replace("\t", " "), [0], [start])
    pieces: list[str] = []
    breaks, shifts, at, length = [0], [start], 0, 0
    for hit in _UNEVEN.finditer(part):
        piece = _by_chunk(part[at : hit.start()]) + fold(hit.group())
        pieces.append(piece)
        length, at = length + len(piece), hit.end()
        if breaks[-1] == length:
            shifts[-1] = start + at - length
        else:
            breaks.append(length)
            shifts.append(start + at - length)
    pieces.append(_by_chunk(part[at:]))
    return Folded("".join(pieces), breaks, shifts)
