"""People without a name to whom something is done somewhere: most often they live there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.annotations import Group
from isnad.records import Participant, Place
from isnad.resolve.memory import Memory

# What befalls people where they are.
_BEFALLS = frozenset({"ASSAULT", "TOLL", "COERCE", "DISPLACEMENT"})
_ATTACK, _CIVIL, _PERSON = "ASSAULT", "CVL", "person"
# Nouns for people, and adjectives, that tell that somebody is not from there.
_AWAY = "away"
_STATE = frozenset({"GOV", "MIL", "COP", "LEG"})


def befallen(
    people: list[Participant],
    actors: list[Participant],
    sources: Sequence[Participant],
    place: Place | None,
    kind: str,
    memory: Memory,
) -> list[Participant]:
    """The people to whom what a claim of a kind tells was done, with the country that its place or
    whoever tells it gives them. Not those who are from elsewhere."""
    if place is None or place.country is None:
        found = tellers(people, actors, sources, kind)
    else:
        found = there(people, place, kind)
    return [
        old if (old.part, old.start) in memory.strangers else new
        for old, new in zip(people, found, strict=True)
    ]


def is_stranger(group: Group) -> bool:
    """Whether words say that people are from elsewhere ("tourists", "foreign workers")."""
    if group.cls != _PERSON or group.name is not None:
        return False
    of_words = (lex.entry for item in group.items for lex in item.lexes)
    return any(_AWAY in one.opts or (one.kind == "adj" and one.cls == _AWAY) for one in of_words)


def there(people: list[Participant], place: Place | None, kind: str) -> list[Participant]:
    """The people to whom what a claim of a kind tells was done, those of whom nothing tells where
    they are from with the country of its place: the report may be of others."""
    if kind not in _BEFALLS or place is None or place.country is None:
        return people
    return [
        msgspec.structs.replace(one, country=place.country) if _is_anybody(one) else one
        for one in people
    ]


def tellers(
    people: list[Participant], actors: list[Participant], sources: Sequence[Participant], kind: str
) -> list[Participant]:
    """The people whom a state attacked, by what officials of another say: people of theirs, where
    nothing tells where they are from ("the ministry said that Kenya's raid killed nine people")."""
    states = {one.country for one in actors if one.sector in _STATE}
    told_by = sources[-1] if sources else None
    if kind != _ATTACK or told_by is None or told_by.sector not in _STATE:
        return people
    if told_by.country is None or not states or told_by.country in states:
        return people
    return [
        msgspec.structs.replace(one, country=told_by.country)
        if _is_anybody(one) and (one.country is None or one.country in states)
        else one
        for one in people
    ]


def _is_anybody(one: Participant) -> bool:
    """Whether nothing is told of somebody but what anybody may be; a people is written with a
    capital ("Kurds")."""
    told = one.entity or one.antecedent
    return not told and one.sector == _CIVIL and (one.name or "")[:1].islower()
