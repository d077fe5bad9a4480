"""Sentences that say the same by where they stand: between two of which that is known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from isnad.lineage.alignment import Alignment, Match, alignment, in_order
from isnad.lineage.marks import Mark
from isnad.lineage.prepared import Prepared

# How close sentences are said to be that only their place makes one; how many of them in a row, and
# how many times as long one may be; as long as how many two may be that are made of one.
_BY_PLACE, _GAP, _LONGER, _PARTED = 0.1, 3, 2.5, 1.5
# What marks cannot be of two sentences that say the same, if they have none of them in common.
_WHO_WHERE = frozenset({"who", "place"})


def filled(found: Alignment, earlier: Prepared, later: Prepared, *, whole: bool) -> Alignment:
    """The same with the sentences that keep their place: of those between two matches, the ones
    that are close by a little; then as many as stand there in the other report as well, each about
    as long as its counterpart; and one for two that are together as long as it. ``whole``: the
    later report retells all of the other, as translations and copies do; else only a sentence
    that is left alone in both, between neighbours, is one."""
    return _Gaps(found, earlier, later, whole=whole).filled()


class _Gaps:
    """What stands between the matches of two reports."""

    def __init__(
        self, found: Alignment, earlier: Prepared, later: Prepared, *, whole: bool
    ) -> None:
        self._found, self._earlier, self._later, self._whole = found, earlier, later, whole
        self._scale = (sum(later.sizes) or 1) / (sum(earlier.sizes) or 1)
        self._settled = {m.later for m in found.matches}
        self._used = {m.earlier for m in found.matches}

    def filled(self) -> Alignment:
        row = in_order(self._found.matches)
        slight = [m for gap in self._gaps(row) for m in self._slightly(*gap)]
        self._settled |= {m.later for m in slight}
        row = sorted([*row, *slight], key=lambda m: m.later)
        placed = [m for gap in self._gaps(row) for m in self._placed(*gap)]
        every = sorted((m.later, m.earlier, m) for m in (*self._found.matches, *slight, *placed))
        return alignment([m for *_, m in every], self._earlier, self._later)

    def _gaps(self, row: list[Match]) -> Iterator[tuple[Match, Match]]:
        ends = Match(len(self._earlier.body), len(self._later.body), 0.0)
        yield from pairwise((Match(-1, -1, 0.0), *row, ends))

    def _slightly(self, start: Match, end: Match) -> list[Match]:
        """Sentences that are the closest to each other of those between two matches."""
        if not self._whole:
            return []
        inside = (
            m
            for m in self._found.slight
            if start.earlier < m.earlier < end.earlier
            and start.later < m.later < end.later
            and m.later not in self._settled
            and m.earlier not in self._used
        )
        kept: list[Match] = []
        for one in sorted(inside, key=lambda m: (-m.close, m)):
            if all((one.earlier - m.earlier) * (one.later - m.later) > 0 for m in kept):
                kept.append(one)
        return sorted(kept)

    def _placed(self, start: Match, end: Match) -> Iterator[Match]:
        theirs = range(start.earlier + 1, end.earlier)
        mine = range(start.later + 1, end.later)
        if any(j in self._settled for j in mine):
            return
        if len(theirs) == len(mine) <= (_GAP if self._whole else 1):
            for i, j in zip(theirs, mine, strict=True):
                sure = self._whole and len(mine) == 1
                if self._alike([i], [j], _LONGER) and (sure or not self._apart(i, j)):
                    yield Match(i, j, _BY_PLACE)
        elif self._whole and {len(theirs), len(mine)} == {1, 2}:
            if self._alike(theirs, mine, _PARTED):
                yield from (Match(i, j, _BY_PLACE) for i in theirs for j in mine)
        elif self._whole and {len(theirs), len(mine)} == {0, 1}:
            yield from self._parted(theirs, mine, start, end)

    def _parted(self, theirs: range, mine: range, start: Match, end: Match) -> Iterator[Match]:
        """The sentence that has no counterpart, with that of a neighbour, if both together are
        as long as it, and more so than it is by itself."""
        for near in (start, end):
            if not (0 <= near.earlier < len(self._earlier.body)) or near.later < 0:
                continue
            both = [*theirs, near.earlier], [*mine, near.later]
            apart = self._times([near.earlier], [near.later])
            if self._times(*both) <= _PARTED < apart:
                yield Match(both[0][0], both[1][0], _BY_PLACE)
                return

    def _alike(self, theirs: range | list[int], mine: range | list[int], most: float) -> bool:
        return self._times(theirs, mine) <= most

    def _times(self, theirs: range | list[int], mine: range | list[int]) -> float:
        """How many times as long the longer of two stretches is."""
        one = sum(self._earlier.sizes[i] for i in theirs) * self._scale
        other = sum(self._later.sizes[j] for j in mine)
        return max(one, other) / (min(one, other) or 1)

    def _apart(self, i: int, j: int) -> bool:
        """Whether both name somebody or some place, and none of them is in the other."""
        one, other = _names(self._earlier.marks[i].firm), _names(self._later.marks[j].firm)
        return bool(one and other) and one.isdisjoint(other)


def _names(marks: frozenset[Mark]) -> set[Mark]:
    return {mark for mark in marks if mark[0] in _WHO_WHERE}
