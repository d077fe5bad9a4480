"""Reading the tables of a language pack: tab-separated, ``#`` comments, a header line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


class TableError(ValueError):
    """A row that cannot be read; the message names file, line and what is expected."""


def rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by column name of every row; missing cells are empty strings."""
    header: list[str] | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise TableError(
                f"{path.name}:{number}: {len(cells)} cells under {len(header)} columns"
            )
        yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def options(cell: str) -> dict[str, str]:
    """``key=value`` pairs of a cell, parted by spaces; a bare key has the value ``yes``."""
    found = {}
    for item in cell.split():
        key, _, value = item.partition("=")
        found[key] = value or "yes"
    return found
