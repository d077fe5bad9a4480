"""Which of the reports that one may come of it does come of."""

from __future__ import annotations

import msgspec

from isnad.joins import Kin, Lineage
from isnad.lineage import page
from isnad.lineage.unheld import unheld
from isnad.records import Report

_VERSIONS: tuple[frozenset[Kin], ...] = (
    frozenset({"retraction", "correction"}),
    frozenset({"update"}),
)
# A second original tells at least so many sentences, and that part of what it tells, that the first
# does not tell or is so much less close to.
_MORE, _MOSTLY, _CLOSER = 2, 0.4, 1.25


def choose(report: Report, proposals: list[Lineage]) -> list[Lineage]:
    """What a report comes of: the likeliest of the proposals, others that tell what it does not
    (of both only those that its page credits, if it credits any: what is merely alike or named is
    their original), and what its page names that is not among them. The same in whatever order
    they come. A notice that declares an item taken back means all versions of it."""
    ranked = sorted(proposals, key=lambda one: (-one.score, one.of.report or ""))
    if report.withdraws:
        return [one for one in ranked if one.kind == "retraction"]
    for kinds in _VERSIONS:
        versions = [one for one in ranked if one.kind in kinds]
        if versions:
            return versions[:1]
    chosen: list[Lineage] = []
    told: dict[int, float] = {}
    for one in _credited(report, ranked) or ranked:
        mine: dict[int, float] = {}
        for pair in one.aligned:
            mine[pair.later] = max(pair.closeness, mine.get(pair.later, 0.0))
        more = sum(close > _CLOSER * told.get(at, 0.0) for at, close in mine.items())
        if not chosen or (more >= _MORE and more >= _MOSTLY * len(mine)):
            chosen.append(one)
            told |= {at: max(close, told.get(at, 0.0)) for at, close in mine.items()}
    return [
        *(_of_several(one) if len(chosen) > 1 else one for one in chosen),
        *unheld(report, chosen),
    ]


def _of_several(one: Lineage) -> Lineage:
    """A report that is put together from several is no translation of one of them."""
    return msgspec.structs.replace(one, kind="rewrite") if one.kind == "translation" else one


def _credited(report: Report, ranked: list[Lineage]) -> list[Lineage]:
    named = page.foreign(report)
    return [one for one in ranked if any(page.means_original(n, one.of) for n in named)]
