"""Claims as a table with a row of HXL hashtags under the header."""

from __future__ import annotations

from collections.abc import Iterator

from isnad import csvs
from isnad.csvs import Cell
from isnad.exports.columns import flat_names, rows
from isnad.exports.gathering import Gathered
from isnad.exports.out import Out
from isnad.exports.tables import columns


def write(given: Gathered, out: Out) -> None:
    """Write the header, the hashtags, then a line a claim."""
    out.writelines(line.encode() for line in csvs.lines(flat_names(), _rows(given)))


def _rows(given: Gathered) -> Iterator[list[Cell]]:
    yield [one.hxl for one in columns() if one.type != "json"]
    yield from rows(given.items())
