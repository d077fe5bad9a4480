"""What the API answers, version 1: fields may be added, none may change meaning."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


class About(BaseModel):
    """What is in the store, and what reads it."""

    store: str
    version: str
    engine: str
    world: str
    judgements: str
    reports: int
    claims: int
    stories: int
    waiting: int
    first: str | None
    last: str | None
    received: list[str | None]
    published: list[str | None]
    forgotten: int


class Where(BaseModel):
    """A place; ``latitude`` and ``longitude`` are of its middle, as exact as ``precision`` says."""

    key: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str


class Line(BaseModel):
    """A claim in one line. ``says``: what it says in short, in English; ``quote``: the words of the
    report for what happened; ``sources``: who says it, outermost first."""

    id: str
    report: str
    type: str
    says: str
    quote: str
    evidence: str
    place: Where | None
    edtf: str | None
    first: str | None
    last: str | None
    language: str
    outlet: str | None
    published: str
    received: str
    sources: list[str]
    polarity: str
    modality: str
    story: str | None
    origins: int
    sides: int
    disputed: bool
    retracted: bool


class Lines(BaseModel):
    """A page of claims; ``total``: all that were asked for, and how many of them have no day and no
    place."""

    total: int
    undated: int
    unplaced: int
    page: int
    pages: int
    items: list[Line]


class Value(BaseModel):
    """A value of a facet (``none``: not given), what it is called, and how many claims have it."""

    key: str
    name: str
    count: int


class Facets(BaseModel):
    """How many of the claims asked for have which value. The filter on a facet itself is left out
    where its values are counted. ``more``: how many further values there are."""

    total: int
    facets: dict[str, list[Value]]
    more: dict[str, int]


class Spot(Where):
    """A place with how many claims are told of it, and the last report that tells any."""

    count: int
    disputed: int
    reports: int
    last_report: str


class Spots(BaseModel):
    """Places of the claims asked for; claims without one are counted apart."""

    total: int
    unplaced: int
    items: list[Spot]


class Step(BaseModel):
    """A stretch of time with how many claims begin in it."""

    first: str
    count: int
    disputed: int


class Steps(BaseModel):
    """Claims over time; those without a day are counted apart."""

    total: int
    undated: int
    unit: str
    items: list[Step]


Json = dict[str, Any]
