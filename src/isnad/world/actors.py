"""Organisations and people in public office, read from the tables under ``actors/``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

import msgspec

from isnad.world.entities import KINDS, OWNERS, SECTORS, Entity, Kind, Owner, Sector, Tenure
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
    start, end = _span(row)
    return Entity(
        id=entity_id(kind, _slug(row)),
        name=_first(row),
        kind=cast("Kind", kind),
        country=_country(row),
        sector=sector_of(row),
        names=_names(row),
        source=row.get("source", ""),
        side=row.get("side") or None,
        owner=_owner(row),
        start=start,
        end=end,
        became=row.get("became") or None,
    )


def organisations(rows: Iterable[Row]) -> dict[str, Entity]:
    """The organisations of several rows by id, a later row in the place of an earlier one.

    ``became`` names another row by what stands in its column ``id``; a row that is nowhere raises
    WorldTableError.
    """
    read_rows = [(row, organisation(row)) for row in rows]
    by_slug = {row["id"]: one.id for row, one in read_rows}
    return {one.id: succeeded(row, one, by_slug) for row, one in read_rows}


def succeeded(row: Row, one: Entity, by_slug: Mapping[str, str]) -> Entity:
    """An organisation of a row with the id of what went on in its place, which its column
    ``became`` names by what stands in the column ``id`` of another row."""
    if one.became is None:
        return one
    if one.became not in by_slug or one.became == row["id"]:
        raise row.fail(f"column became: no other organisation has the id {one.became!r}")
    return msgspec.structs.replace(one, became=by_slug[one.became])


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


def entity_id(kind: str, slug: str) -> str:
    """The id of an entity of that kind, for example ``group:hts`` or ``org:irna``."""
    prefix = kind if kind in ("group", "office", "country", "person") else "org"
    return f"{prefix}:{slug}"


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


def _owner(row: Row) -> Owner | None:
    owner = row.get("owner", "")
    if owner and owner not in OWNERS:
        raise row.fail(f"column owner: write one of {', '.join(OWNERS)}")
    return cast("Owner", owner) if owner else None


def _span(row: Row) -> tuple[str | None, str | None]:
    start, end = row.get("from", ""), row.get("to", "")
    for column, date in (("from", start), ("to", end)):
        if date and not is_date(date):
            raise row.fail(f"column {column}: write 2014-07-01, 2014-07 or 2014, not {date!r}")
    if start and end and end < start[: len(end)]:
        raise row.fail(f"column to: {end} is before the {start} of column from")
    return start or None, end or None


def is_date(text: str) -> bool:
    """Whether this is a day, month or year that the calendar has."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - len("2014") :])
    except ValueError:
        return False
    return True


def _tenure(text: str, row: Row) -> Tenure:
    office, _, dates = text.partition(" ")
    start, slash, end = dates.strip().partition("/")
    good = _SLUG.fullmatch(office) and slash and _DATE.fullmatch(start)
    if not good or (end and not _DATE.fullmatch(end)):
        raise row.fail(f"column offices: write 'office 2014-07-01/2018-03-31', not {text!r}")
    if end and end < start[: len(end)]:
        raise row.fail(f"column offices: {text!r} ends before it begins")
    return Tenure(office=f"office:{office}", start=start, end=end or None)
