"""What is planned or demanded for a time to come, as iCalendar: an event on its day, or a journal entry
where no day is told, so that no calendar shows it on a day that nobody named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Journal, vDDDTypes, vUri

import isnad
from isnad.brief.direction import one_line
from isnad.edtf import bounds
from isnad.exports import ids
from isnad.exports.evidence import in_words
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item
from isnad.exports.links import address
from isnad.exports.out import Out
from isnad.exports.tables import ical_types

_TO_COME = frozenset({"planned", "demanded"})
_NOT_TO_COME = "it is of nothing to come"
_NO_MEETING = "it is no meeting, visit or promise: {}"
_FINE = frozenset({"exact", "near", "settlement"})
_LONGEST = timedelta(days=31)
_DENIED, _OPEN = "negated", "/.."


def write(given: Gathered, out: Out) -> None:
    """Write a calendar, entry by entry."""
    calendar = Calendar()
    calendar.add("prodid", f"-//isnad//{isnad.__version__}//EN")
    calendar.add("version", "2.0")
    head, _, foot = calendar.to_ical().partition(b"END:VCALENDAR")
    out.write(head)
    out.writelines(_entry(item).to_ical() for item in _wanted(given))
    out.write(b"END:VCALENDAR" + foot)


def _wanted(given: Gathered) -> Iterator[Item]:
    for item in given.items():
        if item.claim.modality not in _TO_COME:
            given.leave(item, _NOT_TO_COME)
        elif item.claim.type not in ical_types():
            given.leave(item, _NO_MEETING.format(item.claim.type))
        else:
            yield item


def _entry(item: Item) -> Event | Journal:
    claim, place = item.claim, item.claim.place
    days = _days(item)
    entry = Event() if days else Journal()
    entry.add("uid", ids.short(ids.claim(item)))
    entry.add("dtstamp", datetime.fromisoformat(item.received))
    entry.add("summary", one_line(item.says), parameters={"LANGUAGE": "en"})
    entry.add("description", in_words(item))
    entry.add("categories", [claim.type, claim.modality, claim.polarity])
    if days:
        entry["dtstart"] = vDDDTypes(days[0])
        entry["dtend"] = vDDDTypes(days[1] + timedelta(days=1))
        entry.add("status", "CANCELLED" if claim.polarity == _DENIED else "TENTATIVE")
        entry.add("transp", "TRANSPARENT")
        if place is not None:
            entry.add("location", one_line(place.name))
            if place.precision in _FINE and place.latitude is not None:
                entry.add("geo", (place.latitude, place.longitude))
    elif claim.polarity == _DENIED:
        entry.add("status", "CANCELLED")
    url = address(claim.report)
    if url is not None:
        entry["url"] = vUri(url)
    entry.add("x-isnad-claim", claim.id)
    entry.add("x-isnad-report", one_line(claim.report.id))
    entry.add("x-isnad-edtf", claim.time.edtf if claim.time else "")
    entry.add("x-isnad-said-by", one_line(item.through))
    entry.add("x-isnad-engine", item.engine)
    return entry


def _days(item: Item) -> tuple[date, date] | None:
    """The first and last day, where they are told and no more than a month lies between."""
    time = item.claim.time
    if time is None or time.edtf.endswith(_OPEN) or time.edtf[-1] in "~?%":
        return None
    first, last = bounds(time.edtf)
    if first is None or last is None:
        return None
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    # A month is no day of it, but days that are told as a range are.
    exact = begin == end or "/" in time.edtf
    return (begin, end) if exact and end - begin < _LONGEST else None
