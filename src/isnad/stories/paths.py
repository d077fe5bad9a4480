"""The way of a passage back through the reports that it comes from."""

from __future__ import annotations

import msgspec

from isnad.joins import Held, Kin, Lineage
from isnad.records import Claim
from isnad.stories.shelf import Shelf

# What tells itself what it takes back, and has it from nobody.
_TAKES_BACK = frozenset({"retraction", "correction"})


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A report on the way. ``claim``: which of its claims tells the same, if that is sure;
    ``claims``: all of the sentence; but for the first, ``kind`` and ``because``: how the report
    before comes of it, and why that is thought."""

    held: Held
    claim: Claim | None
    claims: list[Claim]
    kind: Kin | None = None
    because: str | None = None


def path(held: Held, claim: Claim, shelf: Shelf) -> list[Step]:
    """From the report that we read to the first that we hold of those that its sentence comes of,
    sentence by sentence aligned. A sentence of its own goes no further."""
    at = shelf.at(held, claim)
    steps = [Step(held=held, claim=claim, claims=shelf.sentence(held, at))]
    seen = {held.report.id}
    while at >= 0:
        found = _original(steps[-1].held, at, shelf, seen)
        if found is None:
            break
        lineage, before, at = found
        there = shelf.sentence(before, at)
        steps.append(
            Step(
                held=before,
                claim=_counterpart(steps[-1], there),
                claims=there,
                kind=lineage.kind,
                because=lineage.because,
            )
        )
        seen.add(before.report.id)
    return steps


def _original(
    held: Held, at: int, shelf: Shelf, seen: set[str]
) -> tuple[Lineage, Held, int] | None:
    """What a sentence comes of, and where it stands there: the closest of all."""
    ways = [
        (aligned.closeness, lineage.score, lineage.of.report, -aligned.original, lineage)
        for lineage in shelf.comes_of(held)
        if lineage.of.report is not None
        and lineage.of.report in shelf.reports
        and lineage.of.report not in seen
        and lineage.kind not in _TAKES_BACK
        for aligned in lineage.aligned
        if aligned.later == at
    ]
    if not ways:
        return None
    _, _, report, place, lineage = max(ways, key=lambda way: way[:4])
    return lineage, shelf.reports[report], -place


def _counterpart(step: Step, there: list[Claim]) -> Claim | None:
    """The claim of a sentence that one of a sentence which comes of it repeats: where both make as
    many of its type, the same in order."""
    if step.claim is None:
        return None
    mine = [one for one in step.claims if one.type == step.claim.type]
    theirs = [one for one in there if one.type == step.claim.type]
    return theirs[mine.index(step.claim)] if len(mine) == len(theirs) else None
