"""Reading the tables of the world: tab-separated, ``#`` comments, a header line, ``|`` in cells."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from isnad.errors import IsnadError

# A longer number is none that is meant.
_DIGITS = 15
_MARK = b"\xef\xbb\xbf"


class WorldTableError(IsnadError):
    """A row of a world table that cannot be read; the message names file, line and remedy."""


def _raise(error: WorldTableError) -> None:
    raise error


class Tally:
    """What is noted while a file is read: how many rows it has, those that cannot be used, and
    remarks. ``tell`` is told of every row that cannot be used; by itself it raises the error."""

    def __init__(self, tell: Callable[[WorldTableError], None] = _raise) -> None:
        self.rows = self.refused = 0
        self.notes: dict[str, int] = {}
        self._tell = tell

    def refuse(self, error: WorldTableError) -> None:
        """A row cannot be used."""
        self.refused += 1
        self._tell(error)

    def note(self, remark: str) -> None:
        """Something to be told once, with how often it came."""
        self.notes[remark] = self.notes.get(remark, 0) + 1


class Row(dict[str, str]):
    """The cells of a row by column name (all stripped, missing ones empty), and its place."""

    def __init__(self, cells: dict[str, str], path: Path, line: int) -> None:
        super().__init__(cells)
        self.path, self.line = path, line

    def many(self, column: str) -> list[str]:
        """The parts of a cell between ``|``, empty ones left out."""
        return [part.strip() for part in self.get(column, "").split("|") if part.strip()]

    def fail(self, problem: str) -> WorldTableError:
        """An error that names this row."""
        return WorldTableError(f"{self.path}:{self.line}: {problem}")

    def whole(self, column: str) -> int:
        """A whole number, 0 where nothing is written; raises WorldTableError for anything else."""
        cell = self.get(column, "") or "0"
        if not cell.isdecimal() or len(cell) > _DIGITS:
            raise self.fail(f"column {column}: {cell!r} is no whole number; write one or nothing")
        return int(cell)

    def number(self, column: str, low: float, high: float) -> float:
        """A number from ``low`` to ``high``; raises WorldTableError for anything else."""
        try:
            value = float(self.get(column, ""))
        except ValueError:
            value = high + 1
        if not low <= value <= high:
            raise self.fail(f"column {column}: write a number from {low:g} to {high:g}")
        return value


def read(path: Path, needs: Sequence[str] = (), tally: Tally | None = None) -> Iterator[Row]:
    """Every row of the table at ``path`` (``.gz`` is unpacked), which has the columns ``needs``."""
    tally = tally or Tally()
    header: list[str] = []
    for number, line in enumerate(lines(path, tally), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            _check_header(header, needs, path, number)
            continue
        tally.rows += 1
        if len(cells) > len(header):
            found, wanted = len(cells), len(header)
            problem = f"{found} cells under {wanted} columns; take out what is too many"
            tally.refuse(WorldTableError(f"{path}:{number}: {problem}"))
            continue
        cells += [""] * (len(header) - len(cells))
        yield Row(dict(zip(header, cells, strict=True)), path, number)


def cells(path: Path, columns: Sequence[str]) -> Iterator[list[str]]:
    """The cells of a large table that a script made, which has exactly these columns and no
    comments; nothing else is looked at."""
    lines = iter(_text(path).split("\n"))
    if next(lines).split("\t") != list(columns):
        raise WorldTableError(f"{path}: not the columns {', '.join(columns)}; make it anew")
    return (line.split("\t") for line in lines if line)


def header_of(path: Path) -> list[str]:
    """The column names of a table, to tell a table of places from one of actors."""
    for line in lines(path):
        if line.strip() and not line.startswith("#"):
            return [cell.strip() for cell in line.split("\t")]
    return []


def lines(path: Path, tally: Tally | None = None) -> Iterator[str]:
    """The lines of a file without their ends, one after the other (``.gz`` is unpacked); one
    that is not UTF-8 is refused, and empty."""
    tally = tally or Tally()
    try:
        with _opened(path) as file:
            for number, data in enumerate(file, 1):
                line = ""
                try:
                    line = data.removeprefix(_MARK if number == 1 else b"").decode()
                except UnicodeDecodeError:
                    problem = f"{path}:{number}: not UTF-8; convert the file"
                    tally.refuse(WorldTableError(problem))
                yield line.rstrip("\r\n")
    except (OSError, EOFError, zlib.error) as problem:
        raise WorldTableError(f"{path}: cannot be read ({problem}); check the name") from problem


def _opened(path: Path) -> BinaryIO:
    # A name in a dump may hold any sign but tab and line feed, so only that ends a line.
    return cast("BinaryIO", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _check_header(header: list[str], needs: Sequence[str], path: Path, number: int) -> None:
    missing = [column for column in needs if column not in header]
    if missing:
        raise WorldTableError(f"{path}:{number}: add the column {', '.join(missing)} to the header")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except (OSError, EOFError, gzip.BadGzipFile) as problem:
        raise WorldTableError(f"{path}: cannot be read ({problem}); check the name") from problem
    except UnicodeDecodeError as problem:
        raise WorldTableError(f"{path}: not UTF-8 at byte {problem.start}; convert it") from problem
