"""From a matched expression to its value: what its slots mean on the calendar of the story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from isnad.mentions.dates import periods
from isnad.mentions.dates.numeric import read_numeric
from isnad.mentions.dates.offsets import lately, offset
from isnad.mentions.dates.parse import Match, Slots
from isnad.mentions.dates.story import Story
from isnad.mentions.dates.values import Partial, Value, length, of_day, of_month, of_year
from isnad.mentions.dates.weekdays import weekday

# So many days at the turn of a month.
_TURN = 5


class Resolver:
    """Values the expressions of one text, in order. ``order``: of numeric dates, dmy or mdy."""

    def __init__(self, story: Story, order: str, weekend: list[int]) -> None:
        self.story, self.order, self.weekend = story, order, weekend

    def value(self, match: Match) -> Value | None:
        """The value of an expression; None when the calendar has no such date."""
        self.story.at = match.line
        if match.to is not None:
            found = self._interval(match, match.to)
        else:
            found = self._single(match)
        if found is None or not found.first.real() or (found.last and not found.last.real()):
            return None
        if match.about and not match.time and match.make != "time":
            found = found.with_about()
        if match.since and match.make != "offset" and found.last is None:
            found = replace(found, open_end=True)
        self.story.remember(found)
        return found

    def _single(self, match: Match) -> Value | None:
        if match.make == "offset":
            return offset(match.slots, self.story)
        if match.make == "time":
            return periods.of_day_told(self.story)
        if match.make == "lately":
            return lately(match.slots, self.story)
        if match.make == "range":
            return self._range(match)
        if match.make == "nth":
            return self._nth(match.slots, match.future)
        value = self.date(match.slots, match.future)
        edge = match.slots.get("edge")
        if value and (edge == "rest" or (edge == "later" and match.slots.get("unit") == "week")):
            return periods.rest(value, str(edge), self.story)
        return periods.middle(value) if value and edge == "middle" else value

    def _nth(self, slots: Slots, ahead: bool) -> Value | None:
        """The n-th day, week or month of a period told by the other slots."""
        whole: Slots = {name: slots[name] for name in ("month", "year") if name in slots}
        for name in ("unit", "rel"):
            if name + "2" in slots:
                whole[name] = slots[name + "2"]
        within = self.date(whole, ahead) if whole else None
        return periods.nth(slots, self.story, within) if within else None

    def date(self, slots: Slots, ahead: bool) -> Value | None:
        """The value of a single date from its slots; ``ahead``: the words point to the future."""
        slots = read_numeric(slots, self.order, self.story.anchor)
        if "holiday" in slots:
            month, day = divmod(int(slots["holiday"]), 100)
            slots = {**slots, "month": month, "day": day}
        if "hijri" in slots:
            return periods.hijri(slots, self.story)
        if "decade" in slots or "decadeword" in slots or "century" in slots:
            return periods.decade(slots, self.story)
        if "weekend" in slots:
            return periods.weekend(self.story, self.weekend, ahead)
        if "unit" in slots:
            return self._of_period(slots)
        if "season" in slots or "half" in slots or "quarter" in slots:
            return periods.part_of_year(slots, self.story)
        if "month" in slots or ("day" in slots and "weekday" not in slots):
            return self._calendar(slots, ahead)
        if "weekday" in slots:
            to_come = int(slots.get("deictic", 0)) > 0
            return weekday(slots, self.story, ahead or to_come)
        if "deictic" in slots:
            return periods.deictic(slots, self.story)
        return self._year(slots)

    def _year(self, slots: Slots) -> Value | None:
        year = slots.get("year")
        return Value(of_year(year)) if isinstance(year, int) else None

    def _calendar(self, slots: Slots, ahead: bool) -> Value | None:
        """A month, or a day of a month, with or without a year."""
        month, day, year = (_number(slots, name) for name in ("month", "day", "year"))
        if month is None:
            return self._day_alone(slots, day)
        if year is None and "rel" in slots:
            year = periods.year_of_month(month, str(slots["rel"]), self.story)
        elif year is None:
            year = self.story.year_of(month, day, ahead)
            if year is not None and day == 29 and month == 2:
                year -= next((n for n in range(8) if _leap(year - n)), 0)
        if "nth" in slots:
            return periods.nth_weekday(slots, year, month)
        if day is None:
            return Value(of_month(year, month))
        return Value(Partial(year, month, day))

    def _day_alone(self, slots: Slots, day: int | None) -> Value:
        """A day of the month alone: of the month told last, else of the month of publication.

        Early in a month, its last days are those of the month before.
        """
        told, anchor = self.story.last_month, self.story.anchor
        if self.story.tells_past and told:
            return Value(Partial(told.year, told.month, day))
        if anchor is None or day is None:
            return Value(Partial(None, None, day))
        start = anchor.replace(day=1)
        if anchor.day <= _TURN and day >= length(anchor.year, anchor.month) - _TURN:
            start = (start - timedelta(days=1)).replace(day=1)
        return Value(Partial(start.year, start.month, day))

    def _of_period(self, slots: Slots) -> Value | None:
        """A period ("last week"), and a month, day or weekday within it ("Friday next week")."""
        if slots.get("rel") == "told" and slots["unit"] in ("day", "hour"):
            return None
        period = periods.period(
            str(slots.get("rel", "this")), str(slots["unit"]), self.story, self.weekend
        )
        if period is None:
            return None
        month, day = _number(slots, "month"), _number(slots, "day")
        first = period.first
        if month is not None:
            year = first.year
            if "nth" in slots:
                return periods.nth_weekday(slots, year, month)
            return Value(Partial(year, month, day) if day else of_month(year, month), relative=True)
        if "nth" in slots and first.month:
            return periods.nth_weekday(slots, first.year, first.month)
        if "half" in slots or "quarter" in slots or "season" in slots:
            return periods.part_of_year({**slots, "year": first.year or 0}, self.story)
        if day is not None and first.precision == "month":
            return Value(Partial(first.year, first.month, day), relative=True)
        if "weekday" in slots and slots["unit"] == "week":
            start = first.first()
            ahead = timedelta(days=int(slots["weekday"]) - 1)
            return Value(of_day(start + ahead), relative=True) if start else None
        return period

    def _range(self, match: Match) -> Value | None:
        """Two days of a month, two months or two years that one rule has found together."""
        slots = read_numeric(match.slots, self.order, self.story.anchor)
        ends = [
            {name: slots[n] for name in ("day", "month", "year") for n in (name + s,) if n in slots}
            for s in ("", "2")
        ]
        for name in ("unit", "rel"):
            if name in slots:
                ends[0][name] = ends[1][name] = slots[name]
        return self._ends(ends[0], ends[1], match)

    def _interval(self, match: Match, to: Match) -> Value | None:
        first = read_numeric(match.slots, self.order, self.story.anchor)
        return self._ends(first, read_numeric(to.slots, self.order, self.story.anchor), to)

    def _ends(self, first: Slots, last: Slots, match: Match) -> Value | None:
        """An interval; an end that lacks month or year has those of the other."""
        first, last = dict(first), dict(last)
        if "day" in first or "month" in first:
            for name in ("month", "year", "unit", "rel"):
                if (
                    name in last
                    and name not in first
                    and (name != "unit" or "weekday" not in first)
                ):
                    first[name] = last[name]
        if "day" in last and "month" not in last and "month" in first:
            last["month"] = first["month"]
        if "year" in first and "year" not in last and ("month" in last):
            last["year"] = first["year"]
        start = self.date(first, match.future)
        end = self.date(last, match.future)
        if start is None or end is None:
            return start or end
        stop = end.last or end.first
        if (a := start.first.first()) and (b := stop.first()) and b < a:
            return _turned(start, stop, "year" in first)
        return Value(start.first, stop, relative=start.relative or end.relative)


def _turned(start: Value, stop: Partial, fixed: bool) -> Value:
    """An interval whose end came out before its beginning: over the turn of a year or a week."""
    begin = start.first
    if stop.precision == "day" and begin.precision == "day" and start.relative:
        day = stop.first()
        return Value(begin, of_day(day + timedelta(days=7)) if day else stop, relative=True)
    if fixed and stop.year is not None:
        return Value(begin, replace(stop, year=stop.year + 1))
    if begin.year is not None:
        return Value(replace(begin, year=begin.year - 1), stop)
    return Value(begin, stop)


def _number(slots: Slots, name: str) -> int | None:
    value = slots.get(name)
    return value if isinstance(value, int) else None


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


__all__ = ["Resolver", "date"]
