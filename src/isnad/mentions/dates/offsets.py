"""Dates told by a distance: "two weeks ago", "three days later", "the past five months"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from isnad.mentions.dates.parse import Slots
from isnad.mentions.dates.story import Story
from isnad.mentions.dates.values import Partial, Value, cut, moved, of_day, of_month, of_year

# How many "a few" may be, to reckon with; the value is given one step coarser and approximate.
_FEW = 3
_DAY = timedelta(days=1)
_A_DAY = 24
_BESIDE = frozenset({"later", "earlier"})
_COARSER = {"hour": "day", "day": "month", "week": "month", "month": "year", "year": "decade"}


def offset(slots: Slots, story: Story) -> Value | None:
    """A number of units before or after a day. Slot ``way``: ago, ahead, later, earlier; before:
    so long before what the words around it tell."""
    way, unit = str(slots["way"]), str(slots["unit"])
    base = story.now if way in ("ago", "ahead") else story.then
    sign = -1 if way in ("ago", "earlier", "before") else 1
    if way == "before":
        return _before(slots, unit, story)
    if base is None:
        return Value(unknown(unit), relative=True)
    if way in _BESIDE and story.last is not None and (unit == "hour" or _vaguer(story.last, unit)):
        return Value(story.last, relative=True)
    return _moved(base, sign, slots, unit)


def _vaguer(told: Partial, unit: str) -> bool:
    """Whether what was told is less exact than a distance of days is."""
    return unit == "day" and told.day is None


def _before(slots: Slots, unit: str, story: Story) -> Value | None:
    """So long before what the words around it tell, else before publication."""
    if unit == "hour":
        return None
    told = story.told_here(unit)
    base = told or story.now
    found = _moved(base, -1, slots, unit) if base else None
    return replace(found, context=True) if found and told is None else found


def _moved(base: date, sign: int, slots: Slots, unit: str) -> Value | None:
    if "few" in slots:
        return _vague(base, sign, unit, slots["few"] == _FEW)
    if unit == "hour":
        return Value(cut(base, unit), relative=True) if sign < 0 else None
    day: date | None = base
    for suffix in ("", "2", "3"):
        if day is not None and "count" + suffix in slots:
            day = moved(day, sign * int(slots["count" + suffix]), str(slots["unit" + suffix]))
            unit = str(slots["unit" + suffix])
    return Value(cut(day, unit), relative=True) if day else None


def _vague(base: date, sign: int, unit: str, counted: bool) -> Value | None:
    """Some units away: approximate; for years only the side is known.

    ``counted``: the words say "a few"; without that ("days ago") the value is coarser.
    """
    day = moved(base, sign * _FEW, unit) if unit != "hour" else base
    if day is None:
        return None
    if unit in ("year", "decade", "century"):
        return Value(of_year(base.year), open_start=sign < 0, open_end=sign > 0, relative=True)
    fine = unit if counted else _COARSER[unit]
    return Value(cut(day, fine), about=unit != "hour", relative=True)


def lately(slots: Slots, story: Story) -> Value | None:
    """The last or next so many units, as an interval that ends or begins now."""
    unit, count = str(slots["unit"]), slots.get("count", 1)
    base = story.now
    if base is None:
        return Value(unknown(unit), relative=True)
    ahead = slots.get("rel") in ("next", "following")
    if unit == "hour":
        return _hours(base, int(count), ahead)
    if slots.get("rel") in ("same", "following"):
        return None
    if "few" in slots:
        if unit not in ("day", "week", "month"):
            return Value(of_year(base.year), open_start=not ahead, open_end=ahead, relative=True)
        count = _FEW
    day = moved(base, (1 if ahead else -1) * int(count), unit)
    if day is None or base == date.max:
        return None
    fine = "week" if unit in ("week", "weekend") else unit if unit == "day" else "month"
    if unit in ("year", "decade") and int(count) > 1:
        fine = "year"
    first, last = (base + _DAY, day) if ahead else (day, base)
    return Value(cut(first, fine), cut(last, fine), about="few" in slots, relative=True)


def _hours(base: date, count: int, ahead: bool) -> Value:
    """The last or next so many hours, as the days that they reach over."""
    days = count // _A_DAY
    other = moved(base, days if ahead else -days, "day") or base
    return Value(of_day(min(base, other)), of_day(max(base, other)), relative=True)


def unknown(unit: str) -> Partial:
    """A date of which only the precision is known."""
    if unit in ("day", "week", "hour", "weekend"):
        return Partial()
    return of_month(None, None) if unit == "month" else of_year(None)
