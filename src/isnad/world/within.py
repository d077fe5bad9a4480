"""The places that a place lies in, as far as the gazetteer says."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.folding import fold
from isnad.world.entities import PlaceRecord
from isnad.world.world import World

# A place lies in a place, that in another, and so on: no more than these are looked up.
_DEEP = 4


def wider(record: PlaceRecord, world: World) -> Iterator[PlaceRecord]:
    """The places that a place lies in, the smallest first, its country left out."""
    at: PlaceRecord | None = record
    for _ in range(_DEEP):
        if at is None or at.kind == "country":
            return
        above = [
            one for one in world.places.find(fold(at.within or "")) if one.country == at.country
        ]
        division = world.division(at.country, at.admin1) if at.kind != "region" else None
        at = next((one for one in above if one.name != at.name), division)
        if at is not None and at.kind != "country":
            yield at
