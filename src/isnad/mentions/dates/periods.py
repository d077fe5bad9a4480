"""Days, weeks, months, years, decades, seasons and parts of a year, told or reckoned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from isnad.mentions.dates.offsets import unknown
from isnad.mentions.dates.parse import Slots
from isnad.mentions.dates.story import Story
from isnad.mentions.dates.values import (
    Partial,
    Value,
    cut,
    length,
    moved,
    of_day,
    of_month,
    of_year,
)

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "same": 0, "next": 1, "following": 1}
_TOLD = frozenset({"previous", "same", "following"})
# The day in the middle of a month.
_MIDDLE = 15
# A report goes on telling of a day so long after it.
_WEEK = 7


def of_day_told(story: Story) -> Value | None:
    """The day that a time of day alone belongs to: the one told shortly before, else the day of
    publication."""
    day, anchor = story.told_day, story.anchor
    if day is None or (anchor is not None and not story.here and not _lately(day, anchor)):
        day = anchor
    return Value(of_day(day), relative=True, context=True) if day else None


def _lately(day: date, anchor: date) -> bool:
    return 0 <= (anchor - day).days <= _WEEK


def deictic(slots: Slots, story: Story) -> Value:
    """Today, yesterday, tomorrow: days from publication."""
    if story.anchor is None:
        return Value(Partial(), relative=True)
    day = moved(story.anchor, int(slots["deictic"]), "day")
    return Value(of_day(day) if day else Partial(), relative=True)


def period(rel: str, unit: str, story: Story, weekend: list[int]) -> Value | None:
    """A unit of the calendar beside now, or beside what was told ("that year")."""
    base = _base(rel, unit, story)
    if base is None:
        return Value(unknown(unit), relative=True) if rel not in ("same", "told") else None
    step = -2 if rel == "before_last" else 2 if rel == "after_next" else _STEPS.get(rel, 0)
    if unit in ("week", "weekend"):
        return _week(base, step, unit, weekend, rel)
    if unit in ("decade", "century"):
        years = 10 if unit == "decade" else 100
        return Value(
            of_year((base.year // years + step) * years, 3 if years == 10 else 2), relative=True
        )
    if unit == "hour":
        return None
    day = moved(base.replace(day=1) if unit != "day" else base, step, unit)
    return Value(cut(day, unit), relative=True) if day else None


def _base(rel: str, unit: str, story: Story) -> date | None:
    """The day that a period is beside."""
    if rel == "told":
        rel = "same" if story.here else "this"
    if rel in _TOLD:
        if rel == "same":
            if unit == "day":
                return story.last_day
            told = story.last_month if unit in ("month", "week") else story.last
            return told.first() if told else None
        nothing = story.last is None and unit == "day"
        return story.anchor if nothing else story.then
    return story.anchor


def weekend(story: Story, days: list[int], ahead: bool) -> Value | None:
    """The weekend alone: the last one begun by publication, or the next one."""
    found = period("this", "weekend", story, days)
    start = found.first.first() if found else None
    if start and story.anchor and start > story.anchor and not ahead:
        return period("last", "weekend", story, days)
    return found


def _week(base: date, step: int, unit: str, weekend: list[int], rel: str) -> Value | None:
    """A week from Monday to Sunday, or the days of its weekend."""
    monday = moved(base, 7 * step - (base.isoweekday() - 1), "day")
    if monday is None:
        return None
    first, last = (weekend[0] - 1, weekend[-1] - 1) if unit == "weekend" else (0, 6)
    try:
        days = monday + timedelta(days=first), monday + timedelta(days=last)
    except OverflowError:
        return None
    return Value(of_day(days[0]), of_day(days[1]), relative=True)


def year_of_month(month: int, rel: str, story: Story) -> int | None:
    """The year of "last October", "next June", "that May"."""
    base = story.last.first() if rel in _TOLD and story.last else story.now
    if base is None:
        return None
    if rel in ("last", "past", "previous"):
        return base.year - (month >= base.month)
    if rel in ("next", "following"):
        return base.year + (month <= base.month)
    return base.year


def part_of_year(slots: Slots, story: Story) -> Value | None:
    """A half or a quarter, as an interval of months; a season, as about the year."""
    year = slots.get("year")
    if not isinstance(year, int) or not year:
        base = story.now
        year = base.year if base else None
        if base and slots.get("rel") in _STEPS and "season" not in slots:
            year = base.year + _STEPS[str(slots["rel"])]
    if "season" in slots:
        return Value(of_year(year), about=year is not None, relative="year" not in slots)
    share = 6 if "half" in slots else 3
    number = int(slots["half"] if "half" in slots else slots["quarter"])
    if not 1 <= number <= 12 // share:
        return None
    if "month" in slots or slots.get("unit") == "month":
        return _half_month(slots, year)
    last = number * share
    first = Partial(year, last - share + 1, 1)
    return Value(first, Partial(year, last, length(year or 2001, last)))


def _half_month(slots: Slots, year: int | None) -> Value | None:
    month, half = slots.get("month"), slots.get("half")
    if not isinstance(month, int):
        return None
    end = length(year or 2001, month)
    first, last = (1, 15) if half == 1 else (16, end)
    return Value(Partial(year, month, first), Partial(year, month, last))


def nth(slots: Slots, story: Story, within: Value) -> Value | None:
    """The n-th day, week or month of a month or a year; the last one for -1."""
    number, unit, first = int(slots["nth"]), slots["unit"], within.first
    start = first.first()
    if start is None or first.day is not None:
        return None
    end = date(start.year, first.month or 12, length(start.year, first.month or 12))
    if unit == "day":
        day = end if number < 0 else moved(start, number - 1, "day")
        return Value(of_day(day)) if day and start <= day <= end else None
    if unit == "month" and first.month is None:
        month = 12 if number < 0 else number
        return Value(of_month(start.year, month)) if month <= 12 else None
    if unit != "week" or number > 53:
        return None
    monday = _first_monday(start, first.month is None)
    if number < 0:
        monday = end - timedelta(days=end.weekday())
    else:
        monday += timedelta(days=7 * (number - 1))
    return Value(of_day(monday), of_day(monday + timedelta(days=6)))


def _first_monday(start: date, of_year: bool) -> date:
    """The Monday of the first week: of a year as ISO 8601 counts, of a month its first Monday."""
    if of_year:
        fourth = date(start.year, 1, 4)
        return fourth - timedelta(days=fourth.weekday())
    return start + timedelta(days=-start.weekday() % 7)


def rest(value: Value, edge: str, story: Story) -> Value:
    """What remains of a period: from publication, or the day after ("later this week")."""
    now, start = story.anchor, value.first.first()
    if now is None or start is None:
        return value
    end = value.last.first() if value.last else None
    if end is None and value.first.precision != "day":
        month = value.first.month or 12
        end = date(start.year, month, length(start.year, month))
    begin = now + timedelta(days=1) if edge == "later" and now < date.max else now
    if end is None or not start <= now <= end or begin > end:
        return value
    return Value(of_day(begin), of_day(end), relative=True)


def middle(value: Value) -> Value:
    """The days around the fifteenth, of a month in a known year; else the whole of what is told."""
    month = value.first
    if month.precision != "month" or month.year is None or value.last is not None:
        return value
    day = replace(month, day=_MIDDLE, precision="day")
    return replace(value, first=day, about=True)


def decade(slots: Slots, story: Story) -> Value | None:
    """A decade or a century, its last digits unknown."""
    if "century" in slots:
        number = int(slots["century"])
        return Value(of_year((number - 1) * 100, 2)) if 1 <= number <= 21 else None
    if "decade" in slots:
        return Value(of_year(int(slots["decade"]), 3))
    tens = int(slots["decadeword"])
    limit = story.anchor.year if story.anchor else 2030
    return Value(of_year(2000 + tens if 2000 + tens <= limit and tens < 30 else 1900 + tens, 3))


def nth_weekday(slots: Slots, year: int | None, month: int) -> Value | None:
    """The n-th weekday of a month."""
    if year is None:
        return Value(of_month(None, month))
    first = date(year, month, 1)
    day = 1 + (int(slots["weekday"]) - first.isoweekday()) % 7 + 7 * (int(slots["nth"]) - 1)
    return Value(Partial(year, month, day)) if day <= length(year, month) else None


def hijri(slots: Slots, story: Story) -> Value | None:
    """A date of the Islamic calendar as the Gregorian day, or days, that it stands for."""
    # Most texts have no such date.
    from hijridate import Hijri  # noqa: PLC0415

    month, day, year = int(slots["hijri"]), slots.get("day"), slots.get("year")
    if not isinstance(year, int):
        year = _hijri_year(month, story)
    if year is None or not 1343 <= year <= 1500:
        return None if isinstance(slots.get("year"), int) else Value(Partial())
    if isinstance(day, int):
        if day > Hijri(year, month, 1).month_length():
            return None
        made = Hijri(year, month, day).to_gregorian()
        return Value(Partial(made.year, made.month, made.day))
    first = Hijri(year, month, 1)
    start = first.to_gregorian()
    begin = date(start.year, start.month, start.day)
    return Value(of_day(begin), of_day(begin + timedelta(days=first.month_length() - 1)))


def _hijri_year(month: int, story: Story) -> int | None:
    """The year of a month of the Islamic calendar: the latest one begun by publication."""
    if story.anchor is None or not 1925 <= story.anchor.year <= 2076:
        return None
    from hijridate import Gregorian  # noqa: PLC0415

    day = story.anchor
    now = Gregorian(day.year, day.month, day.day).to_hijri()
    return int(now.year) - (month > now.month)
