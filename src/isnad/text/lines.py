"""Lines of a text, and a line in its normal form with the way back to the stored words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import regex

from isnad.folding import fold

_END = regex.compile(r"[\n\r\u2028\u2029]")
_RARE_ENDS = ("\r", "\u2028", "\u2029")
_CHANGES = regex.compile(r"[\p{M}\p{Cf}\u0640]")
_CLUSTER = regex.compile(r".\p{M}*", regex.DOTALL)
_TATWEEL = chr(0x640)


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines that hold more than white space, without the space around them."""
    at = 0
    for piece in _pieces(text):
        bare = piece.lstrip()
        at += len(piece)
        if bare:
            start = at - len(bare)
            yield start, start + len(bare.rstrip())
        at += 1  # the mark that ends the line


def _pieces(text: str) -> list[str]:
    """What stands between the marks that end lines, each of one letter."""
    rare = any(end in text for end in _RARE_ENDS)
    return _END.split(text) if rare else text.split("\n")


class View:
    """A stretch of a text in its normal form (``form``); ``raw`` are the words as stored."""

    __slots__ = ("_map", "form", "raw", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        self.raw = text[start:end]
        self.form = fold.__wrapped__(self.raw)
        self._map: list[int] | None = None
        if self.raw.isascii():
            return
        plain = len(self.form) == len(self.raw) and not _CHANGES.search(self.raw)
        if not plain or not unicodedata.is_normalized("NFKC", self.raw):
            self._map = self._align()

    def _align(self) -> list[int]:
        """Folds letter by letter: for every place in ``form`` the place in ``raw``."""
        form: list[str] = []
        places: list[int] = []
        for m in _CLUSTER.finditer(self.raw):
            letter = m[0]
            folded = "-" if letter == _TATWEEL and self._is_dash(m) else fold(letter)
            form.append(folded)
            places.extend([m.start()] * len(folded))
        self.form = "".join(form)
        return [*places, len(self.raw)]

    def _is_dash(self, m: regex.Match[str]) -> bool:
        """A tatweel between spaces is written for a dash."""
        around = self.raw[max(m.start() - 1, 0) : m.start()] + self.raw[m.end() : m.end() + 1]
        return around.isspace()

    def span(self, begin: int, stop: int) -> tuple[int, int]:
        """Offsets into the text for the places ``begin`` to ``stop`` of ``form``.

        Marks that belong to the last letter are taken in, and the invisible before the first are
        left out.
        """
        if self._map is None:
            return self.start + begin, self.start + stop
        return self.start + self._map[begin], self.start + self._map[stop]

    def words(self, begin: int, stop: int) -> str:
        """The stored words for the places ``begin`` to ``stop`` of ``form``."""
        a, b = self.span(begin, stop)
        return self.raw[a - self.start : b - self.start]


def gaps(text: str, start: int, end: int, cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What of ``start`` to ``end`` lies between the cuts (in order, not overlapping).

    White space at the edges is left out, and so is what holds nothing else.
    """
    edges = [(start, start), *cuts, (end, end)]
    for (_, left), (right, _) in pairwise(edges):
        for begin, stop in lines(text[left:right]):
            yield left + begin, left + stop
