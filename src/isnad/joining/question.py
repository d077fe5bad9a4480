"""What a question of a situation means, and what makes its answer."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time
from typing import Protocol

import isnad
from isnad import situation, world
from isnad.joining.version import version
from isnad.joins import Clock
from isnad.pages import Made
from isnad.states import Asked

_END_OF_DAY = "T23:59:59.999999Z"
_SECONDS = len("2024-12-01T15:10:00")
_DAY = len("2024-12-01")
# So much of a hash tells one from another.
_MARK = 12


class Clocks(Protocol):
    """The joined tables, as far as questions ask them for times and judgements."""

    def last_known(self, clock: Clock) -> str | None:
        """When the last report was known by a clock."""

    def last_published(self, clock: Clock, until: str) -> str | None:
        """When the last of the reports that were known by then was published."""

    def undone(self) -> list[str]:
        """The ids of the judgements of who is meant that are undone."""


def question(
    tables: Clocks,
    as_of: str | None,
    known_by: str | None,
    clock: Clock,
    place: str | None = None,
) -> Asked:
    """A question as it is meant. ``as_of`` and ``known_by``: ISO dates or RFC 3339 times; a bare
    date is its end in UTC. Without ``known_by``, of all reports; without ``as_of``, of the day on
    which the last of them was published. ``place``: a name in any language, a GeoNames id or a
    country (alpha-3), for there and what lies in it. Raises ValueError for what is none of these."""
    until = end_of(known_by) if known_by else tables.last_known(clock) or _today()
    last = tables.last_published(clock, until) or until
    day = end_of(as_of)[:_DAY] if as_of else last[:_DAY]
    return Asked(
        as_of=as_of or day,
        known_by=known_by or shown(until),
        clock=clock,
        day=day,
        ahead=situation.ahead(day),
        until=until,
        places=situation.keys_of(place) if place else None,
        named=situation.bare_name(place) if place else None,
    )


def _today() -> str:
    """The day asked about where there are no reports to ask."""
    return end_of(datetime.now(UTC).date().isoformat())


def end_of(date: str) -> str:
    """The instant (UTC) that a time means, or with which a bare date ends."""
    moment = datetime.fromisoformat(date)
    if len(date) == _DAY:
        moment = datetime.combine(moment, time.max)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    instant = moment.astimezone(UTC).replace(tzinfo=None)
    return f"{instant.isoformat(timespec='microseconds')}Z"


def made(tables: Clocks) -> Made:
    """What makes the answers: they are the same as long as all of this is."""
    undone = tables.undone()
    mark = hashlib.sha256(" ".join(undone).encode()).hexdigest()[:_MARK]
    return Made(
        engine=f"{isnad.__version__} {version()[:_MARK]}",
        world=world.load().version[:_MARK],
        judgements=f"{len(undone)} {mark}" if undone else "0",
    )


def shown(instant: str) -> str:
    """An instant as people write it: a date for the end of a day, else without fractions."""
    if instant.endswith(_END_OF_DAY):
        return instant.removesuffix(_END_OF_DAY)
    return instant[:_SECONDS] + "Z"
