"""Claims as a GeoPackage: the layer ``claims`` with points, and the table ``links`` of the chains."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyogrio
from pyogrio.raw import write_arrow

from isnad.exports.columns import flat
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item
from isnad.exports.tables import Kind, columns

CLAIMS, LINKS = "claims", "links"
ENDING = ".gpkg"
_GEOMETRY = "geom"
_AT_ONCE = 1000
_WGS84 = "EPSG:4326"
# GDAL writes when a layer was last changed: the same bytes twice need one time for all.
_DATE = {"OGR_CURRENT_DATE": "1970-01-01T00:00:00.000Z"}
# A point in well-known binary: little-endian, type 1, two doubles.
_POINT = struct.Struct("<BIdd")
_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "whole": pa.int64(),
    "real": pa.float64(),
    "flag": pa.bool_(),
    "day": pa.string(),
    "texts": pa.string(),
    "links": pa.string(),
}
_FIELDS = [(one.name, _TYPES[one.type]) for one in columns() if one.type != "json"]
_LAYER = pa.schema([*_FIELDS, (_GEOMETRY, pa.binary())])
_TABLE = pa.schema(
    [
        *(("claim", pa.string()), ("claim_report", pa.string()), ("position", pa.int64())),
        *((name, pa.string()) for name in ("name", "link", "entity", "report")),
        *(("start", pa.int64()), ("end", pa.int64()), ("because", pa.string())),
    ]
)


def write(given: Gathered, path: Path) -> None:
    """Write both tables; the claims are gone through twice and never held."""
    pyogrio.set_gdal_config_options(_DATE)
    path.unlink(missing_ok=True)
    # GDAL warns of any other ending while it writes.
    beside = path if path.suffix == ENDING else path.with_name(f"{path.name}{ENDING}")
    try:
        _both(given, beside)
        beside.replace(path)
    finally:
        if beside != path:
            beside.unlink(missing_ok=True)


def _both(given: Gathered, path: Path) -> None:
    _layer(path, CLAIMS, _LAYER, _batches(given.items(), lambda one: [_row(one)], _LAYER))
    told = given.claims, given.private
    _layer(path, LINKS, _TABLE, _batches(given.items(), _links, _TABLE))
    given.claims, given.private = told


def _layer(path: Path, name: str, schema: pa.Schema, rows: Iterator[pa.RecordBatch]) -> None:
    where = {"geometry_name": _GEOMETRY, "geometry_type": "Point", "crs": _WGS84}
    write_arrow(
        pa.RecordBatchReader.from_batches(schema, rows),
        path,
        layer=name,
        driver="GPKG",
        append=path.exists(),
        **(where if name == CLAIMS else {}),
    )


def _batches(
    items: Iterable[Item], rows: Callable[[Item], list[dict[str, Any]]], schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    every = iter(items)
    while some := list(islice(every, _AT_ONCE)):
        told = [row for item in some for row in rows(item)]
        yield pa.RecordBatch.from_pylist(told, schema=schema)


def _row(item: Item) -> dict[str, Any]:
    row: dict[str, Any] = dict(flat(item))
    latitude, longitude = row["latitude"], row["longitude"]
    if latitude is not None and longitude is not None:
        row[_GEOMETRY] = _POINT.pack(1, 1, longitude, latitude)
    return row


def _links(item: Item) -> list[dict[str, Any]]:
    return [
        {
            "claim": item.claim.id,
            "claim_report": item.claim.report.id,
            "position": at,
            **{name: getattr(one, name) for name in ("name", "link", "entity", "report")},
            **{name: getattr(one, name) for name in ("start", "end", "because")},
        }
        for at, one in enumerate(item.chain)
    ]
