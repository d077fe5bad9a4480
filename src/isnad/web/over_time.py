"""States of a place over time: the stretches in which nothing of them changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from isnad.joining import question, states
from isnad.states import Asked, State
from isnad.store.joined import Joined
from isnad.web.asking import ByClock

# So many days are looked at, the last ones.
_MOST = 40


class Stretch(msgspec.Struct):
    """A state as it stood on all days from ``first`` to before ``until``."""

    first: str
    until: str | None
    state: State


class Course(msgspec.Struct):
    """The stretches of a place's states; ``left_out``: how many days were not looked at."""

    asked: Asked
    left_out: int
    stretches: list[Stretch]


def course(
    tables: Joined, place: str, as_of: str | None, known_by: str | None, clock: ByClock
) -> Course:
    """How the states of a place (as ``question`` takes one) and of what lies in it stood over time.
    Raises ValueError for what is no date or place."""
    asked = question(tables, as_of, known_by, clock, place)
    days = _days(tables, asked)
    looked = days[-_MOST:]
    found: list[Stretch] = []
    open_: dict[tuple[object, ...], Stretch] = {}
    for day in looked:
        then = question(tables, day, known_by, clock, place)
        standing = {_same(one): one for one in states(tables, then)}
        for key in [key for key in open_ if key not in standing]:
            open_.pop(key).until = day
        for key, state in standing.items():
            if key in open_:
                open_[key].state = state
            else:
                open_[key] = Stretch(day, None, state)
                found.append(open_[key])
    return Course(asked, len(days) - len(looked), found)


def _days(tables: Joined, asked: Asked) -> list[str]:
    """The days up to the one asked about on which a state of the place may change: those of which
    something is told, and those from which that may tell how it was, too."""
    back = date.fromisoformat(asked.ahead) - date.fromisoformat(asked.day)
    told = {one.assertion.day for one in tables.states(asked)}
    every = told | set(_before(told, back)) | {asked.day}
    return sorted(day for day in every if day <= asked.day)


def _before(days: Iterable[str], back: timedelta) -> Iterable[str]:
    for day in days:
        try:
            yield (date.fromisoformat(day) - back).isoformat()
        except (OverflowError, ValueError):
            continue


def _same(one: State) -> tuple[object, ...]:
    """What of a state is the same as long as nothing changes."""
    who = (
        tuple(sorted(one.parties)),
        tuple(sorted(one.according_to)),
        tuple(sorted(one.disputed_by)),
    )
    extent = one.extent
    share = (extent.share, tuple(sorted(span.quote for span in extent.except_))) if extent else None
    # What begins on a day holds on the next, and nothing else changes.
    status = "holds" if one.status == "begins" else one.status
    return one.what, one.subject, status, who, share
