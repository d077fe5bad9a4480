"""Where states are: what tells one place from another, and what it lies in."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad import world
from isnad.folding import fold
from isnad.names import romanise
from isnad.names.spelling import articles
from isnad.records import Place
from isnad.states import Assertion
from isnad.world.entities import PlaceRecord
from isnad.world.gazetteer import key
from isnad.world.within import wider


def place_key(place: Place, land: str | None = None) -> str:
    """What tells a place from others: its GeoNames id, else its country and name without
    articles; ``land``: the country (alpha-3) where none is told."""
    return _key(place.geonames, place.country or land, place.name)


def key_of(one: Assertion) -> str | None:
    """The key of an assertion's place; null where it has none."""
    return _key(one.geonames, one.country, one.place) if one.place else None


def _key(geonames: int | None, country: str | None, name: str) -> str:
    if geonames:
        return str(geonames)
    return f"{country or ''}/{bare_name(name)}"


class Where(msgspec.Struct, frozen=True):
    """A place as assertions have it."""

    key: str
    name: str
    country: str | None
    geonames: int | None
    within: list[str]
    nested: list[str]


def where(place: Place, land: str | None) -> Where:
    """A place with what it lies in; ``land``: the country (alpha-3) where none is told."""
    country, own = place.country or land, place_key(place, land)
    wider = _wider(place.name, place.country, place.geonames)
    return Where(
        key=own, name=place.name, country=country, geonames=place.geonames,
        within=[one.name for one in wider],
        nested=list(dict.fromkeys([own, *map(_of, wider), *([country] if country else [])])),
    )  # fmt: skip


def keys_of(wanted: str) -> frozenset[str]:
    """The keys of the places of a name in any language, of a GeoNames id, or of a country
    (alpha-3)."""
    found = world.load().places.find(fold(wanted))
    return frozenset({wanted.upper(), wanted, *map(_of, found)})


def bare_name(wanted: str) -> str:
    """The name of a place as it is part of its key where it has no id."""
    words = key(" ".join(map(romanise.bare, fold(wanted).split()))).split()
    named = [word for word in words if word not in articles()]
    return " ".join(named or words)


def _of(record: PlaceRecord) -> str:
    if record.kind == "country" and record.country:
        return record.country
    return _key(record.geonames, record.country, record.name)


@lru_cache(maxsize=1 << 14)
def _wider(name: str, country: str | None, geonames: int | None) -> tuple[PlaceRecord, ...]:
    known = world.load()
    found = known.places.find(fold(name))
    record = next((p for p in found if p.country == country and p.geonames == geonames), None)
    return tuple(wider(record, known)) if record is not None else ()
