"""The records that pass between stages, in the shapes of contract 1.0.

All offsets are Unicode code points in logical order into the stored text of the part named
(``text`` or ``title``); ``part[start:end] == quote`` holds for every span.
"""

from __future__ import annotations

from typing import Literal

import msgspec

CONTRACT = "1.0"

# Types of claims.
Kind = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY",
    "STATEMENT", "TOLL", "DISPLACEMENT",
]  # fmt: skip
Part = Literal["text", "title"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "planned", "demanded", "possible"]
Status = Literal["begins", "holds", "violated", "ends"]
PassageKind = Literal[
    "title",
    "heading",
    "body",
    "caption",
    "dateline",
    "byline",
    "credit",
    "original",
    "correction",
    "post",
    "boilerplate",
]


class Span(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words of a report: code-point offsets ``start`` to ``end`` of ``part``, and the words."""

    part: Part = "text"
    start: int
    end: int
    quote: str


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A span that changes a claim, and what it is a cue of."""

    part: Part = "text"
    start: int
    end: int
    quote: str
    of: Literal["negation", "planned", "demanded", "possible", "status"]


class CarriedBy(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the page says of its own origin (credit, byline, link, photo)."""

    name: str | None
    link: Literal["byline", "credit", "original", "photo"]
    url: str | None = None
    part: Part = "text"
    start: int | None = None
    end: int | None = None
    text: str | None = None


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a report of one kind; offsets into ``part``, line end not included."""

    part: Part = "text"
    start: int
    end: int
    kind: PassageKind


class PageMap(msgspec.Struct, frozen=True, array_like=True):
    """Where the words of a report stood in its page.

    ``nodes``: elements, each the place of its parent in this list (-1: the document) and which
    child element of it it is, counted from 1. ``runs``: a stretch of the text (start, end), the
    element that holds it, which of its text nodes, counted from 1, and where the stretch begins in
    that text node when every run of white space there is one space. ``title``: the same of the
    title. ``sha256`` is of the bytes of the page, ``encoding`` how they were read; ``url`` and
    ``retrieved`` (RFC 3339, UTC) where they were fetched in the end and when.
    """

    sha256: str
    encoding: str
    nodes: list[tuple[int, int]] = []
    runs: list[tuple[int, int, int, int, int]] = []
    title: list[tuple[int, int, int, int, int]] = []
    url: str | None = None
    retrieved: str | None = None

    def path(self, run: tuple[int, int, int, int, int]) -> str:
        """The text node of a run as XPath."""
        steps, node = [f"text()[{run[3]}]"], run[2]
        while node >= 0:
            node, nth = self.nodes[node]
            steps.append(f"*[{nth}]")
        return "/" + "/".join(reversed(steps))


class Report(msgspec.Struct, kw_only=True):
    """One published text as received. ``text`` and ``title`` are stored exactly as they came.

    ``layout``: what the page's own mark-up says of stretches of text and title, in order; what it
    says nothing of is told by its words. ``modified``: when the page says that it was changed, with
    the zone that it states. ``page``: where the words stood in the page; null for plain text.
    ``carried_by`` of a report that was not read yet is what the mark-up says; reading adds the rest.
    ``withdraws``: the address or id of an item that it declares taken back, as agencies do with a
    notice; null for all other reports.
    """

    id: str
    sha256: str
    text: str
    language: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    received: str | None = None
    outlet: str | None = None
    carried_by: list[CarriedBy] = []
    modified: str | None = None
    layout: list[Passage] = []
    page: PageMap | None = None
    withdraws: str | None = None

    def part(self, name: Part) -> str:
        """The stored words of one part; the empty string where the report has no title."""
        return self.text if name == "text" else (self.title or "")


class ReportRef(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim says of the report that it stands in (contract: ``report``)."""

    id: str
    sha256: str
    language: str
    url: str | None = None
    published: str | None = None
    received: str | None = None
    outlet: str | None = None
    carried_by: list[CarriedBy] = []


class Participant(msgspec.Struct, kw_only=True):
    """Somebody's part in a claim. ``text`` is null when no words stand for them."""

    name: str | None
    text: str | None
    part: Part = "text"
    start: int | None = None
    end: int | None = None
    entity: str | None = None
    country: str | None = None
    sector: str = "UNK"
    antecedent: Span | None = None


class Source(Participant, kw_only=True):
    """One link of a source chain."""

    cue: Span | None = None
    named: bool = True
    manner: Literal["direct", "indirect", "mixed"] | None = None
    stance: (
        Literal["states", "confirms", "denies", "insists", "promises", "estimates", "reports"]
        | None
    ) = None


class Place(msgspec.Struct, kw_only=True):
    """Where. Degrees WGS 84; ``precision`` says how far they may be trusted."""

    name: str
    text: str | None
    part: Part = "text"
    start: int | None = None
    end: int | None = None
    country: str | None = None
    claimed_by: list[str] = []
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Literal[
        "exact", "near", "settlement", "district", "region", "country", "unknown"
    ] = "unknown"


class Time(msgspec.Struct, kw_only=True):
    """When, as EDTF (ISO 8601-2). ``basis`` context: taken from a neighbouring sentence."""

    edtf: str
    text: str | None = None
    part: Part = "text"
    start: int | None = None
    end: int | None = None
    basis: Literal["explicit", "relative", "context"] = "explicit"
    part_of_day: (
        Literal["dawn", "morning", "noon", "afternoon", "evening", "night", "midnight"] | None
    ) = None
    clock: str | None = None
    zone: str | None = None
    first: str | None = None
    last: str | None = None


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people as a closed range; null where one end is open."""

    low: int | None
    high: int | None
    quote: str | None = None
    part: Part = "text"
    start: int | None = None
    end: int | None = None


class Extent(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a place a CONTROL claim speaks of, and what it leaves out."""

    share: Literal["all", "most", "part", "unknown"]
    except_: list[Span] = msgspec.field(default_factory=list, name="except")
    quote: str | None = None
    part: Part = "text"
    start: int | None = None
    end: int | None = None


class MadeBy(msgspec.Struct, frozen=True, kw_only=True):
    """What made a claim: engine, versions of pack and world, and the entries that fired."""

    engine: str
    version: str
    pack: str | None = None
    world: str | None = None
    rules: list[str] = []


class Claim(msgspec.Struct, kw_only=True):
    """One event, state or statement that a report says, or says that somebody says. ``sources``:
    the chain, outermost first, the root last; ``also_said_by``: a further whole chain for each who
    says it beside one of these ("the mayor and two witnesses said")."""

    contract: str = CONTRACT
    id: str
    revision: int = 1
    supersedes: int | None = None
    report: ReportRef
    type: str
    modes: list[str] = []
    status: Status | None = None
    extent: Extent | None = None
    trigger: Span
    trigger_parts: list[Span] = []
    evidence: Span
    quotation: Span | None = None
    content: Span | None = None
    actors: list[Participant] = []
    recipients: list[Participant] = []
    brokers: list[Participant] = []
    place: Place | None = None
    origin_place: Place | None = None
    time: Time | None = None
    sources: list[Source] = []
    also_said_by: list[list[Source]] = []
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    cues: list[Cue] = []
    counts: dict[str, Count] = {}
    made_by: MadeBy

    @property
    def chains(self) -> list[list[Source]]:
        """All chains of the claim, the first of ``sources``; an empty one: the report itself."""
        return [self.sources, *self.also_said_by]


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """A date expression found in a text; offsets into that text, value as EDTF.

    ``basis`` is relative when the value was reckoned from an anchor ("on Saturday"), context when
    the words tell a time of day alone ("before dawn"); ``leads``: the words after it tell what
    happened then ("two years after the town fell").
    """

    start: int
    end: int
    text: str
    edtf: str
    basis: Literal["explicit", "relative", "context"] = "explicit"
    part_of_day: str | None = None
    clock: str | None = None
    zone: str | None = None
    leads: bool = False


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """An input that was not read: where it stood, a reason code, and what to do about it."""

    where: str
    reason: str
    message: str


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement that somebody in a report is an entity of the world, and its reason. ``name``:
    as the report has it; null where it has an office only."""

    entity: str
    name: str | None
    reason: str


class Trace(msgspec.Struct, frozen=True, array_like=True):
    """What of one sentence stays the same in another language: who and where is named, numbers,
    dates (EDTF), and what its words have to do with (the shared table of concepts), each in the
    order of the words. ``names``: of people and bodies that the world does not know, as written;
    ``places``: GeoNames ids; ``countries``: of whom and what is named, ISO 3166-1 alpha-3."""

    part: Part
    start: int
    end: int
    entities: list[str] = []
    names: list[str] = []
    places: list[int] = []
    countries: list[str] = []
    numbers: list[int] = []
    dates: list[str] = []
    concepts: list[str] = []


class ReadResult(msgspec.Struct, kw_only=True):
    """What reading one report gave: the report (language and ``carried_by`` filled), claims, the
    judgements of who is meant that its claims rest on, and a trace of every sentence. ``stated``:
    what the report came with in ``carried_by``, before its text was read; ``refused``: claims that
    were rejected, each with its reason, where the engine says."""

    report: Report
    claims: list[Claim]
    rejected_claims: int = 0
    judged: list[Judged] = []
    traces: list[Trace] = []
    stated: list[CarriedBy] = []
    refused: list[Rejected] = []
