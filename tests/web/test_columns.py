"""What is counted over columns in memory is what the database counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.web.asking import Filters, chosen
from isnad.web.columns import PLAIN
from isnad.web.held import Held
from isnad.web.making import Index
from isnad.web.tables import claims, origins, people

_FIRST, _LAST = date(2024, 11, 20), date(2024, 12, 10)


@pytest.fixture(scope="module")
def held(demo_store: Path) -> Iterator[Held]:
    found = Held(Index(str(demo_store)))
    yield found
    found.close()


def some(held: Held, column: sa.Column[Any]) -> st.SearchStrategy[list[str]]:
    """Values of a column, and what is not given."""
    rows = held.rows(sa.select(column.label("value")).distinct().where(column.is_not(None)))
    values = sorted(row["value"] for row in rows)
    return st.lists(st.sampled_from([*values, "none"]), max_size=2)


def filters(held: Held, draw: st.DataObject) -> Filters:
    """Filters of which each is set or not."""
    day = st.none() | st.dates(min_value=_FIRST, max_value=_LAST).map(str)
    wanted = {
        "type": draw.draw(some(held, claims.c.type)),
        "place": draw.draw(some(held, claims.c.place)),
        "actor": draw.draw(some(held, people.c.entity)),
        "side": draw.draw(some(held, origins.c.side)),
        "as_of": draw.draw(day),
        "since": draw.draw(day),
        "known_by": draw.draw(day),
        "clock": draw.draw(st.sampled_from(["received", "published"])),
        "disputed": draw.draw(st.sampled_from([None, None, True, False])),
    }
    return Filters.model_validate(wanted)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(draw=st.data())
def test_counts_are_those_of_the_database(held: Held, draw: st.DataObject) -> None:
    asked = filters(held, draw)
    for facet in (*PLAIN, "actor", "origin", "side"):
        found = chosen(held, asked, but=facet)
        conditions = asked.conditions(but=facet)
        assert found.of(facet) == counted(held, facet, conditions), facet
    found = chosen(held, asked)
    number = sa.select(sa.func.count()).select_from(claims)
    assert found.total == held.number(number.where(*asked.conditions()))
    assert found.undated == held.number(number.where(*asked.conditions(), claims.c.first.is_(None)))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
@given(draw=st.data())
def test_places_and_days_are_those_of_the_database(held: Held, draw: st.DataObject) -> None:
    asked = filters(held, draw)
    reports = sa.func.count(sa.distinct(claims.c.report_seq))
    last = sa.func.max(claims.c[asked.clock])
    query = sa.select(
        claims.c.place, sa.func.count().label("count"), reports.label("reports"), last.label("last")
    )
    rows = held.rows(
        query.where(*asked.conditions(), claims.c.place.is_not(None)).group_by(claims.c.place)
    )
    found = chosen(held, asked).places(asked.then, asked.clock)
    assert {one["key"]: (one["count"], one["reports"], one["last_report"]) for one in found} == {
        row["place"]: (row["count"], row["reports"], row["last"]) for row in rows
    }
    day = sa.func.substr(claims.c[asked.clock], 1, 10).label("day")
    query = sa.select(day, sa.func.count().label("count"), reports.label("reports"))
    rows = held.rows(query.where(*asked.conditions()).group_by(day).order_by(day))
    assert list(chosen(held, asked).days(asked.clock)) == [
        (row["day"], row["count"], row["reports"]) for row in rows
    ]


def counted(held: Held, facet: str, conditions: list[sa.ColumnElement[bool]]) -> Counter[Any]:
    """The same as the database counts it."""
    source: sa.FromClause = claims
    column: sa.ColumnElement[Any]
    if facet == "actor":
        source, column = claims.join(people), people.c.entity
    elif facet in ("origin", "side"):
        source = claims.join(origins, origins.c.story_seq == claims.c.story_seq)
        column = origins.c.name if facet == "origin" else origins.c.side
    else:
        column = claims.c[facet]
    count = sa.func.count(sa.distinct(claims.c.seq)).label("count")
    query = sa.select(column.label("key"), count).select_from(source).where(*conditions)
    return Counter({row["key"]: row["count"] for row in held.rows(query.group_by(column))})
