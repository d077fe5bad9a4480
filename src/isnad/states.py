"""The records of a situation: what was said to hold on a day, from what was known by another."""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad.joins import ClaimKey, Clock
from isnad.records import CONTRACT, Extent

What = Literal["CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"]
Standing = Literal["begins", "holds", "violated", "ends", "contested", "denied"]


Kind = Literal[
    "began", "ended", "violated", "claimed", "disputed", "undisputed", "corrected", "retracted"
]
Effect = Literal["begins", "holds", "violated", "ends", "denied", "taken"]


class Party(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whoever holds, agrees or is somewhere. ``key``: two of one key are one; ``vague``: only
    described ("rebels"), so that it may be any of its kind; ``state``: acts for a state;
    ``country``: alpha-3."""

    key: str
    name: str
    entity: str | None = None
    country: str | None = None
    state: bool = False
    vague: bool = False
    unsided: bool = False
    likely: str | None = None


class Assertion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one claim says of a state. ``subject``: of what, so that assertions with one subject
    are told together; ``effect``: what it says of that on ``day`` (ISO), which is the last day
    of ``edtf`` where the claim gives a time (``dated``), else the day of its report; ``open``:
    and from then on. ``within``: names of the places that its place lies in, the smallest first;
    ``nested``: keys of its place, of these, and of its country.
    An effect ``taken``: its party says that the place was taken, by nobody that is named.
    ``still``: said to be so as before; ``hedged``: said to be possible; ``aside``: told of what another claim leaves out; ``at``:
    offset of its trigger, titles before texts; ``trace``: position of its sentence's trace;
    ``root``: a key for who says it in that report, ``outlet`` whose the report is."""

    subject: str
    what: What
    key: ClaimKey
    effect: Effect
    day: str
    edtf: str | None = None
    dated: bool = False
    open: bool = False
    place: str | None = None
    country: str | None = None
    geonames: int | None = None
    within: list[str] = []
    nested: list[str] = []
    parties: list[Party] = []
    brokers: list[Party] = []
    extent: Extent | None = None
    still: bool = False
    hedged: bool = False
    aside: bool = False
    at: int = 0
    trace: int = -1
    root: str = ""
    outlet: str | None = None


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """An assertion as it is kept. ``told``: who says it, as JSON; ``known``: since when it was
    known by the clock that was asked for (an instant)."""

    assertion: Assertion
    told: str
    known: str = ""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question of a situation: what was said to hold at ``as_of``, from reports known by
    ``known_by`` by a clock; both as given (dates or times), and as the day and the instant that
    they mean. ``countries`` (alpha-3) and ``subjects`` narrow it; empty: all."""

    as_of: str
    known_by: str
    clock: Clock
    day: str
    ahead: str
    until: str
    places: frozenset[str] | None = None
    named: str | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one origin says of a state: ``disputes`` where it says that it does not hold, or that
    others hold. ``parties``: who it says, as the state calls them; ``claims``: where it is told, by day, then report;
    ``side``: the side that the origin is on, where it is known."""

    name: str
    entity: str | None
    side: str | None
    disputes: bool
    parties: list[str]
    claims: list[ClaimKey]


class State(msgspec.Struct, kw_only=True):
    """One state of a place or between parties (contract: one line of ``isnad situation``).

    ``subject``: what tells it from others, on whatever day; ``place``: its name, and what tells it apart: country (alpha-3) and GeoNames id. ``within``:
    names of the places that it lies in, the smallest first. ``since``: the first day (EDTF) of
    which this is said without a break, and ``dated``: whether a claim gives it, or it is only the
    day of the first report that says so; ``last_report``: the time by the clock of the last report
    that tells anything of the place. ``claims``: ids of all claims it rests on; ``accounts``:
    the same by origin. ``reports``: how many reports tell the state."""

    contract: str = CONTRACT
    as_of: str
    known_by: str
    clock: Clock
    subject: str = ""
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
    dated: bool = True
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
    changes``): a state before and after; null where there was or is none. ``because``: why it is
    told, in a sentence; ``reports``: those that take something back, then what they take back;
    ``claims``: those that it rests on and that were not known before."""

    contract: str = CONTRACT
    kind: Kind
    before: State | None
    after: State | None
    because: str
    reports: list[str] = []
    claims: list[ClaimKey] = []
