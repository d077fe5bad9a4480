"""How places of accounts stand to each other: one inside the other, near it, or apart."""

from __future__ import annotations

from functools import lru_cache

from isnad import world
from isnad.folding import fold
from isnad.records import Place
from isnad.stories.accounts import Account
from isnad.world.entities import PlaceRecord
from isnad.world.places import distance_km

# Nearer than this, two points of settlements or of what is in them may be one place.
_NEAR_KM = 30.0
_SMALL = frozenset({"settlement", "quarter", "facility", "crossing"})


@lru_cache(maxsize=1 << 12)
def record(name: str, country: str | None, geonames: int | None) -> PlaceRecord | None:
    """What the gazetteer holds of the place of a claim; null where it is not there."""
    if geonames is None:
        return None
    found = world.load().places.find(fold(name))
    return next((one for one in found if one.geonames == geonames), None)


def known(place: Place | None) -> PlaceRecord | None:
    """The gazetteer's place of a claim's place."""
    return record(place.name, place.country, place.geonames) if place else None


def disjoint(one: Account, other: Account) -> bool:
    """Whether two accounts are surely of different places."""
    mine, theirs = known(one.claim.place), known(other.claim.place)
    return mine is not None and theirs is not None and apart(mine, theirs)


def apart(one: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether two places are neither the same, nor one inside the other, nor neighbours."""
    if one.geonames == other.geonames or inside(one, other) or inside(other, one):
        return False
    if one.kind in _SMALL or other.kind in _SMALL:
        return distance_km(one, other) > _NEAR_KM
    return True


def inside(one: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether a place lies in another, as far as the gazetteer tells."""
    if other.kind == "country":
        return one.country == other.country or one.country is None
    if one.within == other.name and one.country == other.country:
        return True
    if other.kind == "region":
        same = one.country == other.country and one.admin1 is not None
        return same and one.admin1 == other.admin1
    return other.kind == "district" and one.kind in _SMALL and distance_km(one, other) <= _NEAR_KM
