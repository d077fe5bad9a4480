"""Whether a string is a date as reports state them: an EDTF date or an RFC 3339 time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from isnad import settings

_EDTF = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[~?%]?",
    re.ASCII,
)
_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII
)
# Stands for a year that is not given; leap, so that 29 February is not refused.
_ANY_YEAR = 2024


def is_date(value: str) -> bool:
    """Whether ``value`` is a date or time that can be in the calendar."""
    if _TIME.fullmatch(value):
        return is_time(value)
    found = _EDTF.fullmatch(value)
    return found is not None and _in_calendar(found["year"], found["month"], found["day"])


def is_time(value: str) -> bool:
    """Whether ``value`` is a day of the calendar, or a time on one."""
    try:
        # A fraction may be longer than Python reads.
        datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", value.upper()))
    except ValueError:
        return False
    return bool(re.match(r"\d{4}-\d\d-\d\d(?!\d)", value))


def doubt(published: str | None, arrived: datetime) -> str | None:
    """Why a report that arrived then cannot have been published when it says; null where it can. The
    day of the other side of the world counts as come."""
    if published is None or not published[:4].isdigit():
        return None
    if published[:4] < settings.FIRST_NEWS:
        return "is before there was any news"
    latest = (arrived.astimezone(UTC) + timedelta(hours=14)).date().isoformat()
    return "is after its arrival" if published[: len(latest)] > latest else None


def _in_calendar(year: str, month: str | None, day: str | None) -> bool:
    if month is None or month == "XX":
        return day in (None, "XX") or 1 <= int(day or 0) <= 31
    try:
        date(_year(year), int(month), 1 if day in (None, "XX") else int(day or 0))
    except ValueError:
        return False
    return True


def _year(year: str) -> int:
    return _ANY_YEAR if "X" in year else int(year)
