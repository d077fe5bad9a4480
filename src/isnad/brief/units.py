"""What one entry of a brief tells: a story with all its claims, or claims that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from isnad.brief.grouping import day_key, grouped, place_key, same
from isnad.joins import Story, StoryPlace, Telling
from isnad.records import Claim, Participant, Place

Key = tuple[str, str]


class Unit(msgspec.Struct, frozen=True):
    """``lead``: the claim whose place and day the entry stands under; ``sayings``: claims of one
    type and standing, by and of the same people, the lead's first."""

    lead: Claim
    sayings: list[list[Claim]]
    story: Story | None = None

    @property
    def size(self) -> int:
        """How many claims it tells."""
        return sum(len(claims) for claims in self.sayings)


def key_of(claim: Claim) -> Key:
    """What tells claims apart: two reports of one text have claims of one id."""
    return claim.report.id, claim.id


def told(stories: Iterable[Story]) -> dict[Key, Telling]:
    """The first telling of every claim that stories tell."""
    found: dict[Key, Telling] = {}
    for story in stories:
        for telling in story.tellings:
            found.setdefault((telling.report, telling.claim), telling)
    return found


def units(claims: list[Claim], stories: Iterable[Story], language: str) -> list[Unit]:
    """The entries of a brief in ``language``, by the first claim of each."""
    by_key = {key_of(claim): claim for claim in claims}
    order = {key: at for at, key in enumerate(by_key)}
    found, used = [], set()
    for story in stories:
        keys = list(dict.fromkeys((t.report, t.claim) for t in story.tellings))
        inside = [by_key[key] for key in keys if key in by_key]
        if inside:
            used.update(keys)
            found.append(_of_story(story, inside, language))
    rest = [claim for key, claim in by_key.items() if key not in used]
    alike = grouped(rest, lambda c: (place_key(c), day_key(c), same(c))).values()
    found += [Unit(lead=several[0], sayings=[several]) for several in alike]
    return sorted(found, key=lambda unit: min(order[key_of(c)] for c in _claims(unit)))


def _claims(unit: Unit) -> Iterator[Claim]:
    return (claim for claims in unit.sayings for claim in claims)


def _of_story(story: Story, claims: list[Claim], language: str) -> Unit:
    kinds = grouped(_each_place_once(claims, story.type), _standing)

    def order(claim: Claim) -> tuple[object, ...]:
        return (*_leads(claim, story), len(kinds[_standing(claim)]), _own(claim, language))

    lead = max((one for several in kinds.values() for one in several), key=order)
    first = _standing(lead)
    sayings = [kinds[first], *(kinds[kind] for kind in kinds if kind != first)]
    return Unit(lead=lead, sayings=sayings, story=story)


def _own(claim: Claim, language: str) -> bool:
    return claim.report.language == language


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


def _standing(claim: Claim) -> tuple[object, ...]:
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
