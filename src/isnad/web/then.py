"""What was so of claims by a time of a clock: how many origins on how many sides were known, whether
accounts differed, what had been taken back. Without a time, what is so of all that is known.

It goes by when the reports of each origin and of each side of a contradiction became known, as
they are joined now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from isnad.joins import Story
from isnad.web.tables import claims, origins, reports

CLOCKS = ("received", "published")
# When reports became known: by the clocks, in that order.
Known = Mapping[str, tuple[str, str]]


class Then(NamedTuple):
    """An instant of a clock."""

    clock: str
    until: str


def origin_count(then: Then | None) -> sa.ColumnElement[int]:
    """Of how many origins a claim is; at least its own."""
    return _known(then, sa.func.count(), 1) if then else claims.c.origins


def side_count(then: Then | None) -> sa.ColumnElement[int]:
    """On how many sides they are."""
    return _known(then, sa.func.count(sa.distinct(origins.c.side)), 0) if then else claims.c.sides


def differs(then: Then | None) -> sa.ColumnElement[bool]:
    """Whether accounts differ."""
    if then is None:
        return claims.c.disputed
    return sa.func.coalesce(claims.c[f"disputed_{then.clock}"] <= then.until, sa.false())


def taken_back(then: Then | None) -> sa.ColumnElement[bool]:
    """Whether its report has been taken back."""
    if then is None:
        return reports.c.retracted
    return sa.func.coalesce(reports.c[f"retracted_{then.clock}"] <= then.until, sa.false())


def columns(then: Then | None) -> list[sa.Label[Any]]:
    """All of these, under their names."""
    found: dict[str, sa.ColumnElement[Any]] = {
        "origins": origin_count(then), "sides": side_count(then), "disputed": differs(then),
        "retracted": taken_back(then),
    }  # fmt: skip
    return [column.label(name) for name, column in found.items()]


def _known(then: Then, count: sa.ColumnElement[int], least: int) -> sa.ColumnElement[int]:
    story = (origins.c.story_seq == claims.c.story_seq) & (origins.c[then.clock] <= then.until)
    return sa.func.max(sa.select(count).where(story).correlate(claims).scalar_subquery(), least)


def first(told: Iterable[str], known: Known) -> dict[str, str | None]:
    """When the first of some reports became known, by each clock; null where none is."""
    every = [known[one] for one in told if one in known]
    return {
        clock: min((times[at] for times in every), default=None) for at, clock in enumerate(CLOCKS)
    }


def differing(story: Story, known: Known) -> dict[str, str | None]:
    """Since when a second side of some contradiction of a story is known, by each clock."""
    sides = [
        [first((one.report for one in side.tellings), known) for side in contradiction.sides]
        for contradiction in story.contradictions
    ]
    found = {}
    for clock in CLOCKS:
        seconds = [sorted(filter(None, (one[clock] for one in several)))[1:2] for several in sides]
        found[f"disputed_{clock}"] = min((at for some in seconds for at in some), default=None)
    return found
