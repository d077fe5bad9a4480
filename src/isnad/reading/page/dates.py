"""When a page says that it was published and changed: in the forms that machines write, and in
words. The zone is the one that the page states, and none where it states none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from isnad.folding import fold_long
from isnad.languages.patterns import alternatives
from isnad.reading.dates import is_date
from isnad.reading.page.words import known

_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:(?:T|\s{1,3})(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?"
    r"\s{0,2}(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?(?!\d)",
    re.ASCII | re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?$", re.ASCII)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?$", re.ASCII)
_OFFSET = re.compile(r"(?<![\d\w])([+-])\s?(\d{1,2})(?::?(\d\d))?(?!\d)", re.ASCII)
_AFTER = re.compile(r"\s?([+-])\s?(\d{1,2})(?::?(\d\d))?(?!\d)", re.ASCII)
_LONGEST = 240
_HALF_HOUR = 1800
_DIGIT = re.compile(r"\d")


class Stated(NamedTuple):
    """A time as stated: the day, the time of day and the zone, each empty where it is not."""

    day: str
    clock: str = ""
    zone: str = ""

    def __str__(self) -> str:
        return f"{self.day}T{self.clock}{self.zone}" if self.clock else self.day


def stated(value: str | None, day_first: bool | None = None) -> Stated | None:
    """The time that ``value`` states, written for machines or for people; None where it is none.

    ``day_first``: whether 2/12 is the second of December; null where that is not known.
    """
    if not value:
        return None
    text = value.strip()[:_LONGEST]
    found = _iso(_ISO.match(text)) or _iso(_COMPACT.match(text))
    if found is None and _EPOCH.match(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        found = Stated(moment.strftime("%Y-%m-%d"), moment.strftime("%H:%M:%S"), "Z")
    return found or in_words(text, day_first)


def _iso(m: re.Match[str] | None) -> Stated | None:
    if m is None:
        return None
    day = f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"
    clock = f"{int(m[4]):02}:{m[5]}:{m[6] or '00'}" if m[4] else ""
    zone = (m[7] or "").upper()
    if zone in ("Z", "UTC", "GMT"):
        zone = "Z"
    elif zone:
        zone = f"{zone[:3]}:{zone[3:].strip(':') or '00'}"
    return _valid(Stated(day, clock, zone))


def _valid(found: Stated) -> Stated | None:
    if is_date(str(found)):
        return found
    return _valid(Stated(found.day)) if found.clock else None


# In words


class _Patterns:
    """Patterns over folded text; every repetition is bounded, so that their time is linear."""

    def __init__(self) -> None:
        words = known()
        month = f"(?P<month>{alternatives(words.months)})"
        again = rf"(?:\s?[/(]\s?{alternatives(words.months)}\)?)?"
        after_day = _any(words.all("date", "after_day"))
        after_month = _any(words.all("date", "after_month"))
        before_month = _any(words.all("date", "before_month"))
        between = _any(words.all("date", "between"))
        gap = r"[\s,.\-/]{1,3}"
        day = rf"(?<!\d)(?P<day>\d{{1,2}})(?:{after_day})?"
        year = r"(?P<year>\d{4})(?!\d)"
        self.dates = [
            re.compile(
                r"(?<!\d)(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
            ),
            re.compile(
                rf"{day}{gap}(?:(?:{between})\s)?{month}\.?{again}{gap}(?:{after_month}\s)?{year}"
            ),
            re.compile(rf"{month}\.?{again}\s{{1,2}}{day},?\s{{1,2}}{year}"),
            re.compile(
                rf"{day}[\s,\-]{{1,3}}(?:{before_month})\s?(?P<number>\d{{1,2}})"
                rf"[\s,]{{1,3}}(?:{before_month}\s)?{year}"
            ),
            re.compile(rf"(?<!\d)(?P<one>\d{{1,2}})\s?[-/.]\s?(?P<two>\d{{1,2}})\s?[-/.]\s?{year}"),
        ]
        hours = _any(words.all("date", "hours"))
        self.am = frozenset(words.all("date", "am"))
        half = "|".join(re.escape(w) for w in [*self.am, *words.all("date", "pm")])
        self.clock = re.compile(
            rf"(?<![\d:.+\-])(?P<hour>[01]?\d|2[0-4])\s?(?::|{hours})\s?(?P<minute>[0-5]\d)(?!\d)"
            rf"(?::(?P<second>[0-5]\d)(?!\d))?(?:\s?(?P<half>{half})(?!\w))?"
        )
        self.zone = re.compile(alternatives(words.zones)) if words.zones else None
        self.labels = re.compile(
            rf"(?P<modified>{alternatives(words.all('date', 'modified'))})"
            rf"|(?P<published>{alternatives(words.all('date', 'published'))})"
        )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or "(?!)"


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    return _Patterns()


def in_words(text: str, day_first: bool | None = None) -> Stated | None:
    """The time that a short text tells people."""
    form = fold_long(text[:_LONGEST])
    found = _day(form, day_first)
    if found is None:
        return None
    day, (start, end) = found
    rest = f"{form[:start]} \n {form[end:]}"
    clock, zone = _clock(rest, day)
    return _valid(Stated(day, clock, zone))


def _day(form: str, day_first: bool | None) -> tuple[str, tuple[int, int]] | None:
    for pattern in _patterns().dates:
        for m in pattern.finditer(form):
            day = _read_day(m.groupdict(), day_first)
            if day is not None and is_date(day):
                return day, m.span()
    return None


def _read_day(found: dict[str, str | None], day_first: bool | None) -> str | None:
    year = int(found["year"] or 0)
    if found.get("one"):
        one, two = int(found["one"] or 0), int(found["two"] or 0)
        if one <= 12 and two <= 12 and one != two and day_first is None:
            return None
        month_first = two > 12 or (day_first is False and one <= 12)
        day, month = (two, one) if month_first else (one, two)
    else:
        name = found.get("month")
        month = known().months.get(" ".join(name.split()), 0) if name else int(found["number"] or 0)
        day = int(found["day"] or 0)
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _clock(form: str, day: str) -> tuple[str, str]:
    patterns = _patterns()
    m = patterns.clock.search(form)
    if m is None:
        return "", ""
    hour = int(m["hour"])
    if half := m["half"]:
        early = half in patterns.am
        hour = hour % 12 if early else hour % 12 + 12 if hour <= 12 else hour
    clock = f"{hour % 24:02}:{m['minute']}:{m['second'] or '00'}"
    return clock, _zone(form[: m.start()] + " " + form[m.end() :], day, clock)


def _zone(form: str, day: str, clock: str) -> str:
    """The zone that the words around a time state."""
    name = _patterns().zone
    m = name.search(form) if name else None
    value = known().zones.get(" ".join(m[0].split()), "") if m else ""
    offset = _AFTER.match(form, m.end()) if m else _OFFSET.search(form)
    if offset and (m is None or value == "+00:00") and (m is not None or offset[3]):
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        return f"{offset[1]}{hours:02}:{minutes:02}" if hours <= 14 and minutes < 60 else ""
    if "/" not in value:
        return "Z" if value == "+00:00" else value
    return _of_place(value, day, clock)


def _of_place(name: str, day: str, clock: str) -> str:
    """The offset that a place has at a time; none where its zone is not known here."""
    try:
        offset = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(name)).utcoffset()
    except (ValueError, OSError, KeyError):
        return ""
    minutes = int((offset or timedelta()).total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def told(text: str, day_first: bool | None) -> tuple[Stated | None, Stated | None]:
    """When a line of a page says that it was published, and when that it was changed."""
    form = fold_long(text[:_LONGEST])
    if not _DIGIT.search(form):
        return None, None
    published: Stated | None = None
    modified: Stated | None = None
    at, role = 0, "published"
    cuts = [(m.start(), m.end(), m.lastgroup or role) for m in _patterns().labels.finditer(form)]
    for start, end, next_role in [*cuts, (len(form), len(form), "")]:
        if role == "modified" and next_role == "published" and not _DIGIT.search(form, at, start):
            # "Updated on the date": one label in two parts.
            at = end
            continue
        found = in_words(form[at:start], day_first)
        if found is None and role == "modified" and published and not modified:
            clock, zone = _clock(form[at:start], published.day)
            found = Stated(published.day, clock, zone or published.zone) if clock else None
        if role == "modified":
            modified = modified or found
        else:
            published = published or found
        at, role = end, next_role
    return published, modified


def tells_clock(text: str) -> bool:
    """Whether a short text tells by a label at what time of an unnamed day something was changed."""
    form = fold_long(text[:_LONGEST])
    patterns = _patterns()
    return bool(patterns.labels.search(form) and patterns.clock.search(form))


def best(candidates: list[Stated]) -> Stated | None:
    """The first of statements of one time, as exactly as any of the others that agrees with it."""
    if not candidates:
        return None
    found = candidates[0]
    for other in candidates[1:]:
        exact = not found.clock and other.clock and other.day == found.day
        zoned = found.clock and not found.zone and other.zone
        if exact or (zoned and _same(found, other)):
            found = other
    return found


def _same(one: Stated, other: Stated) -> bool:
    """Whether a time without a zone may be the same moment as one with a zone."""
    mine = datetime.fromisoformat(f"{one.day}T{one.clock}")
    theirs = datetime.fromisoformat(f"{other.day}T{other.clock}")
    apart = abs((mine - theirs).total_seconds())
    return apart <= 14 * 2 * _HALF_HOUR and apart % _HALF_HOUR < 60


__all__ = ["Stated", "best", "stated", "tells_clock", "told"]
