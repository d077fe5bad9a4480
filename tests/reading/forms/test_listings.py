"""What feeds list, for those who fetch the pages."""

from __future__ import annotations

import io

import pytest

from isnad.reading.arrivals import Arrived, Defaults
from isnad.reading.forms.listings import read_listing
from isnad.reading.units import Unit
from isnad.records import Report

WHERE = "https://riwaq.example/feeds/rss"


def listed(feed: str | bytes, charset: str | None = None) -> list[Report | str]:
    """The reports that a feed lists; of what is rejected the reason."""
    data = feed.encode() if isinstance(feed, str) else feed
    found: list[Report | str] = []
    for unit in read_listing(WHERE, io.BytesIO(data), Defaults(), charset):
        for one in unit.read() if isinstance(unit, Unit) else (unit,):
            if isinstance(one, Arrived):
                found.append(one.report)
            else:
                found.append(one.reason)
    return found


def one(feed: str) -> Report:
    (report,) = listed(feed)
    assert isinstance(report, Report)
    return report


def rss(item: str) -> str:
    return f"<rss version='2.0'><channel><title>Wire</title><item>{item}</item></channel></rss>"


def test_an_entry_of_rss_has_its_page_its_id_and_its_date() -> None:
    report = one(
        rss(
            "<title>t</title><guid isPermaLink='false'>17</guid><link>https://riwaq.example/a</link>"
            "<pubDate>Sun, 01 Dec 2024 10:00:00 +0300</pubDate>"
            "<description>The first words.</description>"
        )
    )
    assert (report.id, report.url, report.text) == ("17", "https://riwaq.example/a", "")
    assert report.published == "2024-12-01T10:00:00+03:00"
    assert report.modified is None


def test_an_entry_of_atom_says_when_it_was_changed() -> None:
    report = one(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:x,1</id><title>t</title>'
        '<link href="https://riwaq.example/a"/><published>2024-12-01T10:00:00Z</published>'
        "<updated>2024-12-01T12:00:00Z</updated></entry></feed>"
    )
    assert report.id == "tag:x,1"
    assert (report.published, report.modified) == ("2024-12-01T10:00:00Z", "2024-12-01T12:00:00Z")


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/a?b=1", "https://riwaq.example/a?b=1"),
        ("a", "https://riwaq.example/feeds/a"),
        ("//other.example/a", "https://other.example/a"),
        ("  https://riwaq.example/a\n", "https://riwaq.example/a"),
        ("gopher://riwaq.example/", "gopher://riwaq.example/"),
        ("http://[", "http://["),
    ],
)
def test_a_link_is_one_from_the_address_of_the_feed(link: str, url: str) -> None:
    assert one(rss(f"<title>t</title><link>{link}</link>")).url == url


def test_without_an_id_the_page_is_the_id_and_a_date_that_is_none_is_unknown() -> None:
    report = one(rss("<link>https://riwaq.example/a</link><pubDate>some day</pubDate>"))
    assert (report.id, report.published) == ("https://riwaq.example/a", None)


def test_an_entry_without_a_page_is_the_report_itself() -> None:
    report = one(rss("<title>t</title><description>They seized the bridge at dawn.</description>"))
    assert report.url is None
    assert "They seized the bridge at dawn." in report.text
    assert report.sha256


def test_a_feed_without_entries_lists_nothing_and_what_is_no_feed_is_told() -> None:
    assert listed("<rss version='2.0'><channel><title>Wire</title></channel></rss>") == []
    assert listed("<html><body>not here</body></html>") == ["bad_feed"]
    assert listed("<html><body>not <br> here") == ["bad_feed"]
    assert listed("") == ["bad_feed"]
    assert listed(
        rss("<title>&x;</title>").replace("<rss", "<!DOCTYPE r [<!ENTITY x 'y'>]><rss", 1)
    ) == ["dtd"]


def test_the_encoding_that_the_server_declares_is_heeded() -> None:
    feed = rss("<title>حلب</title><link>https://riwaq.example/حلب</link>")
    (report,) = listed(feed.encode("windows-1256"), "windows-1256")
    assert isinstance(report, Report)
    assert report.url == "https://riwaq.example/حلب"
