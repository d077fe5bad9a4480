"""EDTF dates and times of day in the reader's words, never more exact than they are."""

from __future__ import annotations

from isnad.brief.phrases import Phrases
from isnad.records import Time

_OPEN = ("", "..")
_APPROXIMATE = {"~": ("about",), "?": ("perhaps",), "%": ("perhaps", "about")}


def date(edtf: str, phrases: Phrases) -> str:
    """An EDTF date or interval in words."""
    if "/" not in edtf:
        return _one(edtf, phrases)
    first, last = edtf.split("/")
    if last in _OPEN:
        return phrases.words("dates", "since", date=_one(first, phrases))
    if first in _OPEN:
        return phrases.words("dates", "until", date=_one(last, phrases))
    both = {"first": _one(first, phrases), "last": _one(last, phrases)}
    return phrases.words("dates", "between", **both)


def _one(edtf: str, phrases: Phrases) -> str:
    words = _exact(edtf.rstrip("~?%"), phrases)
    for key in reversed(_APPROXIMATE.get(edtf[-1:], ())):
        words = phrases.words("dates", key, date=words)
    return words


def _exact(edtf: str, phrases: Phrases) -> str:
    if not edtf[:1].isdigit() and not edtf.startswith("XXXX-"):
        return phrases.apart(edtf).text
    year, month, day = (edtf.split("-") + ["XX", "XX"])[:3]
    if month == "XX":
        return _years(year, phrases)
    filled = {"month": phrases.months[int(month) - 1], "year": phrases.number(year)}
    key = "month" if day == "XX" else "day"
    if day != "XX":
        filled["day"] = phrases.number(int(day))
    if "X" in year:
        key += "_without_year"
    return phrases.words("dates", key, **filled)


def _years(year: str, phrases: Phrases) -> str:
    if "X" not in year:
        return phrases.words("dates", "year", year=phrases.number(year))
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if year.count("X") == 1:
        return phrases.words("dates", "decade", year=phrases.number(first))
    ends = {"first": phrases.number(first), "last": phrases.number(last)}
    return phrases.words("dates", "years", **ends)


def time_of_day(time: Time, phrases: Phrases) -> str | None:
    """The part of the day or the clock time, where a claim gives one."""
    if time.clock:
        at = phrases.number(time.clock)
        if time.zone:
            zone = phrases.apart(time.zone).text
            return phrases.words("line", "at_clock_zone", time=at, zone=zone)
        return phrases.words("line", "at_clock", time=at)
    return phrases.words("parts_of_day", time.part_of_day) if time.part_of_day else None


def day_of(stamp: str | None) -> str | None:
    """The date of an EDTF date or RFC 3339 time."""
    return stamp.split("T")[0] if stamp else None
