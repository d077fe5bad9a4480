"""What the API answers, version 1: fields may be added, none may change meaning."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

Json = dict[str, Any]


class Wrong(BaseModel):
    """Why there is no answer: in words, or which parameter is wrong and why."""

    detail: str | list[Json]


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
    """A place, called as the reader does; ``latitude`` and ``longitude`` are of its middle, as exact
    as ``precision`` says. ``claimed_by``: countries (alpha-3) where it is in dispute whose it is."""

    key: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    claimed_by: list[str] = []


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
    """A value of a facet (``none``: not given), what it is called, and how many claims have it;
    ``also``: other values that the reader calls the same, counted with it."""

    key: str
    name: str
    count: int
    also: list[str] = []


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
    """A stretch of time of which claims tell, with how many: of one day, month or year where
    ``first`` and ``last`` are the same. ``open``: it goes on, the end is not told; ``about``: the
    report says that it is about then."""

    first: str
    last: str
    open: bool
    about: bool
    count: int
    disputed: int


class Steps(BaseModel):
    """Claims over time; those without a day are counted apart."""

    total: int
    undated: int
    unit: str
    items: list[Step]


class Arrival(BaseModel):
    """A day of a clock with how many reports became known that tell claims asked for, and how many
    claims these are."""

    day: str
    count: int
    reports: int


class Arrivals(BaseModel):
    """Claims by when they became known."""

    total: int
    clock: str
    items: list[Arrival]


class Speaks(BaseModel):
    """Who says of a state what, and where: ``claims`` as pairs of report and claim; ``outlets``: of
    each of these reports, null where it names none."""

    name: str
    entity: str | None
    side: str | None
    disputes: bool
    parties: list[str]
    claims: list[tuple[str, str]]
    outlets: dict[str, str | None]


class Stands(BaseModel):
    """A state with names as the reader has them; ``shown``: claimed, disputed, contested, denied,
    ended or violated, by who says what; ``state``: the same as the contract has it."""

    shown: str
    place: Where | None
    parties: list[str]
    brokers: list[str]
    accounts: list[Speaks]
    state: Json


class Situation(BaseModel):
    """What is said to hold on a day, as known by another, and what made the answer."""

    as_of: str
    known_by: str
    clock: str
    made: dict[str, str]
    silence: str
    items: list[Stands]


class Taken(BaseModel):
    """A report that takes something back, or that is taken back."""

    id: str
    outlet: str | None


class Changed(BaseModel):
    """What is said otherwise: a state before and after, null where there was or is none;
    ``because``: why it is told, in English; ``claims``: those that it rests on and that were not
    known before (report, claim)."""

    kind: str
    because: str
    before: Stands | None
    after: Stands | None
    reports: list[Taken]
    claims: list[tuple[str, str]]


class Changes(BaseModel):
    """What is said otherwise at the end of the day ``end`` than at that of ``start``, each as known
    on that day, and what made the answer."""

    start: str
    end: str
    clock: str
    made: dict[str, str]
    items: list[Changed]


class Country(BaseModel):
    """A country (alpha-3), called as the reader does, and its middle."""

    code: str
    name: str
    latitude: float
    longitude: float


class Heading(BaseModel):
    """A report in one line. ``title``: where it has none, how its text begins. ``published`` and
    ``received``: instants of the two clocks."""

    id: str
    title: str | None
    outlet: str | None
    language: str | None
    published: str
    received: str
    retracted: bool


class Headline(BaseModel):
    """The exact words of a report: its title (``is_title``) or a sentence of it, and the word in them
    that tells what happened."""

    text: str
    word: str
    language: str
    report: str
    claim: str
    outlet: str | None
    is_title: bool


class StoryLine(BaseModel):
    """A story in one line. ``name``: of its place, ``land``: of its country, as the reader
    calls them; ``title``: who, what, to whom, where, as its best telling has it, in the reader's
    words; ``headline``: the exact words of a report that tell it."""

    id: str
    type: str
    title: str
    headline: Headline | None
    name: str | None
    country: str | None
    land: str | None
    edtf: str | None
    first: str | None
    last: str | None
    reports: int
    tellings: int
    origins: int
    sides: int
    disputed: bool
    retracted: bool


class StoryLines(BaseModel):
    """A page of stories; ``undated``: how many of all have no day."""

    total: int
    undated: int
    page: int
    pages: int
    items: list[StoryLine]


class ReportLine(Heading):
    """A report with how many of the claims asked for it tells."""

    claims: int


class ReportLines(BaseModel):
    """A page of reports."""

    total: int
    page: int
    pages: int
    items: list[ReportLine]


class Why(BaseModel):
    """What made a claim, in lines; ``beware``: what is odd about names in it."""

    why: str
    beware: list[str]


class Part(BaseModel):
    """Words of a report, and whether they are a hit of what was searched for."""

    text: str
    hit: bool


class Excerpt(BaseModel):
    """Code points ``start`` to ``end`` of the title or text of a report, in pieces that are its
    words when put together."""

    part: str
    start: int
    end: int
    pieces: list[Part]


class Understood(BaseModel):
    """What was typed, as it is looked for."""

    words: list[str]
    phrases: list[str]
    without: list[str]
    fields: dict[str, list[str]]


class FoundReport(BaseModel):
    """A report that has what was typed, and where."""

    id: str
    outlet: str | None
    language: str | None
    published: str
    retracted: bool
    title: Excerpt | None
    excerpts: list[Excerpt]


class FoundClaim(BaseModel):
    """A claim that has what was typed in its words or in what it says."""

    line: Line
    excerpt: Excerpt


class Found(BaseModel):
    """A page of what a search finds; ``totals``: how many reports and claims there are; ``named``:
    places and actors that are called so (``place/KEY``, ``actor/KEY``)."""

    understood: Understood
    totals: dict[str, int]
    page: int
    pages: int
    languages: list[Value]
    outlets: list[Value]
    named: list[Value]
    reports: list[FoundReport]
    claims: list[FoundClaim]
