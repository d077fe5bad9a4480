"""What the page of a report shows: its text with the words of every claim marked, its claims, and
what it comes of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec
from pydantic import BaseModel

from isnad.contract import lineage_line
from isnad.joins import Lineage
from isnad.records import CarriedBy, Claim, Part, Participant, Passage, Place, Report, Source
from isnad.saying import Sayings
from isnad.web.marking import Mark, Piece, marks_of, pieces
from isnad.web.naming import Naming, is_private
from isnad.web.shapes import Heading, Json

_PARTS: tuple[Part, Part] = ("title", "text")
_ENDS = "\n\r\u2028\u2029"
# How many of the people, places and days of a report are listed.
_MOST = 40


class Run(BaseModel):
    """Words of one kind in a line."""

    kind: str
    pieces: list[Piece]


class Paragraph(BaseModel):
    """A line of a report."""

    part: Part
    start: int
    runs: list[Run]


class Chip(BaseModel):
    """Somebody, a place or a day that a claim gives. ``name``: as the reader calls it; ``key``: an
    entity or a place to ask for; null where nobody is to be followed."""

    role: Literal["actor", "recipient", "broker", "place", "origin_place", "time"]
    name: str
    words: str | None = None
    key: str | None = None


class Step(BaseModel):
    """A link of a claim's chain."""

    name: str
    words: str | None
    cue: str | None
    manner: str | None
    stance: str | None
    unnamed: bool


class Stated(BaseModel):
    """A claim of a report: what it says in the reader's words, who says so, who and where."""

    id: str
    story: str | None
    type: str
    modes: list[str]
    status: str | None
    says: str
    quote: str
    polarity: str
    modality: str
    edtf: str | None
    chips: list[Chip]
    chains: list[list[Step]]


class Mention(BaseModel):
    """Somebody, a place or a day of a report's claims, and of which."""

    role: Literal["who", "where", "when"]
    name: str
    key: str | None
    claims: list[str]


class Copied(BaseModel):
    """A lineage as the contract has it, and the report at its other end where that is held."""

    lineage: Json
    other: Heading | None


class ReportPage(BaseModel):
    """A report with all that its page shows. ``later``: what comes of it; ``same``: reports of the
    same words; ``altered``: what of it was forgotten."""

    heading: Heading
    facts: Json
    paragraphs: list[Paragraph]
    claims: list[Stated]
    mentions: list[Mention]
    carried_by: list[Json]
    comes_of: list[Copied]
    later: list[Copied]
    same: list[Heading]
    altered: list[str]


def paragraphs(
    report: Report, passages: Sequence[Passage], claims: Iterable[Claim]
) -> Iterator[Paragraph]:
    """The lines of title and text with marks in them. Every character is in one of the runs, but
    for line ends and the space around lines."""
    every = list(claims)
    for part in _PARTS:
        text = report.part(part)
        marks = sorted(mark for claim in every for mark in marks_of(claim, part))
        line: list[Passage] = []
        for one in (one for one in passages if one.part == part):
            if line and any(end in text[line[-1].end : one.start] for end in _ENDS):
                yield _paragraph(text, line, marks)
                line = []
            line.append(one)
        if line:
            yield _paragraph(text, line, marks)


def _paragraph(text: str, line: Sequence[Passage], marks: Sequence[Mark]) -> Paragraph:
    first, end = line[0].start, line[-1].end
    inside = [one for one in marks if one.start < end and first < one.end]
    ends = [*(one.start for one in line[1:]), end]
    runs = [
        Run(kind=one.kind, pieces=pieces(text, one.start, stop, inside))
        for one, stop in zip(line, ends, strict=True)
    ]
    return Paragraph(part=line[0].part, start=first, runs=runs)


class Reported:
    """Tells one report to readers of one language. ``stories``: by the id of a claim."""

    def __init__(self, report: Report, stories: dict[str, str], named: Naming) -> None:
        self._report = report
        self._stories = stories
        self._named = named
        self._says = Sayings(named.language, [report.outlet])

    def claim(self, claim: Claim) -> Stated:
        """A claim for the list beside the text."""
        return Stated(
            id=claim.id,
            story=self._stories.get(claim.id),
            type=claim.type,
            modes=claim.modes,
            status=claim.status,
            says=self._says.of(claim),
            quote=claim.trigger.quote,
            polarity=claim.polarity,
            modality=claim.modality,
            edtf=claim.time.edtf if claim.time else None,
            chips=list(self._chips(claim)),
            chains=[[self._step(one) for one in chain] for chain in claim.chains if chain],
        )

    def _chips(self, claim: Claim) -> Iterator[Chip]:
        roles: list[tuple[Literal["actor", "recipient", "broker"], list[Participant]]] = [
            ("actor", claim.actors), ("recipient", claim.recipients), ("broker", claim.brokers),
        ]  # fmt: skip
        for role, several in roles:
            for one in several:
                key = None if is_private(one) else one.entity
                yield Chip(role=role, name=self._called(one), words=one.text, key=key)
        if claim.place:
            yield self._place("place", claim.place)
        if claim.origin_place:
            yield self._place("origin_place", claim.origin_place)
        if claim.time:
            yield Chip(role="time", name=claim.time.edtf, words=claim.time.text)

    def _called(self, one: Participant) -> str:
        return self._named.participant(one)

    def _place(self, role: Literal["place", "origin_place"], place: Place) -> Chip:
        name = self._named.place(place.name, place.country, place.precision)
        key = str(place.geonames) if place.geonames is not None else None
        return Chip(role=role, name=name, words=place.text, key=key)

    def _step(self, one: Source) -> Step:
        return Step(
            name=self._called(one), words=one.text, cue=one.cue.quote if one.cue else None,
            manner=one.manner, stance=one.stance, unnamed=not one.named,
        )  # fmt: skip

    def facts(self) -> Json:
        """What is known of the page."""
        one = self._report
        return {
            "id": one.id, "sha256": one.sha256, "url": one.url, "published": one.published,
            "received": one.received, "modified": one.modified,
            "encoding": one.page.encoding if one.page else None,
            "page_sha256": one.page.sha256 if one.page else None,
            "retrieved": one.page.retrieved if one.page else None,
            "fetched": one.page.url if one.page else None,
        }  # fmt: skip

    def carried(self) -> list[Json]:
        """What the page says of where it came from."""
        return [_carried(one) for one in self._report.carried_by]


def _carried(one: CarriedBy) -> Json:
    found: Json = msgspec.to_builtins(one)
    return found


def mentions(claims: Iterable[Stated]) -> list[Mention]:
    """Who, where and when of all claims, the most told first."""
    kinds: dict[str, Literal["who", "where", "when"]] = {
        "place": "where", "origin_place": "where", "time": "when",
    }  # fmt: skip
    found: dict[tuple[str, str], Mention] = {}
    for claim in claims:
        for chip in claim.chips:
            role = kinds.get(chip.role, "who")
            empty = Mention(role=role, name=chip.name, key=chip.key, claims=[])
            one = found.setdefault((role, chip.key or chip.name), empty)
            if claim.id not in one.claims:
                one.claims.append(claim.id)
    return sorted(found.values(), key=lambda one: -len(one.claims))[:_MOST]


def copied(one: Lineage, other: Heading | None) -> Copied:
    """A lineage with the report at its other end."""
    return Copied(lineage=msgspec.json.decode(lineage_line(one)), other=other)
