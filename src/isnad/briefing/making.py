"""From a store to a brief of which every piece follows from the words of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from isnad.briefing.checked import checked
from isnad.briefing.gathering import gather
from isnad.joins import Clock

if TYPE_CHECKING:
    from isnad.pages import Brief
    from isnad.store import Store


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which brief: in which language, of how many days up to one, as known by a time of a clock;
    ``most`` stories and as many states at most."""

    language: str = "en"
    as_of: str | None = None
    known_by: str | None = None
    clock: Clock = "received"
    days: int = 7
    most: int = 300


def brief_of(kept: Store, wanted: Wanted) -> tuple[Brief, list[str]]:
    """The brief of a store, and what in it does not follow from the words of reports all the same.
    Raises ValueError for a date or a language that is none."""
    with kept.looking() as tables:
        given = gather(
            tables, wanted.as_of, wanted.known_by, wanted.clock, wanted.days, wanted.most
        )
    given = msgspec.structs.replace(given, forgotten=kept.tombstones())
    return checked(given, wanted.language, kept)
