"""What countries are called, for the map."""

from __future__ import annotations

from fastapi import APIRouter

from isnad.web.naming import Named
from isnad.web.shapes import Country
from isnad.world import countries

router = APIRouter(tags=["world"])


@router.get("/countries")
def every(named: Named) -> list[Country]:
    """Every country with its middle, larger ones first."""
    places = sorted((one for one, _ in countries.places()), key=lambda one: -one.population)
    return [
        Country(
            code=one.country, name=named.country(one.country),
            latitude=one.latitude, longitude=one.longitude,
        )
        for one in places
        if one.country
    ]  # fmt: skip
