"""Which claims are asked for."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.edtf import bounds
from isnad.joining.question import end_of
from isnad.joins import Clock
from isnad.records import Claim, Place
from isnad.situation.places import bare_name, keys_of, where

_DAY = len("2024-12-01")
_OPEN = "/.."


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Filters, as other commands have them. Days are of what is told: ``as_of``, begun on that day
    or before (or without a day); ``since``, not over before that day. ``known_by``: only what was
    known by then by the ``clock``, a date or an RFC 3339 time; a bare date is its end in UTC.
    ``place``: a name in any language, a GeoNames id or a country (alpha-3), for there and what
    lies in it. ``types``, ``languages`` and ``outlets``: any of them; empty: all. ``min_origins``:
    told by so many origins or more. ``report``: of that report alone."""

    as_of: str | None = None
    since: str | None = None
    known_by: str | None = None
    clock: Clock = "received"
    place: str | None = None
    types: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    min_origins: int = 0
    report: str | None = None

    @property
    def until(self) -> str | None:
        """The instant by which what is told must have been known. Raises ValueError where
        ``known_by`` is none."""
        return end_of(self.known_by) if self.known_by else None

    def wants(self, claim: Claim) -> bool:
        """Whether a claim is among them, but for ``known_by`` and ``min_origins``."""
        report = claim.report
        return (
            _among(claim.type, self.types)
            and _among(report.language, self.languages)
            and _among(report.outlet, self.outlets)
            and (self.report is None or report.id == self.report)
            and self._in_time(claim)
            and (self.place is None or _lies_in(claim.place, self.place))
        )

    def _in_time(self, claim: Claim) -> bool:
        if self.as_of is None and self.since is None:
            return True
        edtf = claim.time.edtf if claim.time else ""
        first, last = bounds(edtf) if edtf else (None, None)
        if self.as_of is not None and (first or last or "") > self.as_of[:_DAY]:
            return False
        if self.since is None:
            return True
        return edtf.endswith(_OPEN) or (last or first or "") >= self.since[:_DAY]


def _among(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


@lru_cache(maxsize=8)
def _keys(wanted: str) -> tuple[frozenset[str], str]:
    return keys_of(wanted), bare_name(wanted)


def _lies_in(place: Place | None, wanted: str) -> bool:
    if place is None:
        return False
    keys, bare = _keys(wanted)
    nested = _where(place.name, place.country, place.geonames)
    return any(key in keys or key.endswith(f"/{bare}") for key in nested)


@lru_cache(maxsize=1 << 14)
def _where(name: str, country: str | None, geonames: int | None) -> list[str]:
    place = Place(name=name, text=None, country=country, geonames=geonames)
    return where(place, None).nested
