"""The records of a brief: what it says, and on which words of which reports each piece stands.

A line is words of the reader's language (the phrases of ``brief/phrases``) with slots in them. A
slot is a piece of a line that a report gives; it names the claim and the words that it stands on,
so that it can be derived from them again. What is in no slot is a phrase and says nothing of the
world.

How the text of a slot follows from what it stands on, and the phrases of the reader's language
(section in brackets; ``kind`` names the key unless said otherwise):

- Words of reports stand in slots as they are in the report, but for white space (each run one
  space) and control and bidirectional characters (left out). Quotation marks and the isolates that
  keep words of another direction together stand outside of the slot.
  A time zone, or a date that is none, is isolated inside of its slot.
- Slots nest, and never overlap otherwise. Where a phrase has a gap, its slot holds the slot of what
  fills it: ``stance`` is "according to a denial by X" around the ``source`` X; ``type`` in the line
  of a state is "held by X" around the ``actor`` X.
- ``actor``, ``recipient``, ``broker``, ``source``: kind ``name``, what the world calls the entity;
  ``called``, what the description (``Participant.name``, English, "Syrian rebels") says, in words
  of ``called.tsv``, with the country, or the name itself where it is none; ``role``, in place of a name that is not to be told, by sector
  [roles] with the country (``span`` null where the words are not among those of the reference); ``latin``, the words in Latin letters (``names.romanise``); ``words``,
  the report's, of ``span``. One participant may have two slots beside each other: called or latin,
  then words.
- ``place``, ``origin_place``: kind ``name``, ``latin`` or ``words``; ``country`` is the country's
  name; ``called`` what kind of places the words are for, in words of ``called.tsv``.
  ``claimants`` is the country at that position of ``claimed_by``.
- ``type``: [gloss] or [gloss_status]; in the line of a state [state]. ``polarity``, and
  ``modality`` where nothing is negated: [standing]. ``precision``, ``share`` [extent], ``stance``
  [source], ``conflict``, ``lineage`` [taken_over], ``time_of_day`` [parts_of_day or line],
  ``language`` [languages]: the phrase.
- ``time``: an EDTF date in words; kind null is the claim's, ``since`` the first day of a state,
  ``told`` the day of the first report that tells it where none of its claims gives a day,
  ``day`` the day of a heading or of a story, ``published`` and ``received`` the report's, ``as_of``
  and ``known_by`` the brief's.
- ``count``: the number by ``kind`` (killed, injured, …) without the phrase around it, digits in groups
  of three with the mark ``thousands`` between them.
- ``outlet``: kind ``name``, or ``id`` of the report (of a hash, how it begins), or ``title``, quoted,
  where it has no outlet and its id is a hash. ``credit``: what
  the page of the report names; ``at`` is the position in ``carried_by``.
- ``origins``, ``sides``: how many; kind ``each``: ``of`` has a claim for each of them, one that has
  several as often. ``reports``: how many, of all claims in ``of``; of a place (``kind``:
  its GeoNames id, else country and name) how many reports tell of it, ``last_report`` the day of the
  last, ``age`` how many days before the brief's that is. ``reports`` without claims counts the
  brief's own reports, of the language in ``kind`` if any.
- A report without a claim is named by a key with an empty ``claim``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad.joins import ClaimKey, Clock
from isnad.records import CONTRACT, Span
from isnad.tombstones import Tombstone

# What a slot tells of its claim.
Role = Literal[
    "actor",
    "recipient",
    "broker",
    "words",
    "content",
    "type",
    "polarity",
    "modality",
    "stance",
    "place",
    "origin_place",
    "precision",
    "claimants",
    "time",
    "time_of_day",
    "count",
    "share",
    "exception",
    "source",
    "credit",
    "outlet",
    "country",
    "language",
    "side",
    # Of several claims, which the slot names: how many reports, origins, sides; the last report.
    "reports",
    "origins",
    "sides",
    "last_report",
    "age",
    # How claims stand to one another, or reports.
    "conflict",
    "lineage",
    "reference",
]

LineKind = Literal[
    "state",  # a state of a place: who holds it, a ceasefire, presence, alliance, hostility
    "event",  # what is said to have happened
    "saying",  # claims of the same story of another standing
    "chain",  # who says a state, an event or a saying through whom
    "standing",  # how many reports, origins and sides; the age of the last report
    "contradiction",
    "retraction",
    "silence",  # what no report tells
    "note",
]


class Slot(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A piece of a line: code points ``start`` to ``end`` of its text, and what it stands on.

    ``of``: the claims that it tells of, the first of them the one whose words it renders. ``at``:
    which of several (participants of its role, links of the chain, outermost first; counts by
    ``kind``); ``chain``: which of the claim's chains. ``span``: the words in the report, the
    antecedent where they point back; null where it tells what the words do not say by themselves
    (a type, an affirmed denial, a number of reports).
    """

    role: Role
    start: int
    end: int
    of: list[ClaimKey] = []
    at: int = 0
    chain: int = 0
    kind: str | None = None
    span: Span | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A sentence of a brief. ``claims``: all that it stands on; ``numbers``: its references;
    ``depth``: 0 for a line of its own, more for what belongs to the line above."""

    kind: LineKind
    text: str
    slots: list[Slot] = []
    claims: list[ClaimKey] = []
    numbers: list[int] = []
    depth: int = 0


class Section(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A part of a brief: ``key`` says which in any language; ``heading`` as a line, since it may
    name a place or a day."""

    key: str
    heading: Line
    lines: list[Line] = []
    sections: list[Section] = []


class Reference(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The words that a number stands for, and the claims that stand on them."""

    number: int
    report: str
    span: Span
    claims: list[str]


class Listed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A report that a brief stands on."""

    id: str
    sha256: str
    language: str | None
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    received: str | None
    line: Line


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What made an answer: the same question over the same of these gives the same bytes."""

    engine: str
    world: str
    judgements: str


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief, ready to be set as text, Markdown, HTML or JSON. ``forgotten``: what was taken out of
    the store on request."""

    contract: str = CONTRACT
    language: str
    direction: Literal["ltr", "rtl"]
    as_of: str
    known_by: str
    clock: Clock
    title: Line
    sections: list[Section]
    references: list[Reference]
    reports: list[Listed]
    notes: list[Line]
    forgotten: list[Tombstone] = []
    made: Made
