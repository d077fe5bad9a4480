"""Tables as comma-separated values: raw, which loses nothing, and for spreadsheets, which run what
looks like a formula.

Raw is RFC 4180 in UTF-8: every cell as it is, so that ``+84…`` and ``-5`` come back the same. For
spreadsheets a text that begins as a formula does gets an apostrophe before it, and the file begins
with the mark by which they know UTF-8.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

# A number is no text: it stays one.
Cell = str | int | float | bool | None
_BOM = "\ufeff"
# What begins a formula, or hides that one begins; some programs take wide signs for narrow ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_APOSTROPHE = "'"


class _Line:
    """Takes one line at a time from the writer."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        """Keep a line."""
        self.text = text
        return len(text)


def lines(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], *, spreadsheet: bool = False
) -> Iterator[str]:
    """The lines of a table, each with its end."""
    line = _Line()
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(header)
    yield (_BOM if spreadsheet else "") + line.text
    for row in rows:
        writer.writerow([_harmless(told) if spreadsheet else told for told in map(_told, row)])
        yield line.text


def _told(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else cell


def _harmless(cell: str | float) -> str | float:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return _APOSTROPHE + cell
    return cell
