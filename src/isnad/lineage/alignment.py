"""Which sentences of two reports say the same, by what stays the same in another language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from isnad.lineage.marks import closeness
from isnad.lineage.prepared import Prepared

# How close sentences are at least that say the same, and what is added for being as far along.
_CLOSE = 0.17
_PLACE = 0.03
# How close sentences are said to be that only their place makes one; how many of them in a row, and
# how many times as long one may be.
_BY_PLACE, _GAP, _LONGER = 0.1, 3, 2.5


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of the later report that says what one of the earlier says: positions among the
    sentences of either, and how close they are, 0 to 1."""

    earlier: int
    later: int
    close: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a later report has in common with an earlier one. ``share``, ``share_earlier``: what
    part of the text of either matches; ``ordered``: how many of the matches stand in one order in
    both; ``close``: how close they are on average."""

    matches: tuple[Match, ...]
    sentences: int
    share: float
    share_earlier: float
    ordered: int
    close: float

    @property
    def strength(self) -> float:
        """What part of the later report has a counterpart, times how close those are."""
        return self.share * self.close


def align(earlier: Prepared, later: Prepared) -> Alignment:
    """The sentences of two reports that say the same. Several of the later may match one: a
    sentence may be parted in two."""
    scale = len(earlier.body) / (len(later.body) or 1)
    pairs = sorted(
        (-close - _PLACE * _along(i, j, scale, len(earlier.body)), i, j, close)
        for i, j, close in closeness(earlier.marks, later.marks)
        if close >= _CLOSE
    )
    best: dict[int, Match] = {}
    for _, i, j, close in pairs:
        best.setdefault(j, Match(i, j, close))
    return alignment([best[j] for j in sorted(best)], earlier, later)


def alignment(matches: list[Match], earlier: Prepared, later: Prepared) -> Alignment:
    """What given matches come to, in the order of the later report."""
    found = {m.earlier for m in matches}
    return Alignment(
        matches=tuple(matches),
        sentences=len(later.body),
        share=sum(later.sizes[m.later] for m in matches) / (sum(later.sizes) or 1),
        share_earlier=sum(earlier.sizes[i] for i in found) / (sum(earlier.sizes) or 1),
        ordered=len(_longest(matches)),
        close=sum(m.close for m in matches) / (len(matches) or 1),
    )


def filled(found: Alignment, earlier: Prepared, later: Prepared) -> Alignment:
    """The same with the sentences that a translation keeps in their place: as many stand between
    two matches in the one report as in the other, each about as long as its counterpart."""
    row = _longest(found.matches)
    scale = (sum(later.sizes) or 1) / (sum(earlier.sizes) or 1)
    ends = [(-1, -1), *((m.earlier, m.later) for m in row), (len(earlier.body), len(later.body))]
    settled = {m.later for m in found.matches}
    more = []
    for (i, j), (to_i, to_j) in pairwise(ends):
        if to_i - i == to_j - j and to_j - j <= _GAP + 1:
            pairs = zip(range(i + 1, to_i), range(j + 1, to_j), strict=True)
            more += [
                Match(n, m, _BY_PLACE)
                for n, m in pairs
                if m not in settled and _as_long(earlier.sizes[n] * scale, later.sizes[m])
            ]
    return alignment(sorted([*found.matches, *more], key=lambda m: m.later), earlier, later)


def _as_long(one: float, other: float) -> bool:
    return max(one, other) <= _LONGER * min(one, other)


def _along(i: int, j: int, scale: float, size: int) -> float:
    """How near two sentences are to being as far along in their reports, 0 to 1."""
    return 1 - abs(i - j * scale) / (size or 1)


def _longest(matches: Iterable[Match]) -> list[Match]:
    """The longest row of matches that stand in one order in both reports."""
    rows: list[list[Match]] = []
    for match in matches:
        at = bisect_left([row[-1].earlier for row in rows], match.earlier)
        rows[at : at + 1] = [[*(rows[at - 1] if at else []), match]]
    return rows[-1] if rows else []
