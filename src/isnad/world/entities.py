"""The shapes of what the world holds: entities, offices held, and places."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Kind = Literal[
    "country", "government", "office", "person", "organisation", "group", "force", "party",
    "media", "igo", "ngo", "company", "religious",
]  # fmt: skip
Sector = Literal[
    "GOV", "MIL", "REB", "OPP", "PTY", "LEG", "JUD", "COP", "MED", "IGO", "NGO", "CVL", "REF",
    "BUS", "CRM", "SPY", "REL", "EDU", "UNK",
]  # fmt: skip
Owner = Literal["state", "public", "private", "party"]
PlaceKind = Literal[
    "country", "region", "sea", "district", "settlement", "quarter", "facility", "crossing"
]
Precision = Literal["exact", "near", "settlement", "district", "region", "country", "unknown"]
KINDS: tuple[str, ...] = get_args(Kind)
SECTORS: tuple[str, ...] = get_args(Sector)
OWNERS: tuple[str, ...] = get_args(Owner)
_DAY, _YEAR = len("2014-07-01"), len("2014")
PRECISION: dict[PlaceKind, Precision] = {
    "country": "country",
    "region": "region",
    "sea": "region",
    "district": "district",
    "settlement": "settlement",
    "quarter": "near",
    "facility": "exact",
    "crossing": "exact",
}


def first_day(date: str) -> str:
    """The first day of a day, month or year."""
    return date + "-01-01"[len(date) - _YEAR :] if len(date) < _DAY else date


def last_day(date: str) -> str:
    """A day that no day of a day, month or year comes after."""
    return date + "-12-31"[len(date) - _YEAR :] if len(date) < _DAY else date


class Tenure(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An office held: its entity id, first and last day (ISO date, month or year; last may be
    null, for still in office when the tables were last read through)."""

    office: str
    start: str
    end: str | None = None


class Role(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Whom somebody belonged to in some time: country and sector, first and last day (ISO day,
    month or year; null where no limit is known). Both days belong to the time."""

    country: str | None
    sector: Sector
    start: str | None = None
    end: str | None = None

    def covers(self, date: str) -> bool:
        """Whether all of ``date`` (ISO day, month or year) lies in the time."""
        begun = self.start is None or first_day(self.start) <= first_day(date)
        return begun and (self.end is None or last_day(date) <= last_day(self.end))


class Entity(msgspec.Struct, frozen=True, array_like=True):
    """Somebody or something that acts or speaks. ``name`` is the usual English one; ``names``
    maps ``ar``, ``vi``, ``en`` and ``abbr`` to all names, the usual one first; ``country`` is
    ISO 3166-1 alpha-3 or the acronym of an international organisation; ``source`` says where the
    knowledge is from; ``side`` which larger party of a conflict it belongs to; ``owner`` whose a
    news agency or outlet is. ``start`` and ``end`` (ISO day, month or year, null where no limit
    is known) say when an organisation was there under these names, ``became`` is the entity that
    went on in its place. ``roles`` are countries and sectors that held in some time, the first
    that fits before others; ``country`` and ``sector`` hold for every other day."""

    id: str
    name: str
    kind: Kind
    country: str | None = None
    sector: Sector = "UNK"
    names: dict[str, list[str]] = {}
    offices: list[Tenure] = []
    source: str = ""
    side: str | None = None
    owner: Owner | None = None
    start: str | None = None
    end: str | None = None
    became: str | None = None
    roles: list[Role] = []

    def on(self, date: str | None) -> Entity:
        """The entity with the country and sector that it had on ``date`` (ISO day, month or
        year)."""
        held = next((r for r in self.roles if date and r.covers(date)), None)
        if held is None:
            return self
        return msgspec.structs.replace(self, country=held.country, sector=held.sector)


class PlaceRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A place: usual English name, alpha-3 code of the country that it is commonly counted to
    (null where that itself is in dispute), GeoNames id, WGS 84 degrees, what kind of place, how
    far the point may be trusted, inhabitants (0: not known), all claimants of a disputed area,
    the larger place that it lies in, usual Arabic and Vietnamese names, and GeoNames' code of
    the first-level division. ``source``: geonames, supplement, or the user's file. ``code`` is
    what the source calls it by (GeoNames' code of a division, a P-code of a user's file),
    ``parent`` the code of the area that it lies in; ``valid_from`` and ``valid_to`` are the first
    and the last day of a division that was made or dissolved (null: not known to be bounded)."""

    name: str
    country: str | None
    geonames: int | None
    latitude: float
    longitude: float
    kind: PlaceKind
    precision: Precision
    population: int = 0
    claimed_by: list[str] = []
    within: str | None = None
    arabic: str | None = None
    vietnamese: str | None = None
    admin1: str | None = None
    source: str = "geonames"
    code: str | None = None
    parent: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None

    def stood(self, date: str | None) -> bool:
        """Whether the place was there on ``date`` (ISO day, month or year): dates are compared as
        far as both are told. Without a date: whether it is there still."""
        if self.valid_from is None and self.valid_to is None:
            return True
        if date is None:
            return self.valid_to is None
        first, last = self.valid_from or "", self.valid_to or date
        return first[: len(date)] <= date[: len(first)] and date[: len(last)] <= last[: len(date)]
