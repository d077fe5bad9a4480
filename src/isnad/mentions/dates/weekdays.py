"""Days named by the day of the week."""

from __future__ import annotations

from datetime import date, timedelta

from isnad.mentions.dates.parse import Slots
from isnad.mentions.dates.story import Story
from isnad.mentions.dates.values import Partial, Value, of_day

_WEEK = 7


def weekday(slots: Slots, story: Story, ahead: bool) -> Value:
    """The day that a weekday stands for; without an anchor an unknown day."""
    wanted, rel = int(slots["weekday"]), slots.get("rel")
    base = story.now
    if base is None:
        day = slots.get("day")
        return Value(Partial(None, None, day if isinstance(day, int) else None), relative=True)
    number = slots.get("day")
    if isinstance(number, int) and (found := _numbered(wanted, number, base)) is not None:
        return found
    back = (base.isoweekday() - wanted) % _WEEK
    if rel in ("next", "following") or (ahead and rel is None):
        step = _WEEK - back if back or rel else 0
        return _value(base, step)
    if rel == "this":
        return _value(base, wanted - base.isoweekday())
    if rel in ("last", "previous", "past") and back == 0:
        return _value(base, -_WEEK)
    return _value(base, -back)


def _value(base: date, step: int) -> Value:
    try:
        return Value(of_day(base + timedelta(days=step)), relative=True)
    except OverflowError:
        return Value(Partial(), relative=True)


def _numbered(wanted: int, number: int, base: date) -> Value | None:
    """A weekday with its number ("Friday the 22nd") in this month, the last or the next; null where
    the two agree in none: the number counts something else."""
    months = base.year * 12 + base.month - 1
    for step in (0, -1, 1):
        year, month = divmod(months + step, 12)
        try:
            day = date(year, month + 1, number)
        except ValueError:
            continue
        if day.isoweekday() == wanted:
            return Value(of_day(day), relative=True)
    return None
