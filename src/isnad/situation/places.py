"""Where states are: what tells one place from another, and what it lies in."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad import world
from isnad.folding import fold
from isnad.names import romanise
from isnad.records import Place
from isnad.states import Assertion
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
    words = map(romanise.bare, fold(name).split())
    return f"{country or ''}/{key(' '.join(words))}"


class Where(msgspec.Struct, frozen=True):
    """A place as assertions have it."""

    key: str
    name: str
    country: str | None
    geonames: int | None
    within: list[str]


def where(place: Place, land: str | None) -> Where:
    """A place with what it lies in; ``land``: the country (alpha-3) where none is told."""
    country = place.country or land
    within = list(_within(place.name, place.country, place.geonames))
    return Where(place_key(place, land), place.name, country, place.geonames, within)


@lru_cache(maxsize=1 << 14)
def _within(name: str, country: str | None, geonames: int | None) -> tuple[str, ...]:
    known = world.load()
    found = known.places.find(fold(name))
    record = next((p for p in found if p.country == country and p.geonames == geonames), None)
    return tuple(one.name for one in wider(record, known)) if record is not None else ()
