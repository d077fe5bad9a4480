"""Organisations and people in public office, read from the tables under ``actors/``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from isnad.world.entities import KINDS, SECTORS, Entity, Kind, Sector, Tenure
from isnad.world.tables import Row, read

FOLDER = Path(__file__).parent / "actors"
NAMES = ("en", "ar", "vi", "abbr")
PEOPLE = ("id", "en", "offices")
ORGANISATIONS = ("id", "kind", "en")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2,8}")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def organisation_tables() -> list[Path]:
    """The tables of organisations, groups, forces, parties, media."""
    return sorted((FOLDER / "organisations").glob("*.tsv"))


def people_tables() -> list[Path]:
    """The tables of people in public office."""
    return sorted((FOLDER / "people").glob("*.tsv"))


def organisation(row: Row) -> Entity:
    """An organisation from its row; raises WorldTableError where a cell is not as it must be."""
    kind = row["kind"]
    if kind not in KINDS:
        raise row.fail(f"column kind: write one of {', '.join(KINDS)}")
    prefix = kind if kind in ("group", "office", "country", "person") else "org"
    return Entity(
        id=f"{prefix}:{_slug(row)}",
        name=_first(row),
        kind=cast("Kind", kind),
        country=_country(row),
        sector=sector_of(row),
        names=_names(row),
        source=row.get("source", ""),
        side=row.get("side") or None,
    )


def person(row: Row) -> Entity:
    """A person in public office; ``offices`` holds ``OFFICE FROM/TO`` parted by semicolons."""
    return Entity(
        id=f"person:{_slug(row)}",
        name=_first(row),
        kind="person",
        country=_country(row),
        sector=sector_of(row, "GOV"),
        names=_names(row),
        offices=[_tenure(part.strip(), row) for part in row["offices"].split(";") if part.strip()],
        source=row.get("source", ""),
        side=row.get("side") or None,
    )


def rows_of(paths: Iterable[Path], needs: tuple[str, ...]) -> Iterator[Row]:
    """All rows of several tables."""
    for path in paths:
        yield from read(path, needs)


def _slug(row: Row) -> str:
    if not _SLUG.fullmatch(row["id"]):
        raise row.fail(f"column id: {row['id']!r} must be small letters, digits and single hyphens")
    return row["id"]


def _first(row: Row) -> str:
    names = row.many("en")
    if not names:
        raise row.fail("column en: write the usual English name")
    return names[0]


def _names(row: Row) -> dict[str, list[str]]:
    found = {column: row.many(column) for column in NAMES}
    return {column: names for column, names in found.items() if names}


def _country(row: Row) -> str | None:
    code = row.get("country", "")
    if code and not _CODE.fullmatch(code):
        raise row.fail(f"column country: {code!r} must be an ISO alpha-3 code or an acronym")
    return code or None


def sector_of(row: Row, default: str = "UNK") -> Sector:
    """The sector of a row, ``default`` where the cell is empty."""
    sector = row.get("sector") or default
    if sector not in SECTORS:
        raise row.fail(f"column sector: write one of {', '.join(SECTORS)}")
    return cast("Sector", sector)


def _tenure(text: str, row: Row) -> Tenure:
    office, _, dates = text.partition(" ")
    start, slash, end = dates.strip().partition("/")
    good = _SLUG.fullmatch(office) and slash and _DATE.fullmatch(start)
    if not good or (end and not _DATE.fullmatch(end)):
        raise row.fail(f"column offices: write 'office 2014-07-01/2018-03-31', not {text!r}")
    if end and end < start[: len(end)]:
        raise row.fail(f"column offices: {text!r} ends before it begins")
    return Tenure(office=f"office:{office}", start=start, end=end or None)
