"""People without a name to whom something is done somewhere: most often they live there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.records import Participant, Place

# What befalls people where they are.
_BEFALLS = frozenset({"ASSAULT", "TOLL", "COERCE", "DISPLACEMENT"})
_ATTACK, _CIVIL = "ASSAULT", "CVL"
_STATE = frozenset({"GOV", "MIL", "COP", "LEG"})


def befallen(
    people: list[Participant],
    actors: list[Participant],
    sources: Sequence[Participant],
    place: Place | None,
    kind: str,
) -> list[Participant]:
    """The people to whom what a claim of a kind tells was done, with the country that its place or
    whoever tells it gives them."""
    if place is None or place.country is None:
        return tellers(people, actors, sources, kind)
    return there(people, place, kind)


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
