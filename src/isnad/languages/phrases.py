"""Phrases of a language from a table, found in the words of a text: hedges, days, parts of days."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from isnad.folding import fold
from isnad.languages import folder
from isnad.languages.tables import rows

_GAP = "…"
# How many words a gap may stand for.
_WIDEST = 4


class Phrase(NamedTuple):
    """Where a phrase stands, in positions of words, ``end`` excluded, and what it says."""

    start: int
    end: int
    says: str


class Phrases:
    """Phrases by their first word. A gap in a form stands for up to four words. Particles that a
    language writes together with a word (``grammar.place_keys``) may stand before any word."""

    def __init__(self, code: str, forms: Iterable[tuple[str, str]]) -> None:
        grammar = importlib.import_module(f"isnad.languages.{code}.grammar")
        self._keys: Callable[[str], tuple[str, ...]] = getattr(grammar, "place_keys", _itself)
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for form, says in forms:
            first, *rest = (w if w == _GAP else fold(w) for w in form.split())
            self._by_first.setdefault(first, []).append((tuple(rest), says))
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    def find(self, words: Sequence[str]) -> Iterator[Phrase]:
        """The phrases among folded words, each as long as it can be, none inside another."""
        at = 0
        while at < len(words):
            found = self._at(words, at)
            if found is not None:
                yield found
            at = found.end if found is not None else at + 1

    def _at(self, words: Sequence[str], at: int) -> Phrase | None:
        for first in self._keys(words[at]):
            for rest, says in self._by_first.get(first, ()):
                end = self._after(rest, words, at + 1)
                if end is not None:
                    return Phrase(at, end, says)
        return None

    def _after(self, rest: Sequence[str], words: Sequence[str], at: int) -> int | None:
        """Where ``rest`` ends if it stands in ``words`` from ``at`` on."""
        for n, wanted in enumerate(rest):
            if wanted == _GAP:
                tries = range(at, min(at + _WIDEST, len(words)) + 1)
                ends = (self._after(rest[n + 1 :], words, start) for start in tries)
                return next((end for end in ends if end is not None), None)
            if at >= len(words) or wanted not in self._keys(words[at]):
                return None
            at += 1
        return at


def _itself(word: str) -> tuple[str, ...]:
    return (word,)


@lru_cache(maxsize=8)
def hedges(code: str) -> Phrases:
    """The words of a language by which a report says that what it tells is not certain; says
    ``doubt``, ``maybe``, ``unverified`` or ``soft``."""
    path = folder(code) / "lexicon" / "hedges.tsv"
    table = rows(path) if path.exists() else ()
    every = ((form, row["class"]) for _, row in table for form in row["form"].split("|"))
    return Phrases(code, every)


@lru_cache(maxsize=8)
def weekdays(code: str) -> Phrases:
    """The names that a language has for days of the week; says ``1`` (Monday) to ``7``. Some are
    other words as well: who asks knows which days a text tells."""
    return _of_dates(code, ("weekday", "wweekday", "wholeday"))


@lru_cache(maxsize=8)
def dayparts(code: str) -> Phrases:
    """The names that a language has for parts of a day; says ``dawn``, ``morning``, ``night`` …"""
    return _of_dates(code, ("daypart",))


def _of_dates(code: str, tables: Iterable[str]) -> Phrases:
    words = tomllib.loads((folder(code) / "dates.toml").read_text("utf-8"))["words"]
    found = [pair for table in tables for pair in words.get(table, {}).items()]
    return Phrases(code, ((form, says) for says, forms in found for form in forms.split(",")))
