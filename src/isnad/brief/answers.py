"""What stands against what is told of somebody: denials, and whoever was let go or acquitted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from isnad.brief.sentence import is_denied
from isnad.brief.units import Unit
from isnad.joins import Story
from isnad.records import Claim, Participant

_PERSON = "person:"
# Types by which something is held against whoever it is done to, and against whoever does it.
_AGAINST = frozenset({"ACCUSE", "SANCTION", "COERCE"})
_BY = frozenset({"ASSAULT", "COERCE", "DISPLACEMENT"})
# Letting somebody go, acquittal among it.
_LET_GO = "RETREAT"
_DISPUTES = frozenset({"denial", "outcome"})
_MOST = 3


class Answers:
    """Denials of what stories tell, found by story and by person."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_person = defaultdict[str, list[Claim]](list)
        for unit in units:
            for claim in unit.claims:
                for person in dict.fromkeys(_answers_for(claim)):
                    self._by_person[person].append(claim)

    def inside(self, unit: Unit, saying: list[Claim]) -> bool:
        """Whether a saying of a story stands against its first: it is told as not so, or the two
        are sides of whether it is so."""
        first = unit.sayings[0]
        if first[0].polarity == "affirmed" and saying[0].polarity == "negated":
            return True
        mine, other = _sides(unit.story, first), _sides(unit.story, saying)
        return any(one in other and mine[one].isdisjoint(other[one]) for one in mine)

    def elsewhere(self, unit: Unit) -> list[Claim]:
        """What other stories tell in answer, of the persons whom the first saying tells something
        against."""
        own = {id(claim) for claim in unit.claims}
        accused = dict.fromkeys(p for claim in unit.sayings[0] for p in _accused(claim))
        found = [c for p in accused for c in self._by_person.get(p, ()) if id(c) not in own]
        return found[:_MOST]


def _sides(story: Story, claims: list[Claim]) -> dict[int, set[int]]:
    """On which sides of each dispute claims are told, by their positions."""
    keys = {(claim.report.id, claim.id) for claim in claims}
    found: dict[int, set[int]] = {}
    for n, one in enumerate(story.contradictions):
        for at, side in enumerate(one.sides if one.kind in _DISPUTES else ()):
            if any((t.report, t.claim) in keys for t in side.tellings):
                found.setdefault(n, set()).add(at)
    return found


def _answers_for(claim: Claim) -> Iterator[str]:
    """The persons for whom a claim is an answer."""
    if claim.polarity == "negated" and is_denied(claim):
        yield from _persons(claim.sources[-1:])
    if claim.type == _LET_GO and claim.polarity == "affirmed" and claim.modality == "actual":
        yield from _persons(claim.recipients)


def _accused(claim: Claim) -> Iterator[str]:
    if claim.polarity == "affirmed" and claim.type in _AGAINST:
        yield from _persons(claim.recipients)
    if claim.polarity == "affirmed" and claim.type in _BY:
        yield from _persons(claim.actors)


def _persons(several: Iterable[Participant]) -> Iterator[str]:
    for one in several:
        if one.entity and one.entity.startswith(_PERSON):
            yield one.entity
