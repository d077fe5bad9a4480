"""Pages of places: names, what they lie in, who is said to hold them since when, what is told."""

from __future__ import annotations

from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException
from fastapi import Query as Parameter

from isnad import world
from isnad.folding import fold
from isnad.joining import question
from isnad.web.api.claims import where
from isnad.web.api.situation import key_of, outlets_of, spots_of, stands
from isnad.web.asking import DAY, TIME, Asked, ByClock, Filters
from isnad.web.held import Held, Kept
from isnad.web.naming import Named, Naming
from isnad.web.over_time import Course, course
from isnad.web.profiles import Interval, PlacePage, Spelt, Timeline
from isnad.web.reaching import by_person, by_source, by_type, latest, reach
from isnad.web.shapes import Value, Where
from isnad.web.tables import claims, places
from isnad.world.entities import PlaceRecord
from isnad.world.within import wider

router = APIRouter(tags=["places"])

_COUNTRY = "country:"
_LANGUAGES = ("en", "ar", "vi")


@router.get("/places/{key:path}/timeline")
def timeline(
    held: Kept,
    naming: Named,
    key: str,
    as_of: Annotated[str | None, Parameter(pattern=DAY)] = None,
    known_by: Annotated[str | None, Parameter(pattern=TIME)] = None,
    clock: ByClock = "received",
) -> Timeline:
    """Who is said to have held the place, been there, or agreed on a truce, from when until when,
    with who says so and who disputes it. Silence changes nothing."""
    row = _row(held, key)
    with held.store() as store, store.looking() as tables:
        try:
            found = course(tables, _asked_by(row), as_of, known_by, clock)
        except ValueError as error:
            raise HTTPException(422, str(error)) from error
    return _timeline(held, found, key, naming)


def _timeline(held: Held, found: Course, key: str, naming: Naming) -> Timeline:
    own = [one for one in found.stretches if key_of(one.state) == key]
    states = [one.state for one in own]
    at, outlets = spots_of(held, states), outlets_of(held, states)
    return Timeline(
        as_of=found.asked.as_of,
        known_by=found.asked.known_by,
        clock=found.asked.clock,
        left_out=found.left_out,
        items=[
            Interval(
                first=one.first, until=one.until,
                stands=stands(one.state, at.get(key_of(one.state) or ""), outlets, naming),
            )
            for one in own
        ],
    )  # fmt: skip


@router.get("/places/{key:path}")
def place(held: Kept, asked: Asked, naming: Named, key: str) -> PlacePage:
    """A place and what the claims asked for tell of it. Raises 404 for one that no claim names."""
    row = _row(held, key)
    wanted = [*asked.conditions(but="place"), claims.c.place == key]
    record = _record(row)
    return PlacePage(
        place=Where(**where(row, naming)),
        spelt=_spelt(row, record),
        within=_within(held, row, record, naming),
        reach=reach(held, wanted),
        last_report=_last(held, asked, key),
        types=by_type(held, wanted),
        actors=by_person(held, wanted, naming),
        sources=by_source(held, wanted, naming),
        latest=latest(held, wanted, naming),
    )


def _row(held: Held, key: str) -> sa.RowMapping:
    found = held.rows(sa.select(places).where(places.c.key == key))
    if not found:
        raise HTTPException(404, f"No claim names a place {key!r}, so it has no page.")
    return found[0]


def _asked_by(row: sa.RowMapping) -> str:
    """A place as questions of states take it."""
    if row["key"].isdigit():
        return str(row["key"])
    return str(row["country"] if row["precision"] == "country" else row["name"])


def _record(row: sa.RowMapping) -> PlaceRecord | None:
    """The place as the gazetteer has it; null for one that it does not know for sure."""
    found = world.load().places.find(fold(row["name"]))
    alike = [one for one in found if one.name == row["name"] and one.country == row["country"]]
    exact = [one for one in alike if str(one.geonames) == row["key"]]
    return next(iter([*exact, *alike]), None)


def _spelt(row: sa.RowMapping, record: PlaceRecord | None) -> list[Spelt]:
    if row["precision"] == "country" and row["country"]:
        entity = world.load().entity(f"{_COUNTRY}{row['country']}")
        names = entity.names if entity else {}
    else:
        own = {"ar": record.arabic, "vi": record.vietnamese} if record else {}
        names = {"en": [row["name"]], **{code: [name] for code, name in own.items() if name}}
    return [Spelt(language=code, names=names[code]) for code in _LANGUAGES if names.get(code)]


def _within(
    held: Held, row: sa.RowMapping, record: PlaceRecord | None, naming: Naming
) -> list[Value]:
    """What the place lies in, as far as that is known; a key is empty where no claim names it."""
    if row["precision"] == "country":
        return []
    above = list(wider(record, world.load())) if record else []
    keys = {str(one.geonames) for one in above}
    known = {one["key"] for one in held.rows(sa.select(places.c.key).where(places.c.key.in_(keys)))}
    found = [
        Value(
            key=str(one.geonames) if str(one.geonames) in known else "",
            name=naming.place(one.name, one.country), count=0,
        )
        for one in above
    ]  # fmt: skip
    country = row["country"]
    return [*found, Value(key="", name=naming.country(country), count=0)] if country else found


def _last(held: Held, asked: Filters, key: str) -> str | None:
    """When the last report was published that tells anything of the place or of what lies in it."""
    with held.store() as store, store.looking() as tables:
        at = question(tables, asked.as_of, asked.known_by, asked.clock)
        return tables.told_of([key], asked.clock, at.until).get(key, (None, 0))[0]
