"""Who tells nothing of a story: outlets that have reports in the store from its first telling on."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from isnad.joins import Clock, Story
from isnad.web.held import Held
from isnad.web.shapes import Heading, Value
from isnad.web.tables import reports

# So many are named.
_MOST = 40


def silent(
    held: Held, story: Story, known: Mapping[str, Heading], until: str | None, clock: Clock
) -> list[Value]:
    """Outlets, with how many reports of theirs became public since the day on which the story was first
    told, of which none tells it. ``known``: reports by id; ``until``: nothing later counts."""
    tellers = [known[one.report] for one in story.tellings if one.report in known]
    if not tellers:
        return []
    first = min(one.published for one in tellers)[: len("0000-00-00")]
    outlet, count = reports.c.outlet, sa.func.count().label("count")
    query = sa.select(outlet, count).where(reports.c.published >= first, outlet.is_not(None))
    if until is not None:
        query = query.where(reports.c[clock] <= until)
    loud = sorted({one.outlet for one in tellers if one.outlet})
    query = query.where(outlet.not_in(loud)).group_by(outlet).order_by(sa.desc("count"), outlet)
    return [
        Value(key=row["outlet"], name=row["outlet"], count=row["count"])
        for row in held.rows(query.limit(_MOST))
    ]
