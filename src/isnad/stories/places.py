"""Where a claim is, as the places that lie in each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, hypot, radians

from isnad import world
from isnad.folding import fold
from isnad.records import Place
from isnad.world import PlaceRecord, countries
from isnad.world.within import wider

_CITY = 300_000
_SMALL = frozenset({"exact", "near", "settlement"})
# Kilometres: of a degree; from the middle of a town to its airport.
_DEGREE, _NEAR = 111.2, 12.0
# Words of so few letters, and codes of countries, are of no name.
_SHORT = 3
_CODE = len("SYR ")


def chain(place: Place | None, land: str | None = None) -> list[str]:
    """The place and those that it lies in, the smallest first, the country last: GeoNames ids,
    else country and name; countries as alpha-3. Empty where the place is not known. ``land``: the
    country that its report tells of before all others, in which is what has a name and no more."""
    if place is None:
        return []
    if place.country is None:
        own = f"{land} {place.name}"
        return list(_great(place.name)) or ([own, land] if land and is_name(own) else [])
    return list(_chain(place.name, place.country, place.geonames, place.precision))


def is_name(place: str) -> bool:
    """Whether what a place is known by, behind the code of its country, is a name, not only a word
    for its kind."""
    return place[_CODE : _CODE + 1].isupper()


def point(place: Place | None) -> tuple[float, float] | None:
    """The latitude and longitude of a town or a smaller place, where known."""
    if place is None or place.precision not in _SMALL:
        return None
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def busy(place: Place | None) -> bool:
    """Whether a place is a city in which much happens on one day."""
    if place is None or place.precision != "settlement":
        return False
    found = _record(place.name, place.country, place.geonames) if place.country else None
    return found is not None and found.population >= _CITY


def near(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    """Whether two points are so near that they may lie in one town."""
    if one is None or other is None:
        return False
    east = (one[1] - other[1]) * cos(radians(one[0]))
    return hypot(one[0] - other[0], east) * _DEGREE <= _NEAR


def called_alike(one: str, other: str, least: int = 1) -> bool:
    """Whether two names of one language share so many words that tell something ("the bank's main
    office", "main office of the bank")."""
    shared = {*fold(one).split()} & {*fold(other).split()}
    return sum(len(word) > _SHORT for word in shared) >= least


def is_country(geonames: int) -> bool:
    """Whether a GeoNames id is of a country."""
    return geonames in _countries()


@lru_cache(maxsize=1)
def _countries() -> frozenset[int]:
    return frozenset(one.geonames for one, _ in countries.places() if one.geonames)


@lru_cache(maxsize=1 << 14)
def _chain(name: str, country: str, geonames: int | None, precision: str) -> tuple[str, ...]:
    if precision == "country":
        return (country,)
    own = str(geonames) if geonames else f"{country} {name}"
    record = _record(name, country, geonames)
    wider = _wider(record) if record is not None else ()
    return tuple(dict.fromkeys((own, *wider, country)))


@lru_cache(maxsize=1 << 12)
def _great(name: str) -> tuple[str, ...]:
    """The chain of the one great city of a name for which no country could be told."""
    found = [p for p in world.load().places.find(fold(name)) if p.population >= _CITY]
    if len(found) != 1 or found[0].country is None:
        return ()
    return _chain(found[0].name, found[0].country, found[0].geonames, found[0].precision)


def _record(name: str, country: str, geonames: int | None) -> PlaceRecord | None:
    found = [one for one in world.load().places.find(fold(name)) if one.country == country]
    return next((one for one in found if one.geonames == geonames), None)


def _wider(record: PlaceRecord) -> Iterator[str]:
    """The places that a place lies in, as far as the gazetteer says."""
    for at in wider(record, world.load()):
        yield str(at.geonames) if at.geonames else f"{at.country} {at.name}"
