"""Claims counted: by facet, by place, by time."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import sqlalchemy as sa
from fastapi import APIRouter
from fastapi import Query as Parameter

from isnad.web.asking import NONE, Asked, Filters
from isnad.web.held import Held, Kept, Query
from isnad.web.shapes import Facets, Spot, Spots, Step, Steps, Value
from isnad.web.tables import claims, many, origins, people, places

router = APIRouter(tags=["counts"])

Facet = Literal[
    "type", "place", "country", "actor", "source", "origin", "side", "outlet", "language",
    "modality", "polarity", "disputed",
]  # fmt: skip
Unit = Literal["day", "month", "year"]
_LENGTH = {"day": 10, "month": 7, "year": 4}
# Facets of which a claim may have several values.
_SPREAD = {"actor": people.c.entity, "origin": origins.c.name, "side": origins.c.side}
_ALL: list[Facet] = [
    "type",
    "country",
    "place",
    "actor",
    "source",
    "outlet",
    "language",
    "modality",
]


@router.get("/facets")
def facets(
    held: Kept,
    asked: Asked,
    by: Annotated[list[Facet], Parameter(max_length=12)] = _ALL,
    most: Annotated[int, Parameter(ge=1, le=500)] = 12,
) -> Facets:
    """How many of the claims asked for have which value of some facets."""
    total = held.number(sa.select(sa.func.count()).select_from(claims).where(*asked.conditions()))
    found = {facet: _values(held, asked, facet, most) for facet in by}
    return Facets(
        total=total,
        facets={facet: values for facet, (values, _) in found.items()},
        more={facet: more for facet, (_, more) in found.items()},
    )


def _values(held: Held, asked: Filters, facet: Facet, most: int) -> tuple[list[Value], int]:
    query = _counted(asked, facet)
    rows = held.rows(query.order_by(sa.desc("count"), sa.literal_column("key")).limit(most))
    every = held.number(sa.select(sa.func.count()).select_from(query.subquery()))
    return [_value(facet, row) for row in rows], max(every - most, 0)


def _value(facet: Facet, row: sa.RowMapping) -> Value:
    key = NONE if row["key"] is None else str(row["key"])
    if facet == "disputed":
        key = "true" if row["key"] else "false"
    return Value(key=key, name=row["name"] or key, count=row["count"])


def _counted(asked: Filters, facet: Facet) -> Query:
    """Rows ``key``, ``name``, ``count``."""
    source: sa.FromClause = claims
    key: sa.ColumnElement[Any] = _SPREAD[facet] if facet in _SPREAD else claims.c[facet]
    name: sa.ColumnElement[Any] = key
    if facet == "actor":
        source, name = claims.join(people), sa.func.min(people.c.name)
    elif facet in _SPREAD:
        source = claims.join(origins, origins.c.story_seq == claims.c.story_seq)
    elif facet == "place":
        source = claims.outerjoin(places, places.c.key == claims.c.place)
        name = sa.func.min(places.c.name)
    count = sa.func.count(sa.distinct(claims.c.seq)) if facet in _SPREAD else sa.func.count()
    query = sa.select(key.label("key"), sa.cast(name, sa.Text).label("name"), count.label("count"))
    return query.select_from(source).where(*asked.conditions(but=facet)).group_by(key)


@router.get("/places")
def spots(held: Kept, asked: Asked) -> Spots:
    """The places of the claims asked for, with how many are told of each."""
    wanted = asked.conditions()
    query = (
        sa.select(
            places,
            sa.func.count().label("count"),
            many(claims.c.disputed).label("disputed"),
            sa.func.count(sa.distinct(claims.c.report_seq)).label("reports"),
            sa.func.max(claims.c[asked.clock]).label("last_report"),
        )
        .select_from(claims.join(places, places.c.key == claims.c.place))
        .where(*wanted)
        .group_by(places.c.key)
        .order_by(sa.desc("count"), places.c.key)
    )
    items = [Spot(**row) for row in held.rows(query)]
    total = held.number(sa.select(sa.func.count()).select_from(claims).where(*wanted))
    return Spots(total=total, unplaced=total - sum(one.count for one in items), items=items)


@router.get("/times")
def steps(held: Kept, asked: Asked, unit: Unit = "day") -> Steps:
    """How many of the claims asked for begin on which day, in which month or year."""
    wanted = asked.conditions()
    first = sa.func.substr(claims.c.first, 1, _LENGTH[unit]).label("first")
    query = (
        sa.select(first, sa.func.count().label("count"), many(claims.c.disputed).label("disputed"))
        .where(*wanted)
        .group_by(sa.literal_column("1"))
        .order_by(sa.literal_column("1"))
    )
    rows = held.rows(query)
    return Steps(
        total=sum(row["count"] for row in rows),
        undated=sum(row["count"] for row in rows if row["first"] is None),
        unit=unit,
        items=[Step(**row) for row in rows if row["first"] is not None],
    )
