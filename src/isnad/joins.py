"""The records that joining reports gives, in the shapes of contract 1.0: lineage and stories."""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad.records import CONTRACT, Claim, Part, Report, Span, Trace

Kin = Literal["copy", "translation", "rewrite", "partial", "update", "correction", "retraction"]
DriftKind = Literal["number", "hedge", "source", "actor", "place", "time"]
Counts = Literal["killed", "displaced"]
LinkKind = Literal["published", "credits", "copies", "translates", "rewrites", "quotes"]
Conflict = Literal["number", "denial", "place", "actor", "time", "outcome"]
Clock = Literal["received", "published"]


class ClaimKey(msgspec.Struct, frozen=True, order=True, gc=False):
    """A claim of a report: two reports of one text have claims of one id."""

    report: str
    claim: str


class Held(msgspec.Struct, kw_only=True):
    """A report as the store holds it: what came, what it claims, and a trace of every sentence."""

    report: Report
    claims: list[Claim]
    traces: list[Trace]


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """What a report comes from: one that we hold (``report``), or as much as is known of it."""

    report: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """What a copy or translation changed, with the words of both; null where one has none.
    ``from_span`` and ``to_span`` say where the words stand."""

    kind: DriftKind
    from_quote: str | None
    to_quote: str | None
    from_span: Span | None = None
    to_span: Span | None = None


class Aligned(msgspec.Struct, frozen=True, array_like=True):
    """Two sentences of two reports that say the same: positions of their traces in the original
    and in what comes of it, and how close they are, 0 to 1."""

    original: int
    later: int
    closeness: float


class Lineage(msgspec.Struct, kw_only=True):
    """A report, what it comes from, and why that is thought (contract: one line of ``isnad
    lineage``). ``score``: how sure that is, by which one original is chosen among several;
    ``aligned`` joins chains. Neither is printed."""

    contract: str = CONTRACT
    report: str
    kind: Kin
    of: Original
    because: str
    drift: list[Drift] = []
    aligned: list[Aligned] = []
    score: float = 0.0


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """What one place of a report tells: the claims with one trigger, and what of them and of
    their sentence says which story it is. ``start``: of the trigger; ``trace``: position of the
    sentence's trace.

    ``hints``: types of what somebody says, by the concepts of its sentence, where no claim tells
    them; ``places``: where it is, the smallest place first, then those that it lies in, the country
    last (GeoNames ids, else country and name; countries as alpha-3); ``point``: its latitude and
    longitude where it is a town or less, ``busy``: a great city, where much happens; ``around``:
    GeoNames ids that its sentence names, ``before``: those of the sentences before, where it names
    none; ``setting``: as ``places``, where the report leads with, and all countries that it tells
    of. ``first`` and ``last``: its days (ISO), which ``dated`` says whence: told by a claim, by a
    date of the sentence, or taken from when the report was published (null where that is unknown).
    ``people``: who takes part, as entities and as country and sector; ``doers``: the latter of
    those who act; ``named``: persons whom its sentence names; ``sources``: entities who say it.
    ``counts``: whom its numbers count; ``toll``: how many people were killed or hurt; ``since``: the
    day from which a count of people goes on; ``numbers``: of the sentence; ``sounds``: of each word
    of names that the world does not know, keys of how it may sound; ``words``: hashes of what the
    sentence says in its language, ``act`` of the trigger. ``harm``: the trigger is for what befalls
    people, not for what is done; ``speech``: it says only that somebody speaks; ``lone``: nothing
    else in its sentence is claimed; ``witness``: somebody unnamed says it, without a day; ``lead``:
    the report tells it first; ``lasting``: a state, or what goes on from a day; ``answers``: ids of
    nodes of the report that it stands against."""

    report: str
    claims: list[str]
    part: Part
    start: int
    trace: int
    published: str | None = None
    outlet: str | None = None
    language: str = ""
    types: list[str] = []
    hints: list[str] = []
    places: list[str] = []
    point: tuple[float, float] | None = None
    busy: bool = False
    around: list[str] = []
    before: list[str] = []
    setting: list[str] = []
    first: str | None = None
    last: str | None = None
    dated: Literal["claim", "sentence", "published"] = "published"
    people: list[str] = []
    doers: list[str] = []
    named: list[str] = []
    counts: Counts | None = None
    toll: int | None = None
    since: str | None = None
    numbers: list[int] = []
    sources: list[str] = []
    sounds: list[list[str]] = []
    concepts: list[str] = []
    words: list[int] = []
    act: int = 0
    harm: bool = False
    speech: bool = False
    lone: bool = False
    witness: bool = False
    lead: bool = False
    lasting: bool = False
    answers: list[str] = []

    @property
    def id(self) -> str:
        """The id of a node: it stays while its report and its trigger do."""
        return f"{self.report} {self.part} {self.start}"


class Tie(msgspec.Struct, frozen=True, array_like=True):
    """Two nodes (ids, the lesser first) that may tell one story, and how much speaks for it."""

    one: str
    other: str
    weight: float


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a joined chain. ``report``: where that is to be read, if we hold it; offsets
    into its text."""

    name: str
    link: LinkKind
    entity: str | None = None
    report: str | None = None
    start: int | None = None
    end: int | None = None
    because: str | None = None


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of a report that tells a story: its words, what it says in short, the chain from
    the outlet that we read to the root, joined across reports, and the ids of the reports that take
    back what it is told by."""

    claim: str
    report: str
    part: Part
    start: int
    end: int
    quote: str
    says: str
    chain: list[Link]
    retracted_by: list[str] = []


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """A distinct root of a story's chains; ``because``: why its reports count as one."""

    name: str
    entity: str | None
    side: str | None
    reports: list[str]
    because: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Where a side of a contradiction is told."""

    claim: str
    report: str
    part: Part
    start: int
    end: int
    quote: str


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One distinct saying, with all tellings that say it."""

    says: str
    tellings: list[Told]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Sayings that cannot all hold."""

    kind: Conflict
    sides: list[Side]


class StoryPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a story is: the place that its tellings give."""

    name: str
    country: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None


class StoryTime(msgspec.Struct, frozen=True, kw_only=True):
    """When a story is: EDTF, with its first and last day."""

    edtf: str
    first: str | None = None
    last: str | None = None


class Story(msgspec.Struct, kw_only=True):
    """The claims of all reports that tell of one event, state, toll or statement."""

    contract: str = CONTRACT
    id: str
    type: str
    title: str
    place: StoryPlace | None
    time: StoryTime | None
    tellings: list[Telling]
    origins: list[Origin]
    contradictions: list[Contradiction]
    retracted_by: list[str] = []
    merged_from: list[str] = []
    split_from: str | None = None
