"""Claims as a table as comma-separated values, every cell as it is."""

from __future__ import annotations

from typing import BinaryIO

from isnad import csvs
from isnad.exports.columns import flat_names, rows
from isnad.exports.gathering import Gathered


def write(given: Gathered, out: BinaryIO) -> None:
    """Write the header, then a line a claim."""
    out.writelines(
        line.encode() for line in csvs.lines(flat_names(), rows(given.items()), spreadsheet=False)
    )
