"""Which of the reports that one may come of it does come of."""

from __future__ import annotations

from isnad.joins import Lineage
from isnad.records import Report


def choose(report: Report, proposals: list[Lineage]) -> list[Lineage]:
    """What a report comes of: the likeliest of the proposals, and what its page names that is
    not among them. The same in whatever order they come."""
    ranked = sorted(proposals, key=lambda one: (-one.score, one.of.report or ""))
    return ranked[:1]
