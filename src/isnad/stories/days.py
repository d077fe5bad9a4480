"""On which days that is what claims tell, as far as report and sentence say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from isnad.edtf import bounds
from isnad.joins import Held
from isnad.records import Claim, Trace
from isnad.stories import kin
from isnad.stories.words import is_flight, is_harm, says_since

Dated = Literal["claim", "sentence", "published"]
Days = tuple[str | None, str | None]
# News of no date tells what was so few days ago, or what is to be within a week or two.
_BEFORE, _AFTER = 3, 14
# What has gone on for more days than this is a state or a count.
_OPEN = 60
# A day of an unknown year is set in this one, which has all days, and compared by day and month.
_UNKNOWN, _SOME_YEAR, _SOME_YEAR_ENDS = "XXXX", "0004", "0005"
# The sentences of a report without a date in which it may tell its own.
_OPENING = 3
_ISO = len("2024-01-31")


def when(held: Held, claims: list[Claim], trace: Trace) -> tuple[str | None, str | None, Dated]:
    """The first and the last day of what claims of one trigger tell, and how these are known."""
    day = told_on(held)
    told = next((days(c.time.edtf) for c in claims if c.time), (None, None))
    if told != (None, None) and _likely(told, day, claims):
        return *_closed(told, day), "claim"
    dates = [d for d in map(days, trace.dates) if _likely(d, day, claims)]
    firsts, lasts = [d[0] for d in dates if d[0]], [d[1] for d in dates if d[1]]
    if firsts or lasts:
        both = min(firsts, default=None), max(lasts, default=None)
        return *_closed(both, day), "sentence"
    if day is None:
        return None, None, "published"
    low, high = (0, _AFTER) if any(c.modality == "planned" for c in claims) else (-_BEFORE, 0)
    return _shifted(day, low), _shifted(day, high), "published"


def told_on(held: Held) -> str | None:
    """The day of a report: of its publication, else the first that it names itself."""
    if held.report.published:
        return _valid(held.report.published[:_ISO])
    opening = (days(edtf) for trace in held.traces[:_OPENING] for edtf in trace.dates)
    return next((first for first, last in opening if first and first == last), None)


def days(edtf: str) -> Days:
    """The first and the last day of a date, those of an unknown year in one set for all."""
    first, last = bounds(edtf.replace(_UNKNOWN, _SOME_YEAR) if edtf[-3:] != "-XX" else edtf)
    return _valid(first), _valid(last)


@lru_cache(maxsize=1 << 15)
def _valid(iso: str | None) -> str | None:
    """A day, if there is such a one."""
    try:
        return date.fromisoformat(iso).isoformat() if iso and len(iso) == _ISO else None
    except ValueError:
        return None


@lru_cache(maxsize=1 << 15)
def number(iso: str) -> int:
    """The number of a day."""
    return date.fromisoformat(iso).toordinal()


def yearless(iso: str) -> bool:
    """Whether the year of a day is not known."""
    return iso < _SOME_YEAR_ENDS


def _closed(told: Days, day: str | None) -> Days:
    """Days whose open end is the day of the report, where that is known."""
    first, last = told
    return first or last, last or max(first or "", day or "") or None


def _shifted(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _likely(told: Days, day: str | None, claims: list[Claim]) -> bool:
    """Whether days are those of what happened: what has gone on for long is a state or a count;
    with anything else, it is what has not happened since."""
    first, last = told
    lasting = any(c.type in (*kin.STATES, *kin.COUNTS) for c in claims)
    return lasting or last is not None or not (day and first and first < _shifted(day, -_OPEN))


def since(held: Held, claims: list[Claim], trace: Trace) -> str | None:
    """The day from which a count of people goes on, if claims tell one."""
    harm = any(is_harm(c) or is_flight(c) for c in trace.concepts)
    if not trace.numbers or not (harm or any(c.type in kin.COUNTS for c in claims)):
        return None
    dates = [*(c.time.edtf for c in claims if c.time), *trace.dates]
    text = held.report.part(trace.part)[trace.start : trace.end]
    going = [first for edtf in dates if edtf.endswith("..") and (first := days(edtf)[0])]
    if not going and says_since(text, held.report.language or ""):
        going = list(_single(dates))
    return min(going, default=None)


def _single(dates: list[str]) -> Iterator[str]:
    for edtf in dates:
        first, last = days(edtf)
        if first is not None and first == last:
            yield first
