"""The tables of exports: formats, columns, and what types, places, sectors and countries are
called elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from isnad.world.tables import Row, read

_NONE, _ANY = "-", "-"
UNSAID = "?"
FOLDER = Path(__file__).parent

Kind = Literal["text", "whole", "real", "flag", "day", "texts", "links", "json"]


class Column(msgspec.Struct, frozen=True):
    """A column of a claim in tables."""

    name: str
    type: Kind
    hxl: str
    what: str


class Precision(msgspec.Struct, frozen=True):
    """How exact a place is known, as others write it; null where they have nothing for it."""

    radius_km: int | None
    acled: int | None
    ucdp: int | None
    gdelt: int | None
    plover: int | None


class Type(msgspec.Struct, frozen=True, kw_only=True):
    """What a type of claim is elsewhere; null where it is none there. ``by`` and ``to``: of whose
    claims; empty: anybody's. Sub-events that a claim does not tell are the empty string."""

    type: str
    status: str
    by: str
    to: str
    plover: str | None
    quad: int | None
    cameo: str | None
    goldstein: str | None
    acled_disorder: str | None
    acled_event: str | None
    acled_sub_event: str | None


class Sector(msgspec.Struct, frozen=True, kw_only=True):
    """A sector elsewhere."""

    group: str
    armed: bool
    cameo: str
    acled: str
    ftm: str

    def fits(self, wanted: str) -> bool:
        """Whether it is of a group; ``force``: of any that is armed."""
        return self.armed if wanted == "force" else self.group == wanted


class Country(msgspec.Struct, frozen=True):
    """A country's codes elsewhere."""

    alpha2: str
    numeric: str
    fips: str


def _rows(name: str) -> list[Row]:
    return list(read(FOLDER / f"{name}.tsv"))


@cache
def columns() -> tuple[Column, ...]:
    """The columns of a claim, in order."""
    return tuple(msgspec.convert(
        {**row, "name": row["column"]}, Column, strict=False
    ) for row in _rows("columns"))  # fmt: skip


@cache
def precisions() -> dict[str, Precision]:
    """How exact places are, by Isnad's word for it."""
    found = {}
    for row in _rows("precision"):
        told = {name: None if value == _NONE else value for name, value in row.items()}
        found[row["precision"]] = msgspec.convert(told, Precision, strict=False)
    return found


@cache
def sectors() -> dict[str, Sector]:
    """Sectors by Isnad's code."""
    return {
        row["sector"]: Sector(
            group=row["group"],
            armed=row["armed"] == "yes",
            cameo=_told(row["cameo"]) or "",
            acled=_told(row["acled"]) or "",
            ftm=row["ftm"],
        )
        for row in _rows("sectors")
    }


@cache
def types() -> tuple[Type, ...]:
    """What types are elsewhere, in the order in which they are looked through."""
    return tuple(
        Type(
            type=row["type"],
            status=row["status"].replace(_ANY, ""),
            by=row["by"].replace(_ANY, ""),
            to=row["to"].replace(_ANY, ""),
            plover=_told(row["plover"]),
            quad=int(row["quad"]),
            cameo=_told(row["cameo"]),
            goldstein=_told(row["goldstein"]),
            acled_disorder=_told(row["acled_disorder"]),
            acled_event=_told(row["acled_event"]),
            acled_sub_event=_told(row["acled_sub_event"]),
        )
        for row in _rows("types")
    )


def type_of(name: str, status: str | None, by: str | None, to: str | None) -> Type | None:
    """What a type is elsewhere, by the sectors of the first actor and of the first recipient; null
    where it is nothing."""
    known = sectors()
    doer, done_to = known.get(by or ""), known.get(to or "")
    for one in types():
        if one.type != name or (one.status and one.status != status):
            continue
        if one.by and (doer is None or not doer.fits(one.by)):
            continue
        if one.to and (done_to is None or not done_to.fits(one.to)):
            continue
        return one
    return None


@cache
def countries() -> dict[str, Country]:
    """Codes of countries by alpha-3."""
    return {
        row["alpha3"]: Country(row["alpha2"], row["numeric"], row["fips"])
        for row in _rows("countries")
    }


def _told(cell: str) -> str | None:
    if cell == _NONE:
        return None
    return "" if cell == UNSAID else cell


@cache
def ftm_types() -> dict[str, str]:
    """Types of FollowTheMoney's properties."""
    return {row["property"]: row["type"] for row in _rows("ftm")}


@cache
def languages() -> dict[str, str]:
    """ISO 639-3 codes of languages, by BCP 47."""
    return {row["bcp47"]: row["alpha3"] for row in _rows("languages")}


@cache
def ical_types() -> frozenset[str]:
    """Types of claim that may stand in a calendar."""
    return frozenset(row["type"] for row in _rows("ical"))
