"""Claims as a table for spreadsheet programs, which run what looks like a formula."""

from __future__ import annotations

from isnad import csvs
from isnad.exports.columns import flat_names, rows
from isnad.exports.gathering import Gathered
from isnad.exports.out import Out


def write(given: Gathered, out: Out) -> None:
    """Write the header, then a line a claim."""
    out.writelines(
        line.encode() for line in csvs.lines(flat_names(), rows(given.items()), spreadsheet=True)
    )
