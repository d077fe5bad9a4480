"""Parquet and Arrow, read back by pyarrow."""

from __future__ import annotations

import io
from datetime import date

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from isnad.exports.items import Item
from isnad.exports.schema import batches, schema
from isnad.exports.tables import columns
from isnad.records import Claim

from .conftest import Export


def read(name: str, data: bytes) -> pa.Table:
    if name == "parquet":
        return pq.read_table(io.BytesIO(data))
    return pa.ipc.open_file(io.BytesIO(data)).read_all()


@pytest.mark.parametrize("name", ["parquet", "arrow"])
def test_rows_come_back_with_their_types(export: Export, items: list[Item], name: str) -> None:
    table = read(name, export(name).data)
    assert table.schema.equals(schema())
    assert table.num_rows == len(items)
    for row, item in zip(table.to_pylist(), items, strict=True):
        assert msgspec.json.decode(row["record"], type=Claim) == item.claim
        assert row["chain"] == [msgspec.structs.asdict(one) for one in item.chain]
        assert row["report"] == item.claim.report.id
        assert row["first"] is None or isinstance(row["first"], date)
        assert row["actors"] == [one.name or one.text for one in item.claim.actors]


def test_what_is_not_known_is_null(export: Export, items: list[Item]) -> None:
    rows = read("parquet", export("parquet").data).to_pylist()
    for row, item in zip(rows, items, strict=True):
        if item.claim.time is None:
            assert row["edtf"] is row["first"] is row["last"] is None
        if item.claim.place is None or item.claim.place.latitude is None:
            assert row["latitude"] is row["longitude"] is None


def test_every_column_says_what_it_is(export: Export) -> None:
    table = read("parquet", export("parquet").data)
    for column in columns():
        told = table.schema.field(column.name).metadata[b"description"].decode()
        assert told == column.what


def test_no_more_than_a_batch_is_held(items: list[Item]) -> None:
    taken = 0

    def many() -> object:
        nonlocal taken
        for at in range(2500):
            taken += 1
            yield items[at % len(items)]

    made = batches(many())  # type: ignore[arg-type]
    first = next(made)
    assert first.num_rows == taken == 1000
    assert sum(one.num_rows for one in made) == 1500
