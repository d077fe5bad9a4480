"""Dates, names and statements of pages, each by itself."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from isnad.lineage.cues import Layout, load
from isnad.reading.page import read_page
from isnad.reading.page.dates import stated, told
from isnad.reading.page.linked import read as linked
from isnad.reading.page.names import names

ROOT = Path(__file__).resolve().parents[3]
BODY = (
    "<p>The army said on Thursday that it had left the city of Hama after days of clashes.</p>" * 3
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2024-12-05T18:20:00+0300", "2024-12-05T18:20:00+03:00"),
        ("2024-12-05T18:20Z", "2024-12-05T18:20:00Z"),
        ("2024-12-05 18:20:07.250 +03:30", "2024-12-05T18:20:07+03:30"),
        ("2024-12-05", "2024-12-05"),
        ("20241205T182000Z", "2024-12-05T18:20:00Z"),
        ("Thu, 05 Dec 2024 18:20:00 +0200", "2024-12-05T18:20:00+02:00"),
        ("1733422800", "2024-12-05T18:20:00Z"),
        ("December 5, 2024 at 6:20 p.m. EST", "2024-12-05T18:20:00-05:00"),
        ("5th of Dec 2024, 12:05 am (GMT+5:30)", "2024-12-05T00:05:00+05:30"),
        ("Thứ năm, 5/12/2024, 18:20 (GMT+7)", "2024-12-05T18:20:00+07:00"),
        ("18h20 ngày 5 tháng 12 năm 2024", "2024-12-05T18:20:00"),
        ("الخميس ٥ كانون الأول/ديسمبر ٢٠٢٤ - ٠٦:٢٠ م بتوقيت غرينتش", "2024-12-05T18:20:00Z"),
        ("5 ديسمبر 2024، 18:20 بتوقيت دمشق", "2024-12-05T18:20:00+03:00"),
        ("0025-12-05", "0025-12-05"),
        ("2024-13-45", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_keep_the_zone_that_is_stated(words: str, value: str | None) -> None:
    found = stated(words, True)
    assert (str(found) if found else None) == value


def test_figures_that_may_be_either_order_are_no_day_until_the_order_is_known() -> None:
    assert stated("2/12/2024") is None
    assert str(stated("2/12/2024", True)) == "2024-12-02"
    assert str(stated("2/12/2024", False)) == "2024-02-12"
    assert str(stated("13/12/2024")) == "2024-12-13"


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (
            "Published 5 May 2025 09:10 GMT | Updated 11:30",
            "2025-05-05T09:10:00Z",
            "2025-05-05T11:30:00Z",
        ),
        ("آخر تحديث: 05-05-2025 | 11:30 ص", None, "2025-05-05T11:30:00"),
        ("Cập nhật lúc 19h05 ngày 28/11/2024", None, "2024-11-28T19:05:00"),
        ("Đăng ngày: 28/11/2024", "2024-11-28", None),
    ],
)
def test_labels_tell_publication_and_change_apart(
    line: str, published: str | None, modified: str | None
) -> None:
    assert tuple(str(one) if one else None for one in told(line, True)) == (published, modified)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Nora Whitfield and Tomas Rey in Beirut", ["Nora Whitfield", "Tomas Rey"]),
        ("By May Haddad, Europe correspondent | 5 May 2025", ["May Haddad"]),
        ("Nora Whitfield, Marfa News Agency", ["Nora Whitfield"]),
        ("Our newsroom", []),
        ("كتبت منى عبد الرازق - وهاني الشبراوي", ["منى عبد الرازق", "هاني الشبراوي"]),
        ("بقلم: وليد حسن", ["وليد حسن"]),
        ("الأحد 13 آب 2006 كتب: محمود الحاج", ["محمود الحاج"]),
        ("Trần Hải Yến (Theo Marfa, Halyard)", ["Trần Hải Yến"]),
        ("Đăng bởi Hà Thị Bưởi, thứ sáu, 19/07/2024", ["Hà Thị Bưởi"]),
    ],
)
def test_names_in_bylines(line: str, found: list[str]) -> None:
    assert [line[a:b] for a, b in names(line)] == found


def test_the_report_of_a_page_is_told_from_those_that_it_lists() -> None:
    listed = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}],
    }
    own = {"@type": "NewsArticle", "headline": "Mine", "datePublished": "2024-12-05"}
    found = linked([json.dumps(listed), json.dumps([{"@graph": [own]}])], ["Mine"])
    assert (found.headline, found.published) == ("Mine", "2024-12-05")


def test_json_that_cannot_be_read_tells_less_than_other_statements() -> None:
    script = '{"@type":"NewsArticle","headline":"A "b" c","datePublished":"2024-12-05T10:00:00Z","author":{"name":"Web Desk"},,}'
    head = f'<script type="application/ld+json">{script}</script>'
    assert read_page(f"{head}<h1>A b c</h1>{BODY}".encode()).published == "2024-12-05T10:00:00Z"
    meta = '<meta property="article:published_time" content="2024-12-05T12:00:00+02:00"><meta name="author" content="Nora Whitfield">'
    found = read_page(f"{head}{meta}<h1>A b c</h1>{BODY}".encode())
    assert (found.published, found.byline) == ("2024-12-05T12:00:00+02:00", ["Nora Whitfield"])


def test_a_day_is_made_exact_by_what_the_page_shows() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-12-05"}</script>'
    page = f'{head}<h1>Army leaves Hama</h1><p class="date">5 December 2024, 18:20 GMT</p>{BODY}'
    assert read_page(page.encode()).published == "2024-12-05T18:20:00Z"


def test_a_canonical_address_on_another_site_is_the_original() -> None:
    head = '<link rel="canonical" href="https://www.marfa.example/n/1">'
    found = read_page(
        f"{head}<h1>Army leaves Hama</h1>{BODY}".encode(), url="https://quay.example/x"
    )
    assert found.source == found.url == "https://www.marfa.example/n/1"
    assert (
        read_page(f"{head}<h1>Army</h1>{BODY}".encode(), url="https://amp.marfa.example/n/1").source
        is None
    )


def test_a_notice_of_a_correction_reaches_those_who_look_for_it() -> None:
    note = "Correction: an earlier version of this article gave the wrong number of dead."
    page = f'<h1>Army leaves Hama</h1><article>{BODY}</article><div class="correction"><p>{note}</p></div>'
    found = read_page(page.encode())
    assert [found.text[p.start : p.end] for p in found.layout if p.kind == "correction"] == [note]
    assert "correction" in load("en").said(
        Layout(found.title or "", found.text), below=True
    ) | load("en").said(Layout(found.title or "", found.text))


def test_no_paragraph_of_a_report_is_swallowed() -> None:
    for line in (ROOT / "examples/reports/reports.jsonl").read_text("utf-8").splitlines():
        report = json.loads(line)
        paragraphs = [" ".join(p.split()) for p in report["text"].splitlines() if p.strip()]
        shown = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
        page = f"<body><h1>{html.escape(report['title'])}</h1><article>{shown}</article></body>"
        text = read_page(page.encode()).text.split("\n")
        furniture = [p for p in paragraphs if p not in text]
        assert all(len(p) < 100 for p in furniture)
        assert len(furniture) <= 3


def test_how_many_comments_there_are_does_not_end_a_page() -> None:
    page = f"<h1>Army leaves Hama</h1><div><p>3 Comments</p>{BODY}</div>"
    assert read_page(page.encode()).text.count("left the city") == 3
    below = f"<h1>Army leaves Hama</h1><div>{BODY}<p>3 Comments</p><p>I was in Hama last year and it was quiet.</p></div>"
    assert "last year" not in read_page(below.encode()).text
