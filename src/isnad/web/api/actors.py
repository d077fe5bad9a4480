"""Pages of actors: names, offices, what they are said to do, what is done to them, what they say."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException

from isnad.joining import question
from isnad.joining.asking import answers
from isnad.web.api.situation import key_of, outlets_of, spots_of, stands
from isnad.web.asking import Asked, Filters
from isnad.web.held import Held, Kept
from isnad.web.naming import Named, Naming
from isnad.web.profiles import Actor, Acts, Office, Spelt
from isnad.web.public import public
from isnad.web.reaching import MOST, Conditions, by_place, by_type, latest, reach, somebody
from isnad.web.shapes import Stands, Value
from isnad.web.tables import claims, named, people
from isnad.world.entities import Entity

router = APIRouter(tags=["actors"])

_LANGUAGES = ("en", "ar", "vi", "abbr")
_NO_PAGE = (
    "There is no page of {key!r}: pages are of those whom the tables of actors know, and of people "
    "only of those in public office. Others are shown by what they are, inside one report each. "
    "Your own actors: isnad world add."
)


@router.get("/actors")
def every(held: Kept, asked: Asked, naming: Named) -> list[Value]:
    """Everybody who has a page, with how many of the claims asked for they take part in or say."""
    wanted = asked.conditions()
    takes = (
        sa.select(people.c.entity.label("key"), claims.c.seq)
        .select_from(claims.join(people))
        .where(*wanted)
    )
    says = sa.select(claims.c.source.label("key"), claims.c.seq).where(
        claims.c.source.is_not(None), *wanted
    )
    each = takes.union(says).subquery()
    count = sa.func.count().label("count")
    query = sa.select(each.c.key, count).group_by(each.c.key).order_by(sa.desc("count"), each.c.key)
    rows = [row for row in held.rows(query) if public(row["key"])]
    return [
        Value(key=row["key"], name=naming.somebody(row["key"]), count=row["count"]) for row in rows
    ]


@router.get("/actors/{key:path}")
def actor(held: Kept, asked: Asked, naming: Named, key: str) -> Actor:
    """Somebody the tables know: their part in the claims asked for. Raises 404 for whoever has no
    page."""
    entity = public(key)
    if entity is None:
        raise HTTPException(404, _NO_PAGE.format(key=key))
    takes = [*asked.conditions(but="actor"), claims.c.seq.in_(_claims_of(key))]
    speaks = [*asked.conditions(but="source"), claims.c.source == key]
    return Actor(
        **_known(entity, naming),
        reach=reach(held, takes),
        speaks=reach(held, speaks),
        acts=_acts(held, asked, key, naming),
        says=by_type(held, speaks),
        places=by_place(held, takes, naming),
        latest=latest(held, takes, naming),
        said=latest(held, speaks, naming),
        states=_states(held, asked, key, naming),
    )


def _claims_of(key: str) -> sa.Select[tuple[int]]:
    return sa.select(people.c.claim_seq).where(people.c.entity == key)


def _known(entity: Entity, naming: Naming) -> dict[str, Any]:
    became = entity.became
    return {
        "key": entity.id, "name": naming.somebody(entity.id, entity.name), "kind": entity.kind,
        "country": entity.country, "land": naming.country(entity.country) if entity.country else None,
        "sector": entity.sector, "side": naming.called(entity.side) if entity.side else None,
        "owner": entity.owner, "start": entity.start, "end": entity.end,
        "became": Value(key=became, name=naming.somebody(became), count=0) if became else None,
        "spelt": [
            Spelt(language=language, names=entity.names[language])
            for language in _LANGUAGES
            if entity.names.get(language)
        ],
        "offices": [
            Office(office=one.office, name=naming.somebody(one.office), start=one.start, end=one.end)
            for one in sorted(entity.offices, key=lambda one: one.start, reverse=True)
        ],
    }  # fmt: skip


def _acts(held: Held, asked: Filters, key: str, naming: Naming) -> list[Acts]:
    """By part and type, the most frequent first."""
    mine = people.alias("mine")
    wanted: Conditions = [*asked.conditions(but="actor"), mine.c.entity == key]
    joined = claims.join(mine, mine.c.claim_seq == claims.c.seq)
    count = sa.func.count(sa.distinct(claims.c.seq)).label("count")
    kinds = sa.select(mine.c.role, claims.c.type, count).select_from(joined).where(*wanted)
    kinds = kinds.group_by(mine.c.role, claims.c.type)
    other = people.alias("other")
    beside = joined.join(other, sa.and_(other.c.claim_seq == claims.c.seq, other.c.entity != key))
    beside = beside.outerjoin(named, named.c.key == other.c.entity)
    name, land = sa.func.min(named.c.name), sa.func.min(named.c.country)
    whom = (
        sa.select(
            mine.c.role, claims.c.type, other.c.entity.label("key"), name.label("name"),
            land.label("land"), count,
        )
        .select_from(beside)
        .where(*wanted)
        .group_by(mine.c.role, claims.c.type, other.c.entity)
        .order_by(sa.desc("count"), other.c.entity)
    )  # fmt: skip
    others: dict[tuple[str, str], list[Value]] = defaultdict(list)
    for row in held.rows(whom):
        if len(others[row["role"], row["type"]]) < MOST:
            others[row["role"], row["type"]].append(somebody(row, naming))
    rows = held.rows(kinds.order_by(sa.desc("count"), claims.c.type, mine.c.role))
    return [
        Acts(
            part=row["role"], type=row["type"], count=row["count"],
            others=others[row["role"], row["type"]],
        )
        for row in rows
    ]  # fmt: skip


def _states(held: Held, asked: Filters, key: str, naming: Naming) -> list[Stands]:
    """What is said to hold, begin or end with them on the day asked about."""
    with held.store() as store, store.looking() as tables:
        at = question(tables, asked.as_of, asked.known_by, asked.clock)
        found = [
            one.state
            for one in answers(tables, at)
            if any(party.entity == key for said in one.stood.support for party in said.parties)
        ]
    where, outlets = spots_of(held, found), outlets_of(held, found)
    return [stands(one, where.get(key_of(one) or ""), outlets, naming) for one in found]
