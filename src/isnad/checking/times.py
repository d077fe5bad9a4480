"""Days and times of day: what a brief shows read back, and what the words of a report give."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, day_of
from isnad.checking.phrasebook import Phrasebook
from isnad.checking.words import Stretch
from isnad.edtf import bounds
from isnad.folding import fold
from isnad.joins import ClaimKey
from isnad.languages import folder
from isnad.pages import Slot
from isnad.records import DateMention, Span

_MARKS = {"about": "~", "perhaps": "?"}
_BOTH = "%"
_OPEN, _TOLD, _SINCE = "..", "told", "since"
_STEPS = (("since", "{date}/.."), ("until", "../{date}"))
_HALF_DAY, _DAY, _FEW = 12, 10, 5
_CLOCK = re.compile(r"\d{1,2}:\d{2}")


@lru_cache(maxsize=1 << 12)
def shown(text: str, phrases: Phrasebook) -> str | None:
    """The EDTF date or interval that a brief says; null where it says none."""
    ends = phrases.undo("dates", "between", text)
    if ends:
        first, last = (_one(ends[k], phrases) for k in ("first", "last"))
        if first and last:
            return f"{first}/{last}"
    for key, form in _STEPS:
        step = phrases.undo("dates", key, text)
        date = _one(step["date"], phrases) if step else None
        if date:
            return form.format(date=date)
    return _one(text, phrases)


def _one(text: str, phrases: Phrasebook) -> str | None:
    exact = _exact(text, phrases)
    if exact is not None:
        return exact
    for key, mark in _MARKS.items():
        step = phrases.undo("dates", key, text)
        inner = _one(step["date"], phrases) if step else None
        if inner:
            return inner[:-1] + _BOTH if inner[-1] in _MARKS.values() else inner + mark
    return None


def _exact(text: str, phrases: Phrasebook) -> str | None:
    for key, form in (
        ("day", "{year}-{month}-{day}"),
        ("day_without_year", "XXXX-{month}-{day}"),
        ("month", "{year}-{month}"),
        ("month_without_year", "XXXX-{month}"),
        ("year", "{year}"),
        ("decade", "{year}"),
        ("years", "{first}"),
    ):
        gaps = phrases.undo("dates", key, text)
        filled = {k: _part(k, v, phrases) for k, v in gaps.items()} if gaps else {}
        if gaps and None not in filled.values():
            return _written(key, form, filled)
    return None


def _written(key: str, form: str, filled: dict[str, str | None]) -> str:
    date = form.format(**filled)
    if key == "decade":
        return date[:3] + "X"
    if key == "years":
        return date[:2] + "XX"
    return date


def _part(name: str, text: str, phrases: Phrasebook) -> str | None:
    """A day, month or year as EDTF writes it."""
    number = month(text, phrases.language) if name == "month" else phrases.number(text)
    if number is None:
        return None
    return f"{number:04}" if name in ("year", "first", "last") else f"{number:02}"


def month(text: str, language: str) -> int | None:
    """The number of a month by its names in a language, all of which mean the same month, or by
    its number."""
    if text.isdecimal():
        return int(text)
    found = {_months(language).get(fold(name)) for name in text.split("/")}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8)
def _months(language: str) -> dict[str, int]:
    """Months by name: the table of dates of a language."""
    words = tomllib.loads((folder(language) / "dates.toml").read_text("utf-8"))["words"]
    tables = (words.get(name, {}) for name in ("month", "wmonth", "smonth"))
    return {
        fold(name.strip()): int(number)
        for table in tables
        for number, names in table.items()
        for name in names.split(",")
    }


def agrees(edtf: str, words: Iterable[str]) -> bool:
    """Whether a day shown is one that the words give; an end that the words leave open may be left
    out, and so may one that they do not tell."""
    return any(
        edtf == one or _covers(edtf, one) or (_ends(edtf) & _ends(one) and _loose(edtf, one))
        for one in words
    )


def _covers(edtf: str, one: str) -> bool:
    """Whether two dates are the same days."""
    return bounds(edtf) == bounds(one) and None not in bounds(one)


def _loose(edtf: str, one: str) -> bool:
    """Whether of two dates one only leaves open what the other begins or ends with."""
    return _OPEN in (edtf + one) or edtf.rstrip("~?%") == one.rstrip("~?%")


def _ends(edtf: str) -> set[str]:
    return {end.rstrip("~?%") for end in edtf.split("/") if end not in ("", _OPEN)}


def clock(text: str) -> str | None:
    """A time of day in digits, as a brief shows it."""
    found = _CLOCK.search("".join(_ascii(c) for c in text))
    return found[0] if found else None


def _ascii(char: str) -> str:
    return str(int(char)) if char.isdecimal() else char


def parts_of_day(words: Stretch) -> Iterator[str]:
    """The parts of the day that words name (dawn, morning, ...)."""
    forms = [t.form for t in words.tokens]
    table = _dayparts(words.pack.code)
    for at in range(len(forms)):
        for size in range(1, 4):
            for form in _ways(forms[at : at + size], words):
                if form in table:
                    yield table[form]


def _ways(forms: list[str], words: Stretch) -> Iterator[str]:
    if forms:
        for first in words.pack.place_keys(forms[0]):
            yield " ".join([first, *forms[1:]])


@lru_cache(maxsize=8)
def _dayparts(language: str) -> dict[str, str]:
    words = tomllib.loads((folder(language) / "dates.toml").read_text("utf-8"))["words"]
    tables = [words.get(name, {}) for name in ("daypart", "night")]
    return {
        fold(name.strip()): part
        for table in tables
        for part, names in table.items()
        for name in names.split(",")
    }


def has_clock(hour: str, words: Stretch) -> bool:
    """Whether words tell an hour, in digits or in words, on a clock of twelve or of twenty-four."""
    hours, _, minutes = hour.partition(":")
    wanted = {int(hours) % _HALF_DAY}
    numbers = {int(n) for t in words.tokens for n in re.findall(r"\d+", t.form)}
    for read in words.every():
        if read.lex.entry.kind == "num" and read.lex.entry.cls.isdigit():
            numbers.add(int(read.lex.entry.cls))
    exact = minutes == "00" or int(minutes) in numbers
    return exact and bool({n % _HALF_DAY for n in numbers} & wanted)


def problems(text: str, slot: Slot, ground: Ground) -> Iterator[Problem]:
    """What is wrong with a day that a slot shows."""
    edtf = shown(text, ground.phrases)
    if edtf is None:
        yield Problem(text, "that is no date in the reader's words", slot)
    elif slot.kind in ("as_of", "known_by"):
        day = getattr(ground.brief, slot.kind)[:_DAY]
        if edtf != day:
            yield Problem(text, f"the brief's is {day}", slot)
    elif slot.kind == "first":
        if edtf > ground.brief.as_of[:_DAY]:
            yield Problem(text, f"the brief ends on {ground.brief.as_of[:_DAY]}", slot)
    elif slot.kind in ("published", "received"):
        stamps = [getattr(ground.reports[k.report], slot.kind) or "" for k in slot.of]
        days = [stamp[:_DAY] for stamp in stamps]
        if edtf not in days:
            yield Problem(text, f"it was {slot.kind} on {', '.join(days)}", slot)
    else:
        yield from _told(text, edtf, slot, ground)


def _told(text: str, edtf: str, slot: Slot, ground: Ground) -> Iterator[Problem]:
    """A day that reports tell: in the words of the slot, else in those of each of its claims, else,
    where these tell none, anywhere in their reports. One claim that tells it is enough for the day
    since which something holds: the others need not be read then."""
    told, wrong = list[list[str]](), list[list[str]]()
    for days in filter(None, _given(slot, ground)):
        told.append(days)
        if not agrees(edtf, days):
            wrong.append(days)
        elif slot.kind == _SINCE:
            return
    if not told:
        in_title = slot.span is not None and slot.span.part == "title"
        if in_title or agrees(edtf, _anywhere(slot, ground)):
            return
        told = wrong = [list(_anywhere(slot, ground))]
    every = [day for days in told for day in days]
    if any(_OPEN in day for day in every):  # it goes on as long as reports tell it
        every += filter(None, (day_of(ground.reports[key.report]) for key in slot.of))
    if wrong and not _spans(edtf, every):
        given = ", ".join(dict.fromkeys(wrong[0][:_FEW])) or "no day"
        yield Problem(text, f"the words give {given}", slot)


def _spans(edtf: str, days: list[str]) -> bool:
    """Whether a time begins with a day that words give, and ends with another."""
    ends = _ends(edtf)
    return len(ends) > 1 and ends <= {end for day in days for end in _ends(day)}


def _given(slot: Slot, ground: Ground) -> Iterator[list[str]]:
    """The days that the words of a slot give, or those of each of its claims."""
    if slot.span is not None:
        yield _within(ground.dates(slot.of[0].report), slot.span)
    elif slot.kind != _TOLD:
        for key in slot.of:
            one = ground.references.get(key)
            if one is not None:
                yield _within(ground.dates(key.report), one.span)


def _anywhere(slot: Slot, ground: Ground) -> Iterator[str]:
    """All days that may be meant where the claims of a slot tell none: those of their reports; of a
    heading, those of the words below it and of their reports' own; of all reports of the brief."""
    below = ground.section_of(slot) if not slot.of else []
    if below:
        yield from _below(below, ground)
        return
    named = list(dict.fromkeys(key.report for key in slot.of))
    named = named or [one.id for one in ground.brief.reports]
    if slot.kind != _TOLD:
        yield from (m.edtf for name in named for m in ground.dates(name))
    yield from (day for name in named for day in _of_report(ground, name))


def _below(claims: Iterable[ClaimKey], ground: Ground) -> Iterator[str]:
    """The days that the words of each claim tell, else those of its report itself."""
    for key in claims:
        one = ground.references.get(key)
        if one is not None:
            days = _within(ground.dates(key.report), one.span)
            yield from days or _of_report(ground, key.report)


def _within(mentions: Iterable[DateMention], span: Span) -> list[str]:
    inside = (m for m in mentions if m.start < span.end and span.start < m.end)
    return [m.edtf for m in inside] if span.part == "text" else []


def _of_report(ground: Ground, report: str) -> list[str]:
    there = ground.reports[report]
    stamps = [stamp[:_DAY] for stamp in (there.published, there.received) if stamp]
    return [*stamps, *filter(None, [day_of(there)])]
