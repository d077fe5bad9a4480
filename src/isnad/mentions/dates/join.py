"""Whole expressions: a date with its time of day, from one date to another, since a date."""

from __future__ import annotations

from isnad.mentions.dates.atoms import Atom
from isnad.mentions.dates.parse import Item, Match, holds

_LINKS = frozenset({"at", "on", "of", "the", "comma", "open", "in", "day_word"})
_TIME = ("clock", "hour", "minute", "ampm", "zone", "daypart")
_NIGHT = frozenset({"evening", "night"})
_DAYS = frozenset({"weekday", "rel"})


def joined(items: list[Item]) -> list[Match]:
    """The date expressions among the items of one run, in order."""
    items = _timed(items)
    items = _continued(items)
    items = _ranged(items)
    found: list[Match] = []
    for i, item in enumerate(items):
        if isinstance(item, Match) and _stands(item):
            _qualify(items, i, item)
            found.append(item)
    return found


def _stands(match: Match) -> bool:
    """Whether it is a date by itself, or a time of day of the day that is told of; "now" only ends
    an interval."""
    if match.make == "time":
        return "alone" in match.slots
    return match.make != "none" and "now" not in match.slots


def _timed(items: list[Item]) -> list[Item]:
    """Times of day are drawn into the date that they stand beside."""
    out: list[Item] = []
    for item in items:
        previous = _before(out)
        if isinstance(item, Match) and previous and "time" in (item.make, previous.make):
            date, time = (previous, item) if item.make == "time" else (item, previous)
            if date.make != "time" or time.make == "time":
                _absorb(date, time)
                while out.pop() is not previous:
                    pass
                out.append(date)
                continue
        out.append(item)
    return out


def _before(out: list[Item]) -> Match | None:
    """The match before, when only small words that bind stand in between."""
    for item in reversed(out[-4:]):
        if isinstance(item, Match):
            return item if item.make in ("time", "date") else None
        if _LINKS.isdisjoint(item.classes):
            return None
    return None


def _absorb(date: Match, time: Match) -> None:
    for name in _TIME:
        if name in time.slots:
            date.time.setdefault(name, time.slots[name])
        if name in time.time:
            date.time.setdefault(name, time.time[name])
    date.start, date.end = min(date.start, time.start), max(date.end, time.end)


def _continued(items: list[Item]) -> list[Item]:
    """A year that goes on a list of years ("in 2016 and 2017") is a date as well."""
    for i in range(2, len(items)):
        first, link, year = items[i - 2 : i + 1]
        if (
            isinstance(first, Match)
            and isinstance(link, Atom)
            and isinstance(year, Atom)
            and first.slots.keys() >= {"year", "bare"}
            and not {"and", "comma"}.isdisjoint(link.classes)
            and "year" in year.classes
        ):
            slots = {"year": year.classes["year"], "bare": first.slots["bare"]}
            if holds(slots, slots, False):
                items[i] = _like(first, year, slots)
    return items


def _like(match: Match, atom: Atom, slots: dict[str, int | str]) -> Match:
    return Match("date", slots, atom.start, atom.end, match)


def _ranged(items: list[Item]) -> list[Item]:
    """Two dates with "to" between them, or "and" after "between", are one interval."""
    out: list[Item] = []
    for item in items:
        if isinstance(item, Match) and item.make == "date":
            start = _start(out, item)
            if start is not None:
                first = out[start]
                assert isinstance(first, Match)
                first.to, first.end = item, item.end
                del out[start + 1 :]
                continue
        out.append(item)
    return out


def _start(out: list[Item], last: Match) -> int | None:
    """Where the date stands that an interval may go on from, or None."""
    i, joint = len(out) - 1, ""
    while i >= 0 and isinstance(out[i], Atom) and len(out) - i < 4:
        classes = out[i].classes  # type: ignore[union-attr]
        for name in ("to", "dash", "until", "and"):
            if name in classes:
                joint = name
        if not joint and _LINKS.isdisjoint(classes):
            return None
        i -= 1
    if i < 0 or not joint or not isinstance(out[i], Match):
        return None
    first = out[i]
    if not isinstance(first, Match) or first.make != "date" or first.to:
        return None
    opening = {
        name for item in out[max(0, i - 2) : i] if isinstance(item, Atom) for name in item.classes
    }
    if (joint == "to" and _is_night(first, last)) or (joint == "and" and _are_days(first, last)):
        return i
    if "now" in last.slots and (joint in ("and", "dash") or not _from(opening, out[i + 1 :])):
        return None
    needs = {"and": {"between"}, "to": {"from", "between"}}.get(joint)
    return i if needs is None or needs & opening else None


def _is_night(first: Match, last: Match) -> bool:
    """Whether two weekdays are the evening and the morning of one night."""
    night = first.time.get("daypart") in _NIGHT
    return night and "weekday" in first.slots and "weekday" in last.slots


def _are_days(first: Match, last: Match) -> bool:
    """Whether two weekdays follow each other ("on Saturday and Sunday")."""
    days = [one.slots["weekday"] for one in (first, last) if one.slots.keys() <= _DAYS]
    return len(days) == 2 and int(days[1]) == int(days[0]) % 7 + 1


def _from(opening: set[str], between: list[Item]) -> bool:
    """Whether a word before a date says that it is a beginning, and no mark parts it from the end."""
    marked = any(isinstance(item, Atom) and "comma" in item.classes for item in between)
    return not marked and not opening.isdisjoint({"from", "since"})


def _qualify(items: list[Item], i: int, match: Match) -> None:
    """What the words before say of a date: about, since."""
    for item in reversed(items[max(0, i - 3) : i]):
        if isinstance(item, Match):
            return
        if "about" in item.classes:
            match.about = True
        elif "since" in item.classes:
            match.since = True
            return
        elif _LINKS.isdisjoint(item.classes):
            return
