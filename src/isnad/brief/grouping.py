"""Claims by place and day, and those that repeat one another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from isnad.edtf import bounds
from isnad.records import Claim, Participant

# Told without an actor of its own: what is said, and counts.
_OWN_WORDS = "STATEMENT"
_LATE = "9999-99-99"

Key = tuple[Hashable, ...]
_Item = TypeVar("_Item")
_By = TypeVar("_By", bound=Hashable)


def grouped(items: Iterable[_Item], by: Callable[[_Item], _By]) -> dict[_By, list[_Item]]:
    """Items by what they have in common, in order of first appearance."""
    found: dict[_By, list[_Item]] = {}
    for item in items:
        found.setdefault(by(item), []).append(item)
    return found


def same(claim: Claim) -> Key:
    """One key for claims that say the same; place and day are the caller's."""
    kind = (claim.type, claim.status, claim.polarity, claim.modality)
    who = (_people(claim.actors), _people(claim.recipients))
    own = claim.content or claim.trigger
    words = " ".join(own.quote.split()) if claim.type == _OWN_WORDS else None
    # Where nothing is known in common, only a sentence copied word by word is the same thing said
    # twice: "people" of one report are not those of another, but Aleppo is Aleppo.
    alone = None if _identified(claim) or claim.place or words else _sentence(claim)
    return (*kind, *who, words, alone)


def _identified(claim: Claim) -> bool:
    return any(one.entity for one in (*claim.actors, *claim.recipients))


def _sentence(claim: Claim) -> tuple[str, str]:
    return " ".join(claim.evidence.quote.split()), claim.trigger.quote


def _people(several: list[Participant]) -> frozenset[str]:
    return frozenset(_person(one) for one in several)


def _person(one: Participant) -> str:
    return one.entity or (one.name or one.text or "").casefold()


def country_key(claim: Claim) -> str | None:
    """The country that a claim's place is counted to."""
    return claim.place.country if claim.place else None


def place_key(claim: Claim) -> Key:
    """One key for a place told alike and as exactly."""
    place = claim.place
    if place is None:
        return ()
    return (place.geonames or place.name.casefold(), place.precision, tuple(place.claimed_by))


def day_key(claim: Claim) -> str | None:
    """The claim's EDTF date; null where it has none."""
    return claim.time.edtf if claim.time else None


def by_time(day: str | None) -> tuple[bool, str, str]:
    """For sorting: days in order, then those without a year, those without a date last."""
    first, last = bounds(day) if day else (None, None)
    return (day is None, first or last or _LATE, last or _LATE)
