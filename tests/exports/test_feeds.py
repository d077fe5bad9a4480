"""iCalendar by the icalendar library, Atom by feedparser and what RFC 4287 says of feeds."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, datetime
from typing import Any

import feedparser
import pytest

from isnad.exports import Asked
from isnad.exports.items import Item
from isnad.exports.tables import ical_types
from isnad.store import Store

from .conftest import HOSTILE, WITNESS, Export

ATOM = "{http://www.w3.org/2005/Atom}"
SPAN = Asked(since="2024-11-28", as_of="2024-12-01", clock="published")


@pytest.fixture
def entries(export: Export) -> dict[str, Any]:
    icalendar = pytest.importorskip("icalendar", reason="needs icalendar, of the extra exports")
    calendar = icalendar.Calendar.from_ical(export("ical").data)
    assert str(calendar["version"]) == "2.0" and calendar["prodid"]
    found = [one for one in calendar.walk() if one.name in ("VEVENT", "VJOURNAL")]
    assert len({str(one["uid"]) for one in found}) == len(found)
    return {f"{one['x-isnad-claim']}": one for one in found}


def coming(items: list[Item]) -> dict[str, Item]:
    return {
        one.claim.id: one
        for one in items
        if one.claim.modality in ("planned", "demanded") and one.claim.type in ical_types()
    }


def test_what_is_to_come_stands_in_the_calendar(entries: dict[str, Any], items: list[Item]) -> None:
    wanted = coming(items)
    assert entries.keys() == wanted.keys() and wanted
    for name, one in entries.items():
        item = wanted[name]
        assert item.claim.evidence.quote in str(one["description"])
        assert item.through in str(one["description"])
        assert item.engine in str(one["description"])


def test_a_day_that_nobody_told_is_none(entries: dict[str, Any], items: list[Item]) -> None:
    wanted = coming(items)
    kinds = set()
    for name, one in entries.items():
        time = wanted[name].claim.time
        kinds.add(one.name)
        if time is None:
            assert one.name == "VJOURNAL" and "dtstart" not in one
        if one.name == "VEVENT":
            assert time is not None
            begin = one["dtstart"].dt
            assert type(begin) is date and begin.isoformat() == time.edtf[:10]
            assert one["status"] in ("TENTATIVE", "CANCELLED")
    assert kinds == {"VEVENT", "VJOURNAL"}


def test_no_line_of_a_calendar_is_too_long_or_begins_another(export: Export) -> None:
    pytest.importorskip("icalendar", reason="needs icalendar, of the extra exports")
    lines = export("ical").data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    names = {line.split(b":")[0].split(b";")[0] for line in lines if line[:1] not in (b" ", b"")}
    assert all(name.replace(b"-", b"").isalpha() and name.isupper() for name in names)


@pytest.fixture
def feed(export: Export) -> str:
    return export("atom", SPAN).text


def test_a_feed_is_what_the_rfc_says(feed: str) -> None:
    root = ET.fromstring(feed)
    assert root.tag == f"{ATOM}feed"
    for one in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1
        stamp = one.findtext(f"{ATOM}updated") or ""
        assert datetime.fromisoformat(stamp).tzinfo is not None
    assert len(root.findall(f"{ATOM}author")) == 1
    names = [one.findtext(f"{ATOM}id") for one in root.findall(f"{ATOM}entry")]
    assert len(set(names)) == len(names) > 2
    for link in root.iter(f"{ATOM}link"):
        assert link.get("href", "").startswith(("http://", "https://"))
    updated = [one.findtext(f"{ATOM}updated") for one in root.findall(f"{ATOM}entry")]
    assert updated == sorted(updated, key=str, reverse=True)


def test_a_feed_reader_reads_the_changes(feed: str, kept: Store, items: list[Item]) -> None:
    from isnad import joining

    told = feedparser.parse(feed)
    assert not told.bozo and told.version == "atom10"
    with kept.looking() as tables:
        asked = [
            joining.question(tables, day, day, "published") for day in ("2024-11-28", "2024-12-01")
        ]
        changes = joining.changes(tables, *asked)
    assert len(told.entries) == len(changes)
    by_key = {item.key: item for item in items}
    text = "\n".join(one.content[0].value for one in told.entries)
    for change in changes:
        for key in change.claims:
            item = by_key[f"{key.report} {key.claim}"]
            assert item.through in text and item.claim.evidence.quote in text


def test_no_markup_and_no_name_gets_into_a_feed(export: Export) -> None:
    asked = Asked(since="2024-11-01", as_of="2025-01-01", clock="published")
    out = export("atom", asked)
    told = feedparser.parse(out.text)
    assert not told.bozo
    titles = "\n".join(one.title for one in told.entries)
    assert WITNESS not in titles
    assert "<script" not in out.text and "\u202e" not in out.text and "\x07" not in out.text
    assert HOSTILE.url not in {link.href for one in told.entries for link in one.get("links", [])}


def test_a_feed_of_nothing_is_a_feed(export: Export) -> None:
    asked = Asked(since="1990-01-01", as_of="1990-01-02", clock="published")
    told = feedparser.parse(export("atom", asked).text)
    assert not told.bozo and not told.entries
