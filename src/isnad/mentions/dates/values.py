"""Dates of which some parts are not known, intervals of them, and their EDTF form."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Partial:
    """A year, month or day; None where not known. ``digits``: how many of the year's four are.

    ``precision`` is year, month or day: how fine the words are, known or not.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    precision: str = "day"
    digits: int = 4

    def edtf(self) -> str:
        """The date in EDTF, unknown digits as X."""
        year = "XXXX" if self.year is None else f"{self.year:04}"[: self.digits].ljust(4, "X")
        month = "XX" if self.month is None else f"{self.month:02}"
        day = "XX" if self.day is None else f"{self.day:02}"
        if self.precision == "year":
            return year
        return f"{year}-{month}" if self.precision == "month" else f"{year}-{month}-{day}"

    def first(self) -> date | None:
        """The first day, or None when the year is not known or the calendar has no such day."""
        if self.year is None or not 1 <= self.year <= 9999 or self.digits < 4:
            return None
        # An end of an interval is asked for its first day before anybody asks if it is real.
        if not self.real():
            return None
        return date(self.year, self.month or 1, self.day or 1)

    def real(self) -> bool:
        """Whether the calendar has such a day."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.month is None or self.day is None:
            return self.day is None or 1 <= self.day <= 31
        return 1 <= self.day <= length(2000 if self.year is None else self.year, self.month)


@dataclass(frozen=True, slots=True)
class Value:
    """What a date expression stands for: one date, or an interval up to ``last``; ``context``: by the
    day of the report, or one told before, more than by its words."""

    first: Partial
    last: Partial | None = None
    about: bool = False
    open_end: bool = False
    open_start: bool = False
    relative: bool = False
    context: bool = False

    def edtf(self) -> str:
        """The value in EDTF as the contract allows it."""
        mark = "~" if self.about else ""
        if self.open_start:
            return f"../{self.first.edtf()}{mark}"
        if self.open_end:
            return f"{self.first.edtf()}{mark}/.."
        if self.last is None or self.last == self.first:
            return self.first.edtf() + mark
        return f"{self.first.edtf()}{mark}/{self.last.edtf()}{mark}"

    def with_about(self) -> Value:
        """The same, approximate."""
        return replace(self, about=True)


def length(year: int, month: int) -> int:
    """The number of days of a month."""
    return calendar.monthrange(min(max(year, 1), 9999), month)[1]


def of_day(day: date) -> Partial:
    """A whole date."""
    return Partial(day.year, day.month, day.day)


def of_month(year: int | None, month: int | None) -> Partial:
    """A month of a year."""
    return Partial(year, month, None, "month")


def of_year(year: int | None, digits: int = 4) -> Partial:
    """A year, or with fewer digits its decade or century."""
    return Partial(year, None, None, "year", digits)


# Units of so many days; a weekend comes once a week.
_LENGTHS = {"day": 1, "week": 7, "weekend": 7}


def moved(day: date, count: int, unit: str) -> date | None:
    """The day ``count`` units on (back when negative); None outside years 1 to 9999."""
    try:
        if unit in _LENGTHS:
            return day + timedelta(days=count * _LENGTHS[unit])
        months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, length(year, month + 1)))
    except (OverflowError, ValueError):
        return None


def cut(day: date, unit: str) -> Partial:
    """A day at the precision of a unit: days and weeks a day, months a month, the rest a year."""
    if unit in ("day", "week", "hour"):
        return of_day(day)
    return of_month(day.year, day.month) if unit == "month" else of_year(day.year)
