"""The records of a situation: what was said to hold on a day, from what was known by another."""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad.joins import ClaimKey, Clock
from isnad.records import CONTRACT, Extent

What = Literal["CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"]
Standing = Literal["begins", "holds", "violated", "ends", "contested", "denied"]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin says of a state: ``disputes`` where it says that it does not hold, or that
    others hold. ``parties``: who it says; ``claims``: where it is told, by day, then report;
    ``side``: the side that the origin is on, where it is known."""

    name: str
    entity: str | None
    side: str | None
    disputes: bool
    parties: list[str]
    claims: list[ClaimKey]


class State(msgspec.Struct, kw_only=True):
    """One state of a place or between parties (contract: one line of ``isnad situation``).

    ``place``: its name, and what tells it apart: country (alpha-3) and GeoNames id. ``within``:
    names of the places that it lies in, the smallest first. ``since``: the first day (EDTF) of
    which this is said without a break; ``last_report``: the time by the clock of the last report
    that tells anything of the place. ``claims``: ids of all claims it rests on; ``accounts``:
    the same by origin. ``reports``: how many reports tell the state."""

    contract: str = CONTRACT
    as_of: str
    known_by: str
    clock: Clock
    what: What
    place: str | None
    country: str | None = None
    geonames: int | None = None
    within: list[str] = []
    parties: list[str]
    brokers: list[str] = []
    extent: Extent | None = None
    status: Standing
    since: str | None = None
    last_report: str | None = None
    according_to: list[str]
    disputed_by: list[str]
    claims: list[str]
    accounts: list[Account] = []
    reports: int = 0


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of how much is told of a place: the time (by the clock) of the last report
    that tells anything of it, and how many reports do."""

    place: str
    country: str | None
    geonames: int | None
    last_report: str
    reports: int


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What is other at the end of a span of time than at its beginning (one line of ``isnad
    changes``): a state before and after; null where there was or is none. ``claims``: those that
    were not known before."""

    contract: str = CONTRACT
    kind: Literal["began", "ended", "claimed", "disputed", "undisputed", "corrected", "retracted"]
    before: State | None
    after: State | None
    because: str
    claims: list[ClaimKey] = []
