"""The base map that is built into the page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from isnad.web.app import PAGE
from isnad.world import countries

LIGHT = 110_000


@pytest.fixture(scope="module")
def world() -> dict[str, Any]:
    """The base map as it is sent."""
    found = list(PAGE.glob("world-*.json"))
    if not found:
        pytest.skip("needs the page of the explorer; make explorer builds it")
    read: dict[str, Any] = json.loads(found[0].read_text("utf-8"))
    return read


def test_countries_are_known_by_the_codes_that_claims_have(world: dict[str, Any]) -> None:
    drawn = {one["id"] for one in world["objects"]["countries"]["geometries"] if "id" in one}
    known = {place.country for place, _ in countries.places()}
    assert drawn <= known
    assert {"SYR", "LBN", "TUR", "IRN", "VNM", "UKR", "PSE", "ISR", "XKX", "ESH"} <= drawn


def test_disputed_borders_are_apart_from_others(world: dict[str, Any]) -> None:
    objects = world["objects"]
    borders, disputed = (
        {arc for line in objects[name]["arcs"] for arc in line} for name in ("borders", "disputed")
    )
    assert disputed
    assert not borders & disputed
    assert len(borders) > 300


def test_the_map_is_light_enough_to_send() -> None:
    packed = list(PAGE.glob("world-*.json.br"))
    if not packed:
        pytest.skip("needs the page of the explorer; make explorer builds it")
    assert packed[0].stat().st_size < LIGHT
