"""Claims counted: by facet, by place, by time."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import sqlalchemy as sa
from fastapi import APIRouter
from fastapi import Query as Parameter

from isnad.edtf import bounds
from isnad.web import then
from isnad.web.api.claims import where
from isnad.web.asking import NONE, Asked, Filters
from isnad.web.held import Held, Kept, Query
from isnad.web.naming import Named, Naming
from isnad.web.shapes import Arrival, Arrivals, Facets, Spot, Spots, Step, Steps, Value
from isnad.web.tables import claims, many, named, origins, people, places

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
    naming: Named,
    by: Annotated[list[Facet], Parameter(max_length=12)] = _ALL,
    most: Annotated[int, Parameter(ge=1, le=500)] = 12,
) -> Facets:
    """How many of the claims asked for have which value of some facets."""
    total = held.number(sa.select(sa.func.count()).select_from(claims).where(*asked.conditions()))
    found = {facet: _values(held, asked, naming, facet, most) for facet in by}
    return Facets(
        total=total,
        facets={facet: values for facet, (values, _) in found.items()},
        more={facet: more for facet, (_, more) in found.items()},
    )


def _values(
    held: Held, asked: Filters, naming: Naming, facet: Facet, most: int
) -> tuple[list[Value], int]:
    query = _counted(asked, facet)
    rows = held.rows(query.order_by(sa.desc("count"), sa.literal_column("key")).limit(most))
    rows += _chosen(held, asked, facet, query, {row["key"] for row in rows})
    every = held.number(sa.select(sa.func.count()).select_from(query.subquery()))
    return [_value(facet, row, naming) for row in rows], max(every - most, 0)


def _chosen(
    held: Held, asked: Filters, facet: Facet, query: Query, shown: set[str]
) -> list[sa.RowMapping]:
    """The rows of values that are filtered by and that are not among the most frequent."""
    given = getattr(asked, facet)
    missing = [one for one in given if one not in shown] if isinstance(given, list) else []
    return held.rows(query.having(sa.literal_column("key").in_(missing))) if missing else []


def _value(facet: Facet, row: sa.RowMapping, naming: Naming) -> Value:
    key = NONE if row["key"] is None else str(row["key"])
    if facet == "disputed":
        key = "true" if row["key"] else "false"
    name = key if key == NONE else _name(facet, key, row, naming)
    return Value(key=key, name=name, count=row["count"])


def _name(facet: Facet, key: str, row: sa.RowMapping, naming: Naming) -> str:
    if facet == "country":
        return naming.country(key)
    if facet in ("actor", "source"):
        return naming.somebody(key, row["name"], row["land"])
    if facet == "place":
        return naming.place(row["name"] or key, row["land"], row["precision"])
    return naming.called(key) if facet in ("origin", "side") else key


def _key(asked: Filters, facet: Facet) -> sa.ColumnElement[Any]:
    if facet == "disputed":
        return then.differs(asked.then)
    return _SPREAD[facet] if facet in _SPREAD else claims.c[facet]


def _counted(asked: Filters, facet: Facet) -> Query:
    """Rows ``key``, ``name``, ``land``, ``precision``, ``count``."""
    source: sa.FromClause = claims
    key: sa.ColumnElement[Any] = _key(asked, facet)
    name: sa.ColumnElement[Any] = key
    land: sa.ColumnElement[Any] = sa.null()
    precision: sa.ColumnElement[Any] = sa.null()
    if facet in ("actor", "source"):
        source = claims.join(people) if facet == "actor" else claims
        source = source.outerjoin(named, named.c.key == key)
        name, land = sa.func.min(named.c.name), sa.func.min(named.c.country)
    elif facet in _SPREAD:
        source = claims.join(origins, origins.c.story_seq == claims.c.story_seq)
    elif facet == "place":
        source = claims.outerjoin(places, places.c.key == claims.c.place)
        name, land = sa.func.min(places.c.name), sa.func.min(places.c.country)
        precision = sa.func.min(places.c.precision)
    count = sa.func.count(sa.distinct(claims.c.seq)) if facet in _SPREAD else sa.func.count()
    query = sa.select(
        key.label("key"), sa.cast(name, sa.Text).label("name"), land.label("land"),
        precision.label("precision"), count.label("count"),
    )  # fmt: skip
    return query.select_from(source).where(*asked.conditions(but=facet)).group_by(key)


@router.get("/places")
def spots(held: Kept, asked: Asked, naming: Named) -> Spots:
    """The places of the claims asked for, with how many are told of each."""
    wanted = asked.conditions()
    query = (
        sa.select(
            places,
            sa.func.count().label("count"),
            many(then.differs(asked.then)).label("disputed"),
            sa.func.count(sa.distinct(claims.c.report_seq)).label("reports"),
            sa.func.max(claims.c[asked.clock]).label("last_report"),
        )
        .select_from(claims.join(places, places.c.key == claims.c.place))
        .where(*wanted)
        .group_by(places.c.key)
        .order_by(sa.desc("count"), places.c.key)
    )
    items = [Spot(**where(row, naming)) for row in held.rows(query)]
    total = held.number(sa.select(sa.func.count()).select_from(claims).where(*wanted))
    return Spots(total=total, unplaced=total - sum(one.count for one in items), items=items)


@router.get("/times")
def steps(held: Kept, asked: Asked, unit: Unit = "day") -> Steps:
    """How many of the claims asked for are of which day, month or year; those whose time is told
    less exactly than that are of the whole stretch."""
    query = (
        sa.select(
            claims.c.first, claims.c.last, claims.c.edtf,
            sa.func.count().label("count"), many(then.differs(asked.then)).label("disputed"),
        )
        .where(*asked.conditions())
        .group_by(claims.c.first, claims.c.last, claims.c.edtf)
    )  # fmt: skip
    rows = held.rows(query)
    found: dict[tuple[str, str, bool, bool], Step] = {}
    for row in rows:
        if row["first"] is not None:
            _add(found, row, _LENGTH[unit])
    return Steps(
        total=sum(row["count"] for row in rows),
        undated=sum(row["count"] for row in rows if row["first"] is None),
        unit=unit,
        items=[found[key] for key in sorted(found)],
    )


def _add(found: dict[tuple[str, str, bool, bool], Step], row: sa.RowMapping, length: int) -> None:
    """Add the claims of a row to the stretch that they tell of."""
    edtf: str = row["edtf"] or ""
    is_open = edtf.endswith("/..")
    # Of what goes on, the beginning alone is told.
    last = (bounds(edtf.removesuffix("/.."))[1] if is_open else None) or row["last"]
    key = (row["first"][:length], last[:length], is_open, "~" in edtf)
    first, last, *_ = key
    step = found.setdefault(
        key, Step(first=first, last=last, open=is_open, about=key[3], count=0, disputed=0)
    )
    step.count += row["count"]
    step.disputed += row["disputed"]


@router.get("/arrivals")
def arrivals(held: Kept, asked: Asked) -> Arrivals:
    """On which days, by the clock asked for, how many reports with how many of the claims asked for
    became known."""
    day = sa.func.substr(claims.c[asked.clock], 1, _LENGTH["day"]).label("day")
    query = (
        sa.select(
            day,
            sa.func.count().label("count"),
            sa.func.count(sa.distinct(claims.c.report_seq)).label("reports"),
        )
        .where(*asked.conditions())
        .group_by(sa.literal_column("1"))
        .order_by(sa.literal_column("1"))
    )
    items = [Arrival(**row) for row in held.rows(query)]
    return Arrivals(total=sum(one.count for one in items), clock=asked.clock, items=items)
