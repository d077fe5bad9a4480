"""Which sentences of two reports say the same, by what stays the same in another language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from isnad.lineage.marks import closeness
from isnad.lineage.prepared import Prepared

# How close sentences are at least that say the same, and what is added for being as far along.
_CLOSE = 0.17
_PLACE = 0.03
# How close sentences are at least that may say the same if those around them do.
_SLIGHT = 0.05


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A sentence of the later report that says what one of the earlier says: positions among the
    sentences of either, and how close they are, 0 to 1."""

    earlier: int
    later: int
    close: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a later report has in common with an earlier one. ``sentences``,
    ``sentences_earlier``: how many either has; ``share``, ``share_earlier``: what
    part of the text of either matches; ``ordered``: how many of the matches stand in one order in
    both; ``close``: how close they are on average; ``slight``: pairs that are close by a little."""

    matches: tuple[Match, ...]
    sentences: int
    sentences_earlier: int
    share: float
    share_earlier: float
    ordered: int
    close: float
    slight: tuple[Match, ...] = ()

    @property
    def strength(self) -> float:
        """What part of the later report has a counterpart, times how close those are."""
        return self.share * self.close


def align(earlier: Prepared, later: Prepared) -> Alignment:
    """The sentences of two reports that say the same. Several of the later may match one: a
    sentence may be parted in two."""
    scale = len(earlier.body) / (len(later.body) or 1)
    every = [Match(*one) for one in closeness(earlier.marks, later.marks)]
    pairs = sorted(
        (-m.close - _PLACE * _along(m.earlier, m.later, scale, len(earlier.body)), m)
        for m in every
        if m.close >= _CLOSE
    )
    best: dict[int, Match] = {}
    for _, match in pairs:
        best.setdefault(match.later, match)
    slight = tuple(m for m in every if _SLIGHT <= m.close < _CLOSE)
    return alignment([best[j] for j in sorted(best)], earlier, later, slight)


def alignment(
    matches: list[Match], earlier: Prepared, later: Prepared, slight: tuple[Match, ...] = ()
) -> Alignment:
    """What given matches come to, in the order of the later report."""
    found = {m.earlier for m in matches}
    return Alignment(
        matches=tuple(matches),
        sentences=len(later.body),
        sentences_earlier=len(earlier.body),
        share=sum(later.sizes[j] for j in {m.later for m in matches}) / (sum(later.sizes) or 1),
        share_earlier=sum(earlier.sizes[i] for i in found) / (sum(earlier.sizes) or 1),
        ordered=len(in_order(matches)),
        close=sum(m.close for m in matches) / (len(matches) or 1),
        slight=slight,
    )


def _along(i: int, j: int, scale: float, size: int) -> float:
    """How near two sentences are to being as far along in their reports, 0 to 1."""
    return 1 - abs(i - j * scale) / (size or 1)


def in_order(matches: Iterable[Match]) -> list[Match]:
    """The longest row of matches that stand in one order in both reports."""
    rows: list[list[Match]] = []
    for match in matches:
        at = bisect_left([row[-1].earlier for row in rows], match.earlier)
        rows[at : at + 1] = [[*(rows[at - 1] if at else []), match]]
    return rows[-1] if rows else []
