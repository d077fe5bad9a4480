"""People without a name to whom something is done somewhere: most often they live there."""

from __future__ import annotations

import msgspec

from isnad.records import Participant, Place

# What befalls people where they are.
_BEFALLS = frozenset({"ASSAULT", "TOLL", "COERCE", "DISPLACEMENT"})
_CIVIL = "CVL"


def there(people: list[Participant], place: Place | None, kind: str) -> list[Participant]:
    """The people to whom what a claim of a kind tells was done, those of whom nothing tells where
    they are from with the country of its place."""
    if kind not in _BEFALLS or place is None or place.country is None:
        return people
    return [
        msgspec.structs.replace(one, country=place.country) if _is_anybody(one) else one
        for one in people
    ]


def _is_anybody(one: Participant) -> bool:
    """Whether nothing is told of somebody but what anybody may be; a people is written with a
    capital ("Kurds")."""
    told = one.country or one.entity or one.antecedent
    return not told and one.sector == _CIVIL and (one.name or "")[:1].islower()
