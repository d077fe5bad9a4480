"""Where a claim is, as tables of events have it: divisions, countries by name, cells of a grid."""

from __future__ import annotations

from math import floor

import msgspec

from isnad import world
from isnad.exports.columns import country_of
from isnad.exports.tables import countries, precisions
from isnad.records import Place
from isnad.situation.places import where

_FINE = frozenset({"exact", "near", "settlement"})
_ACROSS, _A_DEGREE = 720, 2


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place; empty where nothing is known. ``prio_grid``: the cell of half a degree, of places as
    exact as a settlement."""

    name: str = ""
    country: str = ""
    numeric: str = ""
    alpha3: str = ""
    first: str = ""
    second: str = ""
    latitude: float | None = None
    longitude: float | None = None
    acled: int | None = None
    ucdp: int | None = None
    prio_grid: int | None = None


def spot(place: Place | None) -> Spot:
    """A place as tables of events have it."""
    if place is None:
        return Spot()
    code = country_of(place) or ""
    known = countries().get(code)
    within = where(place, None).within
    if place.precision == "region":
        within = [place.name]
    exact = precisions()[place.precision]
    return Spot(
        name=place.name,
        country=(world.load().display(f"country:{code}", "en") or code) if code else "",
        numeric=known.numeric if known else "",
        alpha3=code,
        first=within[-1] if within else "",
        second=within[-2] if len(within) > 1 else "",
        latitude=place.latitude,
        longitude=place.longitude,
        acled=exact.acled,
        ucdp=exact.ucdp,
        prio_grid=_cell(place),
    )


def _cell(place: Place) -> int | None:
    latitude, longitude = place.latitude, place.longitude
    if place.precision not in _FINE or latitude is None or longitude is None:
        return None
    row, column = floor((latitude + 90) * _A_DEGREE), floor((longitude + 180) * _A_DEGREE)
    return row * _ACROSS + column + 1
