"""GeoJSON by its published schema and GDAL; GeoPackage by GDAL."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from isnad import exports
from isnad.exports.items import Item
from isnad.exports.tables import columns
from isnad.store import Store

from .conftest import HOSTILE, Export

pyogrio = pytest.importorskip("pyogrio", reason="needs pyogrio, of the extra exports")

# RFC 7946, sections 3.1 to 3.3, as far as points go.
POSITION = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "minItems": 2,
    "maxItems": 2,
}
POINT = {
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
    "additionalProperties": False,
}
FEATURE = {
    "type": "object",
    "required": ["type", "geometry", "properties"],
    "properties": {
        "type": {"const": "Feature"},
        "id": {"type": ["string", "number"]},
        "geometry": {"oneOf": [{"type": "null"}, POINT]},
        "properties": {"type": ["object", "null"]},
    },
    "additionalProperties": False,
}
COLLECTION = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {"type": "array", "items": FEATURE},
    },
    "additionalProperties": False,
}


def test_geojson_is_what_the_rfc_says(export: Export, items: list[Item]) -> None:
    told = json.loads(export("geojson").text)
    jsonschema.Draft202012Validator(COLLECTION).validate(told)
    assert [one["id"] for one in told["features"]] == [one.key for one in items]
    for one, item in zip(told["features"], items, strict=True):
        place = item.claim.place
        if place is None or place.latitude is None:
            assert one["geometry"] is None
        else:
            assert one["geometry"]["coordinates"] == [place.longitude, place.latitude]


def test_a_sequence_has_the_same_features(export: Export) -> None:
    told = json.loads(export("geojson").text)["features"]
    texts = export("geojsonseq").text.split("\x1e")
    assert texts[0] == ""
    assert [json.loads(one) for one in texts[1:]] == told


@pytest.mark.parametrize(("name", "layer"), [("geojson", None), ("gpkg", "claims")])
def test_gdal_reads_all_features(
    export: Export, items: list[Item], name: str, layer: str | None
) -> None:
    path = export(name).path
    meta, _, geometry, fields = pyogrio.raw.read(path, layer=layer)
    found = dict(zip(meta["fields"], fields, strict=True))
    assert meta["crs"] == "EPSG:4326"
    assert [*found["claim"]] == [one.claim.id for one in items]
    assert [*found["chain"]] == [one.through for one in items]
    assert [*found["evidence"]] == [one.claim.evidence.quote for one in items]
    assert HOSTILE.id in found["report"]
    missing = [one is None for one in geometry]
    expected = [one.claim.place is None or one.claim.place.latitude is None for one in items]
    assert missing == expected and any(missing) and not all(missing)


def test_a_geopackage_has_the_links_of_all_chains(export: Export, items: list[Item]) -> None:
    path: Path = export("gpkg").path
    assert {name for name, _ in pyogrio.list_layers(path)} == {"claims", "links"}
    meta, _, geometry, fields = pyogrio.raw.read(path, layer="links")
    found = dict(zip(meta["fields"], fields, strict=True))
    assert geometry is None
    told = [(item.claim.id, at, one.name) for item in items for at, one in enumerate(item.chain)]
    assert [*zip(found["claim"], found["position"], found["name"], strict=True)] == told


@pytest.mark.filterwarnings("error")
def test_a_geopackage_goes_to_a_file_of_any_name(kept: Store, tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    exports.write(kept, "gpkg", path, exports.Asked())
    assert [one.name for one in tmp_path.iterdir()] == ["claims.db"]
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_an_empty_answer_is_an_empty_layer(export: Export) -> None:
    from isnad.exports import Asked

    out = export("gpkg", Asked(types=("NONE",)))
    info = pyogrio.read_info(out.path, layer="claims")
    assert info["features"] == 0 and info["geometry_type"] == "Point"
    names = {one.name for one in columns() if one.type != "json"}
    assert {*info["fields"]} == names
