"""Which sentences of a later report are held against which of its original to find what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

from isnad.joins import Aligned, Held
from isnad.lineage.likeness import cover, shared
from isnad.lineage.sentence import Sentence
from isnad.memo import Same

# From here on a match that is the closest for both of its sentences is firm, which nothing takes
# apart, or good enough where nothing closer was found.
_FIRM, _GOOD = 0.6, 0.45
# How much sentences share at least that are matched anew, and what part of both; how close those
# are said to be.
_ENOUGH, _COVERED, _ANEW = 2.0, 0.45, 0.5


class Sentences:
    """The sentences of a report by their positions among its traces, each looked into once."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self._known: dict[int, Sentence] = {}

    def __getitem__(self, at: int) -> Sentence:
        if at not in self._known:
            self._known[at] = Sentence(self.held, at)
        return self._known[at]

    def __contains__(self, at: int) -> bool:
        return 0 <= at < len(self.held.traces)

    @cached_property
    def body(self) -> frozenset[int]:
        """The positions of all sentences but those of the title."""
        return frozenset(n for n, t in enumerate(self.held.traces) if t.part != "title")


def sentences(held: Held) -> Sentences:
    """The sentences of a report, which is held against several others soon after each other."""
    return _sentences(Same(held))


@lru_cache(maxsize=1 << 7)
def _sentences(of: Same[Held]) -> Sentences:
    return Sentences(of.it)


class Counterparts:
    """By position in the original: the sentences of the later report that say the same, the
    closest first; by position in the later report: the closest sentence of the original, and all
    of them. ``settled``, ``firm``: sentences of the original and of the later report of whose
    counterpart there is no doubt. Titles are left out."""

    def __init__(self, one: Sentences, other: Sentences, aligned: Iterable[Aligned]) -> None:
        self.later: dict[int, list[int]] = defaultdict(list)
        self.original: dict[int, list[int]] = defaultdict(list)
        self._bodies = one.body, other.body
        told = [a for a in aligned if a.original in one.body and a.later in other.body]
        firm, good = _firm(told, _FIRM), _firm(told, _GOOD)
        self._good = {(pair.original, pair.later) for pair in good}
        self.firm = {pair.later for pair in firm}
        self.settled = {pair.original for pair in firm}
        for pair in sorted(_mended(one, other, told), key=_rank):
            self.later[pair.original].append(pair.later)
            self.original[pair.later].append(pair.original)

    def sure(self, original: int) -> bool:
        """Whether there is no doubt of the closest counterpart of a sentence of the original: for
        itself, or for standing between two whose neighbours are each other's counterparts."""
        several = self.later[original]
        if (original, several[0]) in self._good:
            return True
        before, after = min(several) - 1, max(several) + 1
        return self._meet(original - 1, before) and self._meet(original + 1, after)

    def _meet(self, original: int, later: int) -> bool:
        """Whether two sentences are counterparts; beginnings are, and ends."""
        inside = original in self._bodies[0], later in self._bodies[1]
        return self.closest(later) == original if all(inside) else not any(inside)

    def closest(self, later: int) -> int | None:
        """The closest sentence of the original, null where a sentence has none."""
        return next(iter(self.original.get(later, ())), None)


def _rank(pair: Aligned) -> tuple[float, int, int]:
    return -pair.closeness, pair.original, pair.later


def _mended(one: Sentences, other: Sentences, aligned: list[Aligned]) -> list[Aligned]:
    """The matches, with those anew that are not firm: a sentence in which a name, a number or a
    day was changed is less close to its original than to others that happen to name the same."""
    firm = _firm(aligned, _FIRM)
    left = one.body - {p.original for p in firm}
    open_ = other.body - {p.later for p in firm}
    given = {(p.original, p.later): p.closeness for p in aligned}
    ranked = sorted(
        (-cover(one[i], other[j]) - given.get((i, j), 0.0), i, j)
        for i in left
        for j in open_
        if shared(one[i], other[j]) >= _ENOUGH
    )
    found: dict[int, int] = {}
    for score, i, j in ranked:
        if -score >= _COVERED and i not in found and j not in found.values():
            found[i] = j
    kept = [
        p for p in _unsettled(aligned, firm) if p.later not in found.values() and _beside(p, found)
    ]
    new = [Aligned(i, j, max(_ANEW, given.get((i, j), 0.0))) for i, j in found.items()]
    return kept + new


def _unsettled(aligned: list[Aligned], firm: list[Aligned]) -> list[Aligned]:
    """The matches, without those of two sentences that both have a firm counterpart elsewhere."""
    originals, laters = {p.original for p in firm}, {p.later for p in firm}
    return [p for p in aligned if p in firm or p.original not in originals or p.later not in laters]


def _beside(pair: Aligned, found: dict[int, int]) -> bool:
    """Whether nothing else is matched with a sentence of the original, or the one beside: it may
    have been parted in two."""
    other = found.get(pair.original)
    return other is None or abs(pair.later - other) == 1


def _firm(aligned: list[Aligned], close: float) -> list[Aligned]:
    """The matches that are the closest for both of their sentences, and so close."""
    originals, laters = set[int](), set[int]()
    firm = []
    for pair in sorted(aligned, key=_rank):
        if pair.original not in originals and pair.later not in laters and pair.closeness >= close:
            firm.append(pair)
        originals.add(pair.original)
        laters.add(pair.later)
    return firm
