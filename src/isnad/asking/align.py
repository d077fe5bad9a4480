"""Where quoted words stand in a report: exactly, else in a normal form that maps back to offsets.

Two normal forms are tried after the words as they are. The first makes one of what typesetting
varies: composed and decomposed letters, runs of white space, shapes of quotation marks and dashes,
invisible marks. The second is ``fold``: case, Arabic vowel marks, tatweel, variants of alef and ya,
digits of other scripts. Beyond them nothing is alike, and what stands at two places stands nowhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from isnad.folding import fold

Why = Literal["absent", "ambiguous"]

_DOUBLE = (0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x2033, 0xFF02)
_SINGLE = (0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2BC, 0xFF07, 0x60, 0xB4)
_DASHES = (*range(0x2010, 0x2016), 0x2212)
_ALIKE = {
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DASHES, "-"),
    0x2026: "...",
}
_INVISIBLE = frozenset({"Cf"})


class Window(NamedTuple):
    """The stretch of a text in which words are looked for: code points, ``end`` excluded."""

    start: int
    end: int


class NotThere(Exception):
    """Words that cannot be placed: they stand nowhere (``absent``), or at several places."""

    def __init__(self, why: Why, words: str) -> None:
        super().__init__(why)
        self.why, self.words = why, words


class Aligner:
    """Places words in one text. ``leads``: what the language writes together with the word after
    it; a word may begin behind them. Offsets are code points of ``text``."""

    def __init__(self, text: str, leads: frozenset[str] = frozenset()) -> None:
        self.text, self._leads = text, leads

    def find(self, words: str, window: Window, hint: int | None = None) -> Window:
        """The one place of some words in a window. Of several, the one that begins at ``hint``.

        Raises NotThere.
        """
        for form in (_as_is, _typeset, _folded):
            sought = form(words).strip()
            if not sought:
                raise NotThere("absent", words)
            found = self._places(sought, form, window)
            if hint is not None and len(found) > 1:
                found = [one for one in found if one.start == hint] or found
            if len(found) == 1:
                return found[0]
            if found:
                raise NotThere("ambiguous", words)
        raise NotThere("absent", words)

    def _places(self, sought: str, form: Callable[[str], str], window: Window) -> list[Window]:
        view = _view(self.text[window.start : window.end], form)
        every = [Window(window.start + a, window.start + b) for a, b in view.places(sought)]
        ended = [one for one in every if not self._cuts(one.end)]
        whole = [one for one in ended if not self._cuts(one.start)]
        return whole or [one for one in ended if self._leads and self._leads_to(one.start)]

    def _cuts(self, at: int) -> bool:
        """Whether a place is inside a word."""
        text = self.text
        return 0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at])

    def _leads_to(self, at: int) -> bool:
        """Whether what stands before a place in its word is only what is written together."""
        begin = at
        while begin > 0 and _is_word(self.text[begin - 1]):
            begin -= 1
        return _is_lead(fold(self.text[begin:at]), self._leads)


def _is_lead(word: str, leads: frozenset[str]) -> bool:
    """Whether a word is made of leads alone."""
    return not word or any(
        word.startswith(lead) and _is_lead(word[len(lead) :], leads) for lead in leads if lead
    )


class _View:
    """A text in a normal form, each letter of which knows the letters that it was made of."""

    def __init__(self, text: str, form: Callable[[str], str]) -> None:
        parts: list[str] = []
        # For each letter of the form: where its cluster begins and ends in the text, and whether
        # it is the first and the last that the cluster became.
        self._spans: list[tuple[int, int, bool, bool]] = []
        for start, end in _clusters(text):
            made = form(text[start:end])
            if made == " " and parts and parts[-1] == " ":
                continue
            parts.append(made)
            last = len(made) - 1
            self._spans += [(start, end, n == 0, n == last) for n in range(len(made))]
        self.made = "".join(parts)

    def places(self, sought: str) -> Iterator[tuple[int, int]]:
        """Where some words in the form stand in the text; never a part of a cluster."""
        at = self.made.find(sought)
        while at >= 0:
            first, last = self._spans[at], self._spans[at + len(sought) - 1]
            if first[2] and last[3]:
                yield first[0], last[1]
            at = self.made.find(sought, at + 1)


@lru_cache(maxsize=64)
def _view(text: str, form: Callable[[str], str]) -> _View:
    return _View(text, form)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Letters with the marks that are written on them."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.category(text[at]).startswith("M"):
            if at > start:
                yield start, at
            start = at


def _as_is(text: str) -> str:
    return text


@lru_cache(maxsize=1 << 14)
def _typeset(text: str) -> str:
    seen = "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE)
    if seen and not seen.strip():
        return " "
    composed = unicodedata.normalize("NFC", seen).translate(_ALIKE)
    return composed if len(text) < 3 else _single_spaced(composed)


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> str:
    return fold(_typeset(text))


def _single_spaced(text: str) -> str:
    """Every run of white space as one space; at the ends too."""
    words = text.split()
    before = " " if text[:1].isspace() else ""
    return before + " ".join(words) + (" " if words and text[-1:].isspace() else "")


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")
