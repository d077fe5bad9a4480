"""What one entry of a brief tells: a story with all its claims, those that say the same together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from isnad.brief.grouping import grouped
from isnad.joins import ClaimKey, Story, StoryPlace, Telling, Told
from isnad.pages import Role
from isnad.records import Claim, Participant, Place


class Unit(msgspec.Struct, frozen=True):
    """``lead``: the claim whose place the entry stands under; ``sayings``: claims of one type and
    standing, by and of the same people, the lead's first."""

    lead: Claim
    sayings: list[list[Claim]]
    story: Story

    @property
    def claims(self) -> list[Claim]:
        """All that it tells."""
        return [claim for claims in self.sayings for claim in claims]


def told(stories: Iterable[Story]) -> dict[ClaimKey, Telling]:
    """The first telling of every claim that stories tell."""
    found: dict[ClaimKey, Telling] = {}
    for story in stories:
        for telling in story.tellings:
            found.setdefault(_key(telling), telling)
    return found


def unit(story: Story, claims: Mapping[ClaimKey, Claim]) -> Unit | None:
    """The entry of a story; null where none of its claims is given."""
    keys = dict.fromkeys(_key(t) for t in story.tellings)
    inside = [claims[key] for key in keys if key in claims]
    return _of_story(_as_far_as(story, claims), inside) if inside else None


def _as_far_as(story: Story, claims: Mapping[ClaimKey, Claim]) -> Story:
    """A story as far as some claims tell it: what is disputed is so where two sides are left."""
    disputes = []
    for one in story.contradictions:
        kept = [[t for t in side.tellings if _key(t) in claims] for side in one.sides]
        sides = [
            msgspec.structs.replace(side, tellings=left)
            for side, left in zip(one.sides, kept, strict=True)
            if left
        ]
        if len(sides) > 1:
            disputes.append(msgspec.structs.replace(one, sides=sides))
    tellings = [one for one in story.tellings if _key(one) in claims]
    return msgspec.structs.replace(story, tellings=tellings, contradictions=disputes)


def _key(telling: Telling | Told) -> ClaimKey:
    return ClaimKey(telling.report, telling.claim)


def by_origin(unit: Unit) -> dict[Role, list[Claim]]:
    """A claim of the unit for each origin of its story that one of its claims is of, and for each
    side that these are on; the same one again where it is of several."""
    story, used = unit.story, set[int]()
    roots: dict[ClaimKey, set[str]] = {}
    for telling in story.tellings:
        roots.setdefault(_key(telling), set()).add(telling.chain[-1].name)
    names = {origin.name for origin in story.origins}
    found: list[tuple[str | None, Claim]] = []
    for origin in story.origins:
        mine = [c for c in unit.claims if c.report.id in origin.reports]
        rooted = [(c, roots.get(ClaimKey(c.report.id, c.id), set())) for c in mine]
        own = [c for c, of in rooted if origin.name in of]
        every = own or [c for c, of in rooted if not of & names]
        if every:
            one = next((c for c in every if id(c) not in used), every[0])
            used.add(id(one))
            found.append((origin.side, one))
    sides = {side: one for side, one in reversed(found) if side}
    return {"origins": [one for _, one in found], "sides": list(sides.values())}


def _of_story(story: Story, claims: list[Claim]) -> Unit:
    kinds = grouped(_each_place_once(claims, story.type), standing_key)

    def order(claim: Claim) -> tuple[object, ...]:
        return (*_leads(claim, story), len(kinds[standing_key(claim)]))

    lead = max((one for several in kinds.values() for one in several), key=order)
    first = standing_key(lead)
    sayings = [kinds[first], *(kinds[kind] for kind in kinds if kind != first)]
    return Unit(lead=lead, sayings=sayings, story=story)


def _leads(claim: Claim, story: Story) -> tuple[bool, ...]:
    """How well a claim stands for its story."""
    return (
        claim.type == story.type,
        _is_place(claim.place, story.place),
        (claim.time.edtf if claim.time else None) == (story.time.edtf if story.time else None),
        claim.polarity == "affirmed" and claim.modality == "actual",
    )


def _is_place(place: Place | None, of: StoryPlace | None) -> bool:
    if place is None or of is None:
        return place is None and of is None
    if place.geonames or of.geonames:
        return place.geonames == of.geonames
    return place.name == of.name


def standing_key(claim: Claim) -> tuple[object, ...]:
    """What claims on one line have in common: nobody's words are put down to another."""
    who = frozenset(map(_who, claim.actors)), frozenset(map(_who, claim.recipients))
    return claim.type, claim.status, claim.polarity, claim.modality, who


def _who(one: Participant) -> str:
    return one.entity or (one.name or one.text or "").casefold()


def _each_place_once(claims: list[Claim], kind: str) -> Iterator[Claim]:
    """One claim for each trigger: who takes a town by force both attacks it and holds it."""
    by_trigger: Mapping[object, list[Claim]] = grouped(
        claims, lambda c: (c.report.id, c.trigger.part, c.trigger.start)
    )
    for several in by_trigger.values():
        yield next((claim for claim in several if claim.type == kind), several[0])
