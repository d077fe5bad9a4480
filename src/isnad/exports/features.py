"""Claims as features of GeoJSON (RFC 7946)."""

from __future__ import annotations

from typing import Any

from isnad.exports.columns import flat
from isnad.exports.items import Item


def feature(item: Item) -> dict[str, Any]:
    """A claim as a feature. The point is the middle of its place; a claim of which no point is
    known is a feature without geometry. Longitude stands before latitude."""
    row = flat(item)
    latitude, longitude = row.pop("latitude"), row.pop("longitude")
    point = None
    if latitude is not None and longitude is not None:
        point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": item.key, "geometry": point, "properties": row}
