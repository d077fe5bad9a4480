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
    counted = _counted(asked, facet).subquery()
    every = sa.func.count().over().label("every")
    order = counted.c["count"].desc(), counted.c.key
    rows = held.rows(_called(facet, sa.select(counted, every).order_by(*order).limit(most)))
    more = max(rows[0]["every"] - most, 0) if rows else 0
    given = getattr(asked, facet)
    shown = {row["key"] for row in rows}
    if isinstance(given, list) and (missing := [one for one in given if one not in shown]):
        # What is filtered by is shown, however rare.
        rare = sa.select(counted, sa.null().label("every")).where(counted.c.key.in_(missing))
        rows += held.rows(_called(facet, rare))
    return [_value(facet, row, naming) for row in rows], more


def _called(facet: Facet, counted: Query) -> Query:
    """Rows ``key`` and ``count`` with ``name``, ``land`` and ``precision``, by which they are called."""
    of = counted.subquery()
    source: sa.FromClause = of
    told: list[sa.ColumnElement[Any]] = [of.c.key, sa.null(), sa.null()]
    if facet in ("actor", "source"):
        source = of.outerjoin(named, named.c.key == of.c.key)
        told = [named.c.name, named.c.country, sa.null()]
    elif facet == "place":
        source = of.outerjoin(places, places.c.key == of.c.key)
        told = [places.c.name, places.c.country, places.c.precision]
    labels = [
        one.label(name) for one, name in zip(told, ("name", "land", "precision"), strict=True)
    ]
    query = sa.select(of.c.key, of.c["count"], of.c.every, *labels).select_from(source)
    return query.order_by(of.c["count"].desc(), of.c.key)


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
    """Rows ``key`` and ``count``."""
    source: sa.FromClause = claims
    key = _key(asked, facet)
    if facet == "actor":
        source = claims.join(people)
    elif facet in _SPREAD:
        source = claims.join(origins, origins.c.story_seq == claims.c.story_seq)
    count = sa.func.count(sa.distinct(claims.c.seq)) if facet in _SPREAD else sa.func.count()
    query = sa.select(key.label("key"), count.label("count")).select_from(source)
    return query.where(*asked.conditions(but=facet)).group_by(key)


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
