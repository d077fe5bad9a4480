"""The isnad of a story as a picture is drawn of it: reports, agencies and speakers, and who has it
from whom, down to each origin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from pydantic import BaseModel

from isnad.joins import ClaimKey, Link, Story, Telling
from isnad.naming import Naming
from isnad.naming import link_called as called
from isnad.records import Claim
from isnad.web.shapes import Heading

__all__ = ["Isnad", "Knot", "Way", "by_origin", "called", "columns", "isnad", "origin_of"]

Kind = Literal["report", "agency", "speaker"]


class Knot(BaseModel):
    """Somebody through whom a story came. ``name``: as the reader calls them; ``column``: how many
    steps the longest way from a report that nobody has it from takes; ``origin``: which of the
    story's origins this is, counted from 0."""

    id: str
    kind: Kind
    name: str
    column: int = 0
    report: str | None = None
    entity: str | None = None
    origin: int | None = None
    tellings: int = 0


class Way(BaseModel):
    """``source`` has it from ``target``, and why that is thought; ``origins``: to which it leads."""

    source: str
    target: str
    link: str
    because: str | None = None
    tellings: int = 0
    origins: list[int] = []


class Isnad(BaseModel):
    """Knots and ways, in the order of the tellings."""

    knots: list[Knot]
    ways: list[Way]


def isnad(
    story: Story,
    claims: Mapping[ClaimKey, Claim],
    headings: Mapping[str, Heading],
    named: Naming,
) -> Isnad:
    """The joined chains of a story as one picture."""
    drawn = _Drawing(headings, named)
    for telling in story.tellings:
        claim = claims.get(ClaimKey(telling.report, telling.claim))
        drawn.add(telling, origin_of(story, telling), claim)
    return Isnad(knots=drawn.placed(), ways=list(drawn.ways.values()))


def origin_of(story: Story, telling: Telling) -> int | None:
    """Which of a story's origins a telling goes back to; null where it counts with none."""
    root = telling.chain[-1]
    for at, origin in enumerate(story.origins):
        same = origin.entity is not None and origin.entity == root.entity
        if telling.report in origin.reports and (same or origin.name == root.name):
            return at
    return None


class _Drawing:
    """Gathers knots and ways, telling by telling."""

    def __init__(self, headings: Mapping[str, Heading], named: Naming) -> None:
        self._headings = headings
        self._named = named
        self._knots: dict[str, Knot] = {}
        self.ways: dict[tuple[str, str, str], Way] = {}

    def add(self, telling: Telling, origin: int | None, claim: Claim | None) -> None:
        along = [self._knot(link, claim) for link in telling.chain]
        for knot in along:
            knot.tellings += 1
        if origin is not None:
            along[-1].origin = origin
        for one, other, link in zip(along, along[1:], telling.chain[1:], strict=False):
            if one.id == other.id:
                continue
            key = one.id, other.id, link.link
            empty = Way(source=one.id, target=other.id, link=link.link, because=link.because)
            way = self.ways.setdefault(key, empty)
            way.tellings += 1
            if origin is not None and origin not in way.origins:
                way.origins.append(origin)

    def _knot(self, link: Link, claim: Claim | None) -> Knot:
        kind: Kind = "agency"
        key = f"agency {link.entity or link.name}"
        if link.link == "quotes":
            kind, key = "speaker", f"speaker {link.entity or link.name}"
        elif link.report is not None:
            kind, key = "report", f"report {link.report}"
        if key not in self._knots:
            self._knots[key] = self._made(key, kind, link, claim)
        return self._knots[key]

    def _made(self, key: str, kind: Kind, link: Link, claim: Claim | None) -> Knot:
        if kind == "report":
            heading = self._headings.get(link.report or "")
            name = (heading.outlet if heading else None) or link.name
            return Knot(id=key, kind=kind, name=name, report=link.report)
        name = called(link, claim, self._named)
        return Knot(id=key, kind=kind, name=name, entity=link.entity)

    def placed(self) -> list[Knot]:
        """The knots, each in its column."""
        column = columns(self._knots, [(way.source, way.target) for way in self.ways.values()])
        for key, knot in self._knots.items():
            knot.column = column[key]
        return list(self._knots.values())


def columns(knots: Iterable[str], ways: list[tuple[str, str]]) -> dict[str, int]:
    """How far each knot is from those that nobody has it from, by the longest way. Where ways go
    round in a circle, no knot is further away than there are knots."""
    found = dict.fromkeys(knots, 0)
    most = len(found) - 1
    for _ in range(most):
        before = dict(found)
        for source, target in ways:
            found[target] = min(max(found[target], found[source] + 1), most)
        if before == found:
            break
    return found


def by_origin(story: Story, name: Callable[[Telling], str]) -> dict[int, str]:
    """What each origin is called, by the first telling that goes back to it."""
    found: dict[int, str] = {}
    for telling in story.tellings:
        at = origin_of(story, telling)
        if at is not None:
            found.setdefault(at, name(telling))
    return found
