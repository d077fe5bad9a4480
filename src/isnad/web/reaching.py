"""Claims counted for the page of somebody or of a place."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from isnad.web.api.claims import line, lines
from isnad.web.held import Held, Query
from isnad.web.naming import Naming
from isnad.web.profiles import Reach
from isnad.web.shapes import Line, Value
from isnad.web.tables import claims, named, people, places

Conditions = Sequence[sa.ColumnElement[bool]]
# So many others, places and claims are shown; the rest is behind a link.
MOST = 8


def reach(held: Held, wanted: Conditions) -> Reach:
    """How much is told by claims."""
    c = claims.c
    (row,) = held.rows(
        sa.select(
            sa.func.count().label("claims"),
            sa.func.count(sa.distinct(c.report_seq)).label("reports"),
            sa.func.max(c.published).label("published"),
            sa.func.max(c.received).label("received"),
        ).where(*wanted)
    )
    return Reach(**row)


def latest(held: Held, wanted: Conditions, naming: Naming) -> list[Line]:
    """The claims of the last days."""
    order = claims.c.first.is_(None), claims.c.first.desc(), claims.c.published.desc(), claims.c.seq
    rows = held.rows(lines().where(*wanted).order_by(*order).limit(MOST))
    return [line(row, naming) for row in rows]


def by_type(held: Held, wanted: Conditions) -> list[Value]:
    """How many claims are of which type."""
    count = sa.func.count().label("count")
    query = sa.select(claims.c.type.label("key"), count).where(*wanted).group_by(claims.c.type)
    rows = held.rows(query.order_by(sa.desc("count"), claims.c.type))
    return [Value(key=row["key"], name=row["key"], count=row["count"]) for row in rows]


def by_place(held: Held, wanted: Conditions, naming: Naming) -> list[Value]:
    """At which places claims are, most first."""
    count = sa.func.count().label("count")
    query = (
        sa.select(places.c.key, places.c.name, places.c.country, places.c.precision, count)
        .select_from(claims.join(places, places.c.key == claims.c.place))
        .where(*wanted)
        .group_by(places.c.key)
        .order_by(sa.desc("count"), places.c.key)
        .limit(MOST)
    )
    return [
        Value(
            key=row["key"], count=row["count"],
            name=naming.place(row["name"], row["country"], row["precision"]),
        )
        for row in held.rows(query)
    ]  # fmt: skip


def by_person(held: Held, wanted: Conditions, naming: Naming) -> list[Value]:
    """Who takes part in claims, most first."""
    count = sa.func.count(sa.distinct(claims.c.seq)).label("count")
    joined = claims.join(people).outerjoin(named, named.c.key == people.c.entity)
    query = _somebody(people.c.entity, count).select_from(joined).where(*wanted)
    return _values(held, query.group_by(people.c.entity), naming)


def by_source(held: Held, wanted: Conditions, naming: Naming) -> list[Value]:
    """Who says claims in the end, most first; of those that the report itself says there is none."""
    count = sa.func.count().label("count")
    joined = claims.join(named, named.c.key == claims.c.source)
    query = _somebody(claims.c.source, count).select_from(joined).where(*wanted)
    return _values(held, query.group_by(claims.c.source), naming)


def _somebody(key: sa.Column[str], count: sa.ColumnElement[int]) -> Query:
    name, land = sa.func.min(named.c.name), sa.func.min(named.c.country)
    return sa.select(key.label("key"), name.label("name"), land.label("land"), count)


def _values(held: Held, query: Query, naming: Naming) -> list[Value]:
    rows = held.rows(query.order_by(sa.desc("count"), sa.literal_column("key")).limit(MOST))
    return [somebody(row, naming) for row in rows]


def somebody(row: sa.RowMapping, naming: Naming) -> Value:
    """A row with ``key``, ``name``, ``land`` and ``count``."""
    name = naming.somebody(row["key"], row["name"], row["land"])
    return Value(key=row["key"], name=name, count=row["count"])
