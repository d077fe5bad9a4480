"""Distinct accounts of stories: claims of one story that say the same of who, to whom, where, when.

Tables of events have a row for each event. Forty reprints are one row here, and where accounts of a
story differ, each has its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import msgspec

from isnad.edtf import bounds
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item, Within, named
from isnad.exports.tables import Type, sectors, type_of
from isnad.folding import fold
from isnad.records import Participant
from isnad.situation.places import place_key

# So many of a hash's hexadecimal digits make a number of 60 bits.
_DIGITS = 15
_DAY = len("2024-12-01")
_PEOPLE = "people"
NOT_PLAIN = {
    "negated": "it is said not to have happened, which the format cannot say",
    "planned": "it is only planned, which the format cannot say",
    "demanded": "it is only demanded, which the format cannot say",
    "possible": "it is only possible, which the format cannot say",
}

Carries = Callable[[Item, Type | None], str | None]


class Deaths(msgspec.Struct, frozen=True):
    """How many were killed by all claims of an account: the least and the most that any says; null
    where none says so. ``best``: where they agree."""

    low: int | None
    high: int | None

    @property
    def best(self) -> int | None:
        """The number, where there is one."""
        return self.low if self.low == self.high else None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of a story that say the same. ``number``: of 60 bits, the same in every export;
    ``type``: what its type is elsewhere."""

    story: Within
    number: int
    type: Type
    items: list[Item]

    @property
    def first(self) -> Item:
        """The claim that is told first."""
        return self.items[0]

    @property
    def outlets(self) -> list[str]:
        """Who publishes it, each once."""
        found = (one.report.outlet or one.report.id for one in self.items)
        return list(dict.fromkeys(found))

    @property
    def reports(self) -> list[str]:
        """The ids of its reports, each once."""
        return list(dict.fromkeys(one.report.id for one in self.items))

    @property
    def day(self) -> str | None:
        """Its day, where it is told as one."""
        time = self.first.claim.time
        return time.edtf if time and len(time.edtf) == _DAY and "X" not in time.edtf else None

    @property
    def days(self) -> tuple[str | None, str | None]:
        """Its first and last day, as far as they are told."""
        time = self.first.claim.time
        return bounds(time.edtf) if time else (None, None)

    @property
    def deaths(self) -> Deaths:
        """How many were killed."""
        counts = [one.claim.counts["killed"] for one in self.items if "killed" in one.claim.counts]
        lows = [one.low for one in counts if one.low is not None]
        highs = [one.high for one in counts]
        open_ended = not highs or None in highs
        return Deaths(
            min(lows, default=None),
            None if open_ended else max(one for one in highs if one is not None),
        )


def accounts(given: Gathered, without: Carries) -> Iterator[Account]:
    """The accounts asked for, story by story. ``without``: why a format cannot carry a claim of some
    type elsewhere; null where it can."""
    for story, items in given.stories():
        groups: dict[tuple[object, ...], list[Item]] = {}
        for item in items:
            why = _unplain(item) or without(item, _type(item))
            if why is not None:
                given.leave(item, why)
                continue
            groups.setdefault(_says(item), []).append(item)
        for says, several in groups.items():
            of = _type(several[0])
            assert of is not None
            yield Account(story=story, number=number(story.id, says), type=of, items=several)


def number(*told: object) -> int:
    """A number that stands for something."""
    digest = hashlib.sha256(msgspec.json.encode(told)).hexdigest()
    return int(digest[:_DIGITS], 16)


def _unplain(item: Item) -> str | None:
    claim = item.claim
    return NOT_PLAIN.get("negated" if claim.polarity == "negated" else claim.modality)


def _type(item: Item) -> Type | None:
    claim = item.claim
    by = claim.actors[0].sector if claim.actors else None
    to = claim.recipients[0].sector if claim.recipients else None
    return type_of(claim.type, claim.status, by, to)


def _says(item: Item) -> tuple[object, ...]:
    claim = item.claim
    return (
        claim.type,
        claim.status,
        tuple(_who(one) for one in claim.actors),
        tuple(_who(one) for one in claim.recipients),
        place_key(claim.place) if claim.place else None,
        claim.time.edtf if claim.time else None,
    )


def _who(one: Participant) -> str:
    return one.entity or fold(named(one))


def is_people(one: Participant) -> bool:
    """Whether somebody is of those who bear no arms."""
    return sectors()[one.sector].group == _PEOPLE


def is_armed(one: Participant) -> bool:
    """Whether somebody bears arms, or acts for a state."""
    return sectors()[one.sector].armed
