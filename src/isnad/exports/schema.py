"""Claims as typed Arrow tables: the schema, and batches of rows one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import msgspec
import pyarrow as pa

import isnad
from isnad.exports.columns import cells, record
from isnad.exports.items import Item
from isnad.exports.tables import Column, Kind, columns
from isnad.records import CONTRACT

# So many claims are in a batch: they are what is held in memory.
_AT_ONCE = 1000
_LINK = pa.struct(
    [
        pa.field("name", pa.string()),
        pa.field("link", pa.string()),
        pa.field("entity", pa.string()),
        pa.field("report", pa.string()),
        pa.field("start", pa.int64()),
        pa.field("end", pa.int64()),
        pa.field("because", pa.string()),
    ]
)
_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "whole": pa.int64(),
    "real": pa.float64(),
    "flag": pa.bool_(),
    "day": pa.date32(),
    "texts": pa.list_(pa.string()),
    "links": pa.list_(_LINK),
    "json": pa.string(),
}


def _field(one: Column) -> pa.Field:
    return pa.field(one.name, _TYPES[one.type], metadata={"description": one.what})


def schema() -> pa.Schema:
    """The columns of claims; each says in its metadata what it is."""
    about = {"isnad": isnad.__version__, "contract": CONTRACT}
    return pa.schema([_field(one) for one in columns()], metadata=about)


def batches(items: Iterable[Item]) -> Iterator[pa.RecordBatch]:
    """The claims as batches of that schema."""
    told, every = schema(), iter(items)
    while some := list(islice(every, _AT_ONCE)):
        yield pa.RecordBatch.from_pylist([_row(one) for one in some], schema=told)


def _row(item: Item) -> dict[str, Any]:
    row = cells(item)
    row["record"] = record(item)
    row["chain"] = [msgspec.structs.asdict(one) for one in item.chain]
    for name in ("first", "last"):
        row[name] = _day(row[name])
    return row


def _day(iso: str | None) -> date | None:
    """A day; none for those that no calendar of the machine has."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
