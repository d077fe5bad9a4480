"""Rows as the lines of a stream, which PostgreSQL takes at once (COPY)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from isnad.store.types import ESCAPED, escaped

Row = dict[str, Any]

# How a stream writes what it would take for its own marks: ends of columns and rows, and no value.
_MARKS = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
_COLUMN, _END, _NULL = "\t", "\n", "\\N"
_SPECIAL = (*(mark for mark, _ in _MARKS), *ESCAPED)

# How many rows are sent together.
_TOGETHER = 25


def lines(found: Sequence[Row]) -> list[bytes]:
    """The values of each row as they stand in a line after others: a tab before every one. Raises
    UnicodeEncodeError where a text is none."""
    if not found:
        return []
    # All rows at once: hardly any have such a character, and to look takes hardly longer in many.
    every = "".join([one for row in found for one in row.values() if type(one) is str])
    write = _escaped if any(mark in every for mark in _SPECIAL) else _plain
    return _END.join([write(row) for row in found]).encode().split(_END.encode())


def _plain(row: Row) -> str:
    """A row whose texts are the same when they are escaped."""
    return "".join([_COLUMN + (one if type(one) is str else _other(one)) for one in row.values()])


def _escaped(row: Row) -> str:
    return _plain({name: _text(one) if type(one) is str else one for name, one in row.items()})


def _text(text: str) -> str:
    text = escaped(text)
    for mark, written in _MARKS:
        text = text.replace(mark, written)
    return text


def _other(value: object) -> str:
    if value is None:
        return _NULL
    return "\\\\x" + value.hex() if isinstance(value, bytes) else str(value)


def _writer(cursor: Any) -> Any:  # noqa: ANN401 - of the driver, which may be missing
    """What waits until the server has taken all that it was given: what waits for it in the library
    is moved in memory with all that comes behind it."""
    from psycopg.copy import LibpqWriter  # noqa: PLC0415 - of an extra

    return LibpqWriter(cursor, flush_threshold=1)


def send(
    connection: sa.Connection, table: str, columns: Sequence[str], rows: Iterable[bytes]
) -> None:
    """Insert rows: whole lines in the order of these columns. Raises DBAPIError."""
    driver: Any = connection.connection.driver_connection
    names = ", ".join(f'"{one}"' for one in columns)
    statement = f"COPY {table} ({names}) FROM STDIN"
    try:
        with driver.cursor() as cursor, cursor.copy(statement, writer=_writer(cursor)) as copy:
            # A few at a time: a copy of all would take as much memory again.
            left = iter(rows)
            while some := b"".join(islice(left, _TOGETHER)):
                copy.write(some)
    except connection.dialect.loaded_dbapi.Error as error:
        raise sa.exc.DBAPIError(statement, None, error) from error
