"""Which stories a brief tells: those of its days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from isnad.brief.dates import day_of
from isnad.brief.grouping import grouped
from isnad.edtf import bounds
from isnad.joins import Clock, Story
from isnad.records import Report


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """How many stories are not told: of days before those of the brief, of days after, of no day
    that is known closely enough, and those of its days that are too many; how many states are too
    many; and how many claims were read again and do not follow from their words."""

    older: int = 0
    later: int = 0
    undated: int = 0
    beyond: int = 0
    states: int = 0
    claims: int = 0


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """The stories that a brief tells, in order, and how many it does not."""

    stories: list[Story]
    left_out: LeftOut


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """The days of a brief (ISO dates), both included."""

    first: str
    last: str

    def place(self, story: Story) -> str:
        """``told``, or why not: ``older``, ``later``, ``undated``."""
        first, last = _ends(story)
        if first is None and last is None:
            return "undated"
        if self.day_of(story):
            return "told"
        if (first or last or "") > self.last:
            return "later"
        return "older" if (last or first or "") < self.first else "undated"

    def day_of(self, story: Story) -> str | None:
        """The day under which a story is told: its last, else its first; null where neither is of
        these days."""
        first, last = _ends(story)
        return next((day for day in (last, first) if day and self.first <= day <= self.last), None)

    def told(self, story: Story) -> str | None:
        """What is told of the day of a story (EDTF): the day, where its time is one, else its time,
        such as a month, whose last day nobody told. Null where the story is of none of these days."""
        day = self.day_of(story)
        if day is None or story.time is None or _ends(story) == (day, day):
            return day
        return story.time.edtf

    def told_in(self, story: Story, reports: Mapping[str, Report], clock: Clock) -> bool:
        """Whether a report of these days tells it, by the clock."""
        came = (stamp(reports[t.report], clock) for t in story.tellings)
        return any(self.first <= day <= self.last for at in came if (day := day_of(at)))


def days_until(as_of: str, number: int) -> Days:
    """The ``number`` days up to a day (ISO date)."""
    last = date.fromisoformat(as_of)
    first = date.fromordinal(max(last.toordinal() - number + 1, date.min.toordinal()))
    return Days(first=first.isoformat(), last=as_of)


def stamp(report: Report, clock: Clock) -> str | None:
    """When a report came, by a clock: the other one's time where it has none by this."""
    both = (report.published, report.received)
    first, second = both if clock == "published" else reversed(both)
    return first or second


def newest(story: Story, reports: Mapping[str, Report], clock: Clock) -> str:
    """When the last report that tells a story came; empty where that is unknown."""
    return max((stamp(reports[t.report], clock) or "" for t in story.tellings), default="")


def choose(
    stories: Iterable[Story],
    reports: Mapping[str, Report],
    days: Days,
    clock: Clock,
    most: int,
    aside: Mapping[str, int] | None = None,
) -> Chosen:
    """Of stories those of a brief's days, by how many origins they have, then how new they are.
    ``reports``: those that tell them. ``aside``: how many stories that are not given are ``older``,
    ``later`` and ``undated``."""
    why = grouped(stories, days.place)
    undated = why.get("undated", [])
    fresh = [one for one in undated if not _dated(one) and days.told_in(one, reports, clock)]
    ordered = sorted([*why.get("told", ()), *fresh], key=lambda story: story.id)
    within = sorted(
        ordered, key=lambda one: (len(one.origins), newest(one, reports, clock)), reverse=True
    )
    aside = aside or {}
    left = LeftOut(
        older=len(why.get("older", ())) + aside.get("older", 0),
        later=len(why.get("later", ())) + aside.get("later", 0),
        undated=len(undated) - len(fresh) + aside.get("undated", 0),
        beyond=max(len(within) - most, 0),
    )
    return Chosen(stories=within[:most], left_out=left)


def _dated(story: Story) -> bool:
    return _ends(story) != (None, None)


def _ends(story: Story) -> tuple[str | None, str | None]:
    if story.time is None:
        return None, None
    first, last = bounds(story.time.edtf)
    return first, last
