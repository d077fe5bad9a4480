"""What the pages of actors and places answer, version 1: fields may be added, none may change
meaning."""

from __future__ import annotations

from pydantic import BaseModel

from isnad.web.shapes import Line, Stands, Value, Where


class Spelt(BaseModel):
    """The names of somebody or of a place in one language; ``abbr``: abbreviations."""

    language: str
    names: list[str]


class Office(BaseModel):
    """An office held: first and last day (ISO day, month or year; null: still, when the tables
    were last read through)."""

    office: str
    name: str
    start: str
    end: str | None


class Acts(BaseModel):
    """How many claims say that somebody has a part (actors: does it; recipients: it is done to them;
    brokers: they arrange it) in what is of some type, and who else takes part in these."""

    part: str
    type: str
    count: int
    others: list[Value]


class Reach(BaseModel):
    """How much is told: claims, reports, and when the last of these was published and received;
    null where none is."""

    claims: int
    reports: int
    published: str | None
    received: str | None


class Interval(BaseModel):
    """A state as it was said to stand without a change from a day (the first of which anything is
    told, where ``begun`` is false) until another; ``until``: the first day on which it stood
    otherwise, null: as far as is asked."""

    first: str
    until: str | None
    stands: Stands


class Timeline(BaseModel):
    """States over time up to ``as_of``, as known by then; ``left_out``: how many earlier days on
    which something is told were not looked at."""

    as_of: str
    known_by: str
    clock: str
    left_out: int
    items: list[Interval]


class Actor(BaseModel):
    """Somebody the tables of the world know. ``acts``: what they are said to have a part in;
    ``says``: of what they are said to speak; ``states``: what is said to hold with them."""

    key: str
    name: str
    kind: str
    country: str | None
    land: str | None
    sector: str
    side: str | None
    owner: str | None
    start: str | None
    end: str | None
    became: Value | None
    spelt: list[Spelt]
    offices: list[Office]
    reach: Reach
    speaks: Reach
    acts: list[Acts]
    says: list[Value]
    places: list[Value]
    latest: list[Line]
    said: list[Line]
    states: list[Stands]


class PlacePage(BaseModel):
    """A place that claims name. ``within``: what it lies in, the smallest first."""

    place: Where
    spelt: list[Spelt]
    within: list[Value]
    reach: Reach
    last_report: str | None
    types: list[Value]
    actors: list[Value]
    sources: list[Value]
    latest: list[Line]
