"""Parquet: each row of a table is a report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from isnad.reading.arrivals import Defaults, Line, rejected
from isnad.reading.checks import checked, noted, torn, wrong_type
from isnad.reading.units import Found, Unit, Units

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

# Rows in memory at a time.
_ROWS = 64
_FIELDS = Line.__struct_fields__


def read_parquet(where: str, stream: BinaryIO, defaults: Defaults) -> Units:
    """The rows of a table, whose columns are named as the fields of JSON Lines or by
    ``defaults.columns``."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        message = "is a Parquet file, which needs an extra: pip install 'isnad[parquet]'"
        yield rejected(where, "needs_extra", message)
        return
    try:
        table = ParquetFile(stream, pre_buffer=False)
        columns = _columns(table, defaults)
        if "text" not in columns:
            yield rejected(where, "no_text_column", _missing(table, defaults))
            return
        yield from _rows(where, table, columns, defaults)
    except (ArrowException, OSError, ValueError) as error:
        yield torn(where, str(error).partition("\n")[0])


def _columns(table: ParquetFile, defaults: Defaults) -> dict[str, str]:
    """Of each field, the column that holds it."""
    there = set(table.schema_arrow.names)
    named = {name: defaults.columns.get(name, name) for name in _FIELDS}
    return {field: column for field, column in named.items() if column in there}


def _missing(table: ParquetFile, defaults: Defaults) -> str:
    there = ", ".join(table.schema_arrow.names[:20])
    wanted = defaults.columns.get("text", "text")
    return (
        f"has no column {wanted!r}, it has {there}; say which holds the text: --columns text=NAME"
    )


def _rows(where: str, table: ParquetFile, columns: dict[str, str], defaults: Defaults) -> Units:
    number = 0
    batches = table.iter_batches(_ROWS, columns=list(columns.values()), use_threads=False)
    for batch in batches:
        for row in batch.to_pylist():
            number += 1
            place = f"{where}:{number}"
            yield Unit(place, partial(_row, place, row, columns, defaults))
    if not number:
        yield rejected(where, "empty", "has no rows; there is nothing to read")


def _row(
    where: str, row: dict[str, Any], columns: dict[str, str], defaults: Defaults
) -> Iterator[Found]:
    fields = {field: _plain(row[column]) for field, column in columns.items()}
    try:
        line = msgspec.convert({"text": "", **_given(fields)}, Line)
    except msgspec.ValidationError as error:
        yield wrong_type(where, error)
        return
    yield noted(checked(where, line, defaults))


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _plain(value: object) -> object:
    """Times and days as reports state them; a number in an id as it is written."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value
