"""What the page of a story shows: its tellings by origin in their own words, its contradictions,
its counts over time, and what its reports come of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from pydantic import BaseModel

from isnad.contract import lineage_line, story_line
from isnad.joins import ClaimKey, Contradiction, Held, Lineage, Story, Telling, Told
from isnad.records import Claim, Part
from isnad.saying import Sayings
from isnad.web.isnads import Isnad, by_origin, called, isnad, origin_of
from isnad.web.marking import Mark, Piece, Role, marks_of, pieces
from isnad.web.naming import Naming
from isnad.web.shapes import Heading, Headline, Json, StoryLine, Value
from isnad.web.titles import Titles

_TOLD: frozenset[Role] = frozenset({"trigger", "cue", "source"})


class Said(BaseModel):
    """A claim: what it says in the reader's words, and how it stands."""

    claim: str
    type: str
    says: str
    polarity: str
    modality: str
    retracted_by: list[str] = []


class Passage(BaseModel):
    """Words of a report that tell the story, with what they say; ``start``: where they stand."""

    part: Part
    start: int
    pieces: list[Piece]
    said: list[Said]


class Account(BaseModel):
    """What one report tells on the word of one origin. ``chains``: who has it from whom, as the
    reader calls them, outermost first."""

    report: str
    chains: list[list[str]]
    passages: list[Passage]


class Group(BaseModel):
    """The reports that go back to one origin (its place in the story's list; null: to none that is
    counted). ``called``: the words of reports for it, each with its language."""

    origin: int | None
    name: str | None
    side: str | None = None
    called: list[tuple[str, str]] = []
    accounts: list[Account]


class Stand(BaseModel):
    """One side of a contradiction."""

    says: str
    claims: list[tuple[str, str]]
    words: list[Passage]
    reports: list[str]


class Against(BaseModel):
    """Sayings that cannot all hold."""

    kind: str
    sides: list[Stand]


class Point(BaseModel):
    """How many one report says; null where an end is open. ``known``: by both clocks."""

    kind: str
    low: int | None
    high: int | None
    quote: str | None
    report: str
    claim: str
    published: str
    received: str
    day: str | None
    modality: str
    origin: int | None


class StoryPage(BaseModel):
    """A story with all that its page shows. ``story`` and ``lineages``: as the contract has them;
    ``id``: to which the id asked for leads; ``later``: how many tellings became known after the
    time asked for; ``others``: what was a story of its own then; ``silent``: outlets that have reports
    since it was first told, and how many, of which none tells it."""

    id: str
    story: Json | None
    line: StoryLine | None
    later: int
    others: list[StoryLine]
    reports: dict[str, Heading]
    lineages: list[Json]
    isnad: Isnad
    groups: list[Group]
    contradictions: list[Against]
    counts: list[Point]
    silent: list[Value] = []


class Storied:
    """Tells one story to readers of one language."""

    def __init__(
        self,
        story: Story,
        held: Iterable[Held],
        headings: Mapping[str, Heading],
        named: Naming,
    ) -> None:
        self._story = story
        self._held = {one.report.id: one.report for one in held}
        self._claims = {
            ClaimKey(one.report.id, claim.id): claim for one in held for claim in one.claims
        }
        self._headings = headings
        self._named = named
        self._says = Sayings(named.language, [one.outlet for one in headings.values()])

    def page(self, lineages: Iterable[Lineage], later: int, others: list[Story]) -> StoryPage:
        """All of it."""
        story, named = self._story, self._named
        return StoryPage(
            id=story.id,
            story=msgspec.json.decode(story_line(story)),
            line=self._line(story),
            later=later,
            others=[self._line(one) for one in others],
            reports=dict(self._headings),
            lineages=[msgspec.json.decode(lineage_line(one)) for one in lineages],
            isnad=isnad(story, self._claims, self._headings, named),
            groups=list(self._groups()),
            contradictions=[self._against(one) for one in story.contradictions],
            counts=list(self._counts()),
        )

    def _line(self, story: Story) -> StoryLine:
        found = (self._claims.get(ClaimKey(one.report, one.claim)) for one in story.tellings)
        claims = [claim for claim in found if claim is not None]
        outlets = {name: one.outlet for name, one in self._headings.items()}
        if not claims:
            return line(story, (story.title, None), self._named)
        return line(story, Titles(self._named, outlets).of(story.type, claims), self._named)

    def _claim(self, told: Telling | Told) -> Claim | None:
        return self._claims.get(ClaimKey(told.report, told.claim))

    def _groups(self) -> Iterator[Group]:
        names = by_origin(
            self._story, lambda one: called(one.chain[-1], self._claim(one), self._named)
        )
        found: dict[int | None, dict[str, list[Telling]]] = {}
        for telling in self._story.tellings:
            at = origin_of(self._story, telling)
            found.setdefault(at, {}).setdefault(telling.report, []).append(telling)
        for at in sorted(found, key=lambda one: (one is None, one)):
            origin = self._story.origins[at] if at is not None else None
            tellings = [one for several in found[at].values() for one in several]
            yield Group(
                origin=at,
                name=names[at] if at is not None else None,
                side=self._named.called(origin.side) if origin and origin.side else None,
                called=self._called(tellings) if origin else [],
                accounts=[self._account(*one) for one in found[at].items()],
            )

    def _called(self, tellings: Iterable[Telling]) -> list[tuple[str, str]]:
        """The words of reports for the root of chains, each once."""
        found: dict[tuple[str, str], None] = {}
        for link in (one.chain[-1] for one in tellings):
            report = self._held.get(link.report or "")
            if report and link.start is not None and link.end is not None:
                words = " ".join(report.text[link.start : link.end].split())
                found.setdefault((words, report.language or "und"))
        return list(found)

    def _account(self, report: str, tellings: list[Telling]) -> Account:
        chains = {
            tuple(called(link, self._claim(one), self._named) for link in one.chain)
            for one in tellings
        }
        return Account(
            report=report,
            chains=sorted(list(one) for one in chains),
            passages=self._passages(tellings),
        )

    def _passages(self, told: Iterable[Telling | Told]) -> list[Passage]:
        """The sentences of tellings of one report, those that meet as one, with marks in them."""
        spans: list[tuple[Part, int, int, list[Telling | Told]]] = []
        with_claims = [(one, claim) for one in told if (claim := self._claim(one))]
        for one, claim in sorted(with_claims, key=_where):
            start, end = claim.evidence.start, claim.evidence.end
            if spans and spans[-1][0] == claim.evidence.part and start < spans[-1][2]:
                part, first, last, several = spans[-1]
                spans[-1] = part, first, max(last, end), [*several, one]
            else:
                spans.append((claim.evidence.part, start, end, [one]))
        return [self._passage(*one) for one in spans]

    def _passage(self, part: Part, start: int, end: int, told: list[Telling | Told]) -> Passage:
        claims = [claim for one in told if (claim := self._claim(one))]
        text = self._held[claims[0].report.id].part(part)
        marks = [mark for claim in claims for mark in marks_of(claim, part, _TOLD)]
        marks += [
            Mark(one.start, one.end, one.claim, "count")
            for one in told
            if isinstance(one, Told) and one.part == part
        ]
        return Passage(
            part=part,
            start=start,
            pieces=pieces(text, start, end, marks),
            said=[self._said(one, claim) for one in told if (claim := self._claim(one))],
        )

    def _said(self, one: Telling | Told, claim: Claim) -> Said:
        return Said(
            claim=claim.id,
            type=claim.type,
            says=self._says.of(claim),
            polarity=claim.polarity,
            modality=claim.modality,
            retracted_by=one.retracted_by if isinstance(one, Telling) else [],
        )

    def _against(self, one: Contradiction) -> Against:
        sides = []
        for side in one.sides:
            by_report: dict[str, list[Telling | Told]] = {}
            for told in side.tellings:
                by_report.setdefault(told.report, []).append(told)
            first = next((claim for told in side.tellings if (claim := self._claim(told))), None)
            english = self._named.language == "en" or first is None
            sides.append(
                Stand(
                    says=side.says if english or first is None else self._says.of(first),
                    claims=[(told.report, told.claim) for told in side.tellings],
                    reports=list(by_report),
                    words=[w for told in by_report.values() for w in self._passages(told)[:1]],
                )
            )
        return Against(kind=one.kind, sides=sides)

    def _counts(self) -> Iterator[Point]:
        """What reports count, each number of a report once."""
        seen: set[tuple[str, str, int | None, int | None]] = set()
        for telling in self._story.tellings:
            claim = self._claim(telling)
            heading = self._headings.get(telling.report)
            if claim is None or heading is None or claim.polarity == "negated":
                continue
            for kind, count in claim.counts.items():
                key = telling.report, kind, count.low, count.high
                if key in seen or (count.low is None and count.high is None):
                    continue
                seen.add(key)
                yield Point(
                    kind=kind, low=count.low, high=count.high, quote=count.quote,
                    report=telling.report, claim=claim.id, published=heading.published,
                    received=heading.received, day=claim.time.last if claim.time else None,
                    modality=claim.modality, origin=origin_of(self._story, telling),
                )  # fmt: skip


def _where(one: tuple[Telling | Told, Claim]) -> tuple[bool, int]:
    """Titles stand before texts."""
    evidence = one[1].evidence
    return evidence.part == "text", evidence.start


def line(story: Story, called: tuple[str, Headline | None], named: Naming) -> StoryLine:
    """A story in one line, by what it is called."""
    place, time = story.place, story.time
    return StoryLine(
        id=story.id,
        type=story.type,
        title=called[0],
        headline=called[1],
        name=named.place(place.name, place.country) if place else None,
        country=place.country if place else None,
        land=named.country(place.country) if place and place.country else None,
        edtf=time.edtf if time else None,
        first=time.first if time else None,
        last=time.last if time else None,
        reports=len({one.report for one in story.tellings}),
        tellings=len(story.tellings),
        origins=len(story.origins),
        sides=len({one.side for one in story.origins if one.side}),
        disputed=bool(story.contradictions),
        retracted=bool(story.retracted_by),
    )
