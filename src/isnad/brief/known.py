"""Stories as far as they were known: without what later reports tell."""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

from isnad.joins import Contradiction, Origin, Side, Story

_BOTH = 2


def as_known(story: Story, reports: Container[str]) -> Story | None:
    """A story without what reports tell that are not among those given; null where nothing is
    left."""
    tellings = [t for t in story.tellings if t.report in reports]
    if not tellings:
        return None
    if len(tellings) == len(story.tellings) and all(r in reports for r in _retracting(story)):
        return story
    kept = [
        msgspec.structs.replace(t, retracted_by=[r for r in t.retracted_by if r in reports])
        for t in tellings
    ]
    return msgspec.structs.replace(
        story,
        tellings=kept,
        origins=list(_origins(story, reports)),
        contradictions=list(_contradictions(story, reports)),
        retracted_by=[r for r in story.retracted_by if r in reports],
    )


def _retracting(story: Story) -> Iterator[str]:
    yield from story.retracted_by
    for telling in story.tellings:
        yield from telling.retracted_by


def _origins(story: Story, reports: Container[str]) -> Iterator[Origin]:
    for one in story.origins:
        there = [report for report in one.reports if report in reports]
        if there:
            yield msgspec.structs.replace(one, reports=there)


def _contradictions(story: Story, reports: Container[str]) -> Iterator[Contradiction]:
    for one in story.contradictions:
        sides = [
            Side(says=side.says, tellings=[t for t in side.tellings if t.report in reports])
            for side in one.sides
        ]
        left = [side for side in sides if side.tellings]
        if len(left) >= _BOTH:
            yield Contradiction(kind=one.kind, sides=left)
