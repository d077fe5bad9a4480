"""What is found where accounts of a story conflict, and what their copies have to do with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from isnad.joins import Conflict, Lineage
from isnad.stories.accounts import Account

CARRIED = frozenset({"copy", "translation", "rewrite", "partial"})
# A report and the position of the trace of one of its sentences.
Sentence = tuple[str, int]


class Clash(NamedTuple):
    """Two accounts that conflict, and in what. ``sayings``: what tells their sides apart."""

    kind: Conflict
    one: Account
    other: Account
    sayings: tuple[str, str]


class Copies:
    """Which sentences of which reports say the same because one comes of the other."""

    def __init__(self, lineages: Mapping[str, Iterable[Lineage]]) -> None:
        self._of: dict[Sentence, set[Sentence]] = defaultdict(set)
        for several in lineages.values():
            for found in several:
                if found.kind in CARRIED and found.of.report is not None:
                    for pair in found.aligned:
                        later = (found.report, pair.later)
                        self._of[later].add((found.of.report, pair.original))

    def joined(self, one: Account, other: Account) -> bool:
        """Whether the sentence of one comes of the sentence of the other, at first hand."""
        a, b = one.sentence, other.sentence
        return a in self._of.get(b, ()) or b in self._of.get(a, ())

    def roots(self, sentence: Sentence) -> set[Sentence]:
        """The sentence and all that it comes of, at any hand."""
        found, open_ones = {sentence}, [sentence]
        while open_ones:
            new = self._of.get(open_ones.pop(), set()) - found
            found |= new
            open_ones += new
        return found
