"""Pieces of a stored text around what was searched for, at their true offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from isnad.languages.finding import forms
from isnad.web.searching import Term, Typed
from isnad.web.wording import Word, unmarked, words

# So many hits of a text are looked for, in so many words of it.
_HITS = 60
_WORDS = 60_000
# So many words stand around a hit; so many pieces of a text are shown.
_AROUND = 12
_PIECES = 2
Part = Literal["title", "text"]
Spans = list[tuple[int, int]]


class Piece(msgspec.Struct, frozen=True):
    """Code points ``start`` to ``end`` of a text, and where in it hits are (offsets into the whole
    text)."""

    start: int
    end: int
    hits: Spans


def hits(text: str, typed: Typed) -> Spans:
    """Where words of a text are of what was typed, in order and without overlaps."""
    found, last = [], -1
    for start, end in _hits(text, typed.terms):
        if start >= last:
            found.append((start, end))
            last = end
        if len(found) == _HITS:
            break
    return found


def _hits(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    some = _some(text)
    for n, word in enumerate(some):
        for term in terms:
            run = some[n : n + len(term.words)]
            if len(run) == len(term.words) and _is_of(run, term):
                yield word.start, run[-1].end
                break


def _some(text: str) -> list[Word]:
    found = []
    for word in words(text):
        found.append(word)
        if len(found) == _WORDS:
            break
    return found


def _is_of(run: Sequence[Word], term: Term) -> bool:
    *before, last = term.words
    if term.alone and not {run[0].form, *forms(run[0].form)}.isdisjoint(term.joined()):
        return True
    ways = [([word.form for word in run], term.open)]
    if term.bare:
        ways.append(([unmarked(word.form) for word in run], term.bare_open))
    for spelt, goes_on in ways:
        ends = spelt[-1].startswith(last) if goes_on else spelt[-1] == last
        if ends and spelt[:-1] == before:
            return True
    return False


def pieces(text: str, found: Spans, most: int = _PIECES) -> list[Piece]:
    """The stretches of a text that show its hits best, whole words of it; its beginning where there
    is no hit."""
    some = _some(text)
    if not some:
        return []
    if not found:
        return [Piece(0, some[min(2 * _AROUND, len(some) - 1)].end, [])]
    at = {word.start: n for n, word in enumerate(some)}
    chosen = _foremost(sorted({at[start] for start, _ in found}), most)
    return [_piece(some, first, last, found) for first, last in chosen]


def _foremost(places: list[int], most: int) -> list[tuple[int, int]]:
    """Stretches (first and last word that is hit), those with most hits, in order of the text."""
    runs: list[list[int]] = []
    for n in places:
        if runs and n - runs[-1][0] <= _AROUND:
            runs[-1].append(n)
        else:
            runs.append([n])
    best = sorted(range(len(runs)), key=lambda n: (-len(runs[n]), n))[:most]
    return [(runs[n][0], runs[n][-1]) for n in sorted(best)]


def _piece(some: list[Word], first: int, last: int, found: Spans) -> Piece:
    start = some[max(first - _AROUND, 0)].start
    end = some[min(last + _AROUND, len(some) - 1)].end
    return Piece(start, end, [(a, b) for a, b in found if start <= a and b <= end])


def cut(text: str, piece: Piece) -> list[tuple[str, bool]]:
    """A piece in parts, each with whether it is a hit; put together they are the stored words."""
    parts, at = [], piece.start
    for start, end in piece.hits:
        parts += [(text[at:start], False), (text[start:end], True)]
        at = end
    parts.append((text[at : piece.end], False))
    return [one for one in parts if one[0]]
