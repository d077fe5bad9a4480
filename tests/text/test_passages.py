"""Passages: their bounds over any text, and what they are on pages."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.languages import codes
from isnad.records import Passage, Report
from isnad.text.passages import split
from tests.text.samples import PAGES, TEXTS, report

LANGUAGES = st.sampled_from(["ar", "en", "vi"])


def kinds(found: Report) -> list[tuple[str, str]]:
    """Kind and first words of every passage."""
    passages, _ = split(found, found.language or "")
    return [(p.kind, _words(found, p)[:24].strip()) for p in passages]


def _words(found: Report, passage: Passage) -> str:
    return found.part(passage.part)[passage.start : passage.end]


def carried(found: Report) -> list[tuple[str, str | None]]:
    """What the page says of its origin, as link and name."""
    return [(c.link, c.name) for c in split(found, found.language or "")[1]]


@given(text=TEXTS, title=TEXTS, language=LANGUAGES)
def test_every_letter_in_exactly_one_passage(text: str, title: str, language: str) -> None:
    found = report(text, language, title)
    passages, _ = split(found, language)
    for part in ("title", "text"):
        times = [0] * len(found.part(part))
        for p in passages:
            if p.part == part:
                assert p.start < p.end
                for i in range(p.start, p.end):
                    times[i] += 1
        assert all(n <= 1 for n in times)
        unread = [c for c, n in zip(found.part(part), times, strict=True) if not n]
        assert "".join(unread).strip() == ""


@given(text=TEXTS, title=TEXTS, language=LANGUAGES)
def test_passages_are_in_order_and_trimmed(text: str, title: str, language: str) -> None:
    found = report(text, language, title)
    passages, _ = split(found, language)
    order = [(p.part != "title", p.start) for p in passages]
    assert order == sorted(order)
    assert all(_words(found, p) == _words(found, p).strip() for p in passages)


@given(text=TEXTS, title=TEXTS, language=LANGUAGES)
def test_what_carried_the_report_stands_where_it_says(text: str, title: str, language: str) -> None:
    found = report(text, language, title)
    for c in split(found, language)[1]:
        assert c.start is not None and c.end is not None
        assert found.part(c.part)[c.start : c.end] == c.text


@pytest.mark.parametrize("language", codes())
def test_nothing_to_split(language: str) -> None:
    assert split(report("", language), language) == ([], [])
    assert split(report(" \r\n\t", language), language) == ([], [])


def test_english_page() -> None:
    found = report(PAGES["en"], "en")
    assert kinds(found) == [
        ("title", "Army leaves the harbour"),
        ("byline", "By Nora Whitfield"),
        ("dateline", "BEIRUT, Dec 2 (Reuters)"),
        ("body", "Government troops left t"),
        ("body", "Residents (about 4,000)"),
        ("boilerplate", "[Advertisement]"),
        ("caption", "A burned-out tank at the"),
        ("credit", "Photo: Lina Haddad/AFP"),
        ("boilerplate", "Read more: What we know"),
        ("body", "The ministry denied the"),
        ("byline", "(Reporting by Nora Whitf"),
        ("original", "Source: https://www.copp"),
        ("boilerplate", "Comments (0)"),
    ]
    assert carried(found) == [
        ("byline", "Nora Whitfield"),
        ("credit", "Reuters"),
        ("photo", "Lina Haddad"),
        ("photo", "AFP"),
        ("byline", "Nora Whitfield"),
        ("original", "copperline.example"),
    ]


def test_vietnamese_page() -> None:
    found = report(PAGES["vi"], "vi")
    assert [kind for kind, _ in kinds(found)] == [
        "title", "dateline", "body", "body", "caption", "credit", "boilerplate", "body", "byline",
        "credit", "original", "boilerplate",
    ]  # fmt: skip
    assert carried(found) == [
        ("credit", "TTO"),
        ("photo", "REUTERS"),
        ("byline", "Trần Hải Yến"),
        ("credit", "Reuters"),
        ("credit", "AFP"),
        ("original", "bencang.example"),
    ]


def test_arabic_page() -> None:
    found = report(PAGES["ar"], "ar")
    assert [kind for kind, _ in kinds(found)] == [
        "title", "dateline", "body", "body", "caption", "credit", "boilerplate", "boilerplate",
        "body", "byline", "credit", "original", "boilerplate",
    ]  # fmt: skip
    assert carried(found) == [
        ("credit", "رويترز"),
        ("photo", "وكالة فرانس برس"),
        ("byline", "سامر الخطيب"),
        ("credit", "وكالة رويترز"),
        ("original", "mina.example"),
    ]


@pytest.mark.parametrize("language", codes())
def test_decomposed_and_with_other_line_ends(language: str) -> None:
    page = PAGES[language]
    expected = [kind for kind, _ in kinds(report(page, language))]
    for other in (unicodedata.normalize("NFD", page), page.replace("\n", "\r\n")):
        assert [kind for kind, _ in kinds(report(other, language))] == expected


def test_marks_of_direction_and_tatweel() -> None:
    page = "\u200f" + PAGES["ar"].replace("\n", "\u200f\n\u200f").replace("تصوير", "تصـــوير")
    found = report(page, "ar")
    expected = [kind for kind, _ in kinds(report(PAGES["ar"], "ar"))]
    assert [kind for kind, _ in kinds(found)] == expected


def test_title_given() -> None:
    found = report(
        "Army leaves the town\nIt left the town on Sunday.", "en", "Army leaves the town"
    )
    assert kinds(found) == [
        ("title", "Army leaves the town"),
        ("title", "Army leaves the town"),
        ("body", "It left the town on Sund"),
    ]
    found = report("It left the town on Sunday.", "en", "Army leaves the town | Reuters")
    assert kinds(found)[:2] == [("title", "Army leaves the town"), ("boilerplate", "| Reuters")]


def test_outlet_is_known_by_its_name() -> None:
    text = "Bến Cảng - Quân đội đã rời thị trấn trong đêm, một nguồn tin cho biết."
    assert carried(report(text, "vi", outlet="Bến Cảng")) == [("credit", "Bến Cảng")]
    assert carried(report(text, "vi")) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The state agency (IRNA) said that the two men spoke about the border on Monday."),
        ("en", "Written by nobody and read by all. The letter by the minister was published."),
        ("en", "He has 1,200 men - of whom 300 are wounded - and no way out."),
        ("en", "The court ruled that all rights reserved for them were void."),
        ("vi", "Theo Reuters, quân đội đã rút khỏi thị trấn vào sáng thứ hai."),
        ("vi", "Báo này có bản quyền từ những phát minh của ông."),
        ("vi", "Ông Hải - người đứng đầu tỉnh - đã rời thị trấn trong đêm."),
        ("ar", "وقالت وكالة الأنباء الرسمية (سانا) إن القوات انسحبت من البلدة ليلا."),
        ("ar", "أعدادٌ متزايدة من النازحين يصلون إلى الحدود كل يوم."),
        ("ar", "تصنيف الجماعة لم يتغير منذ سنوات."),
        ("ar", "المصادر: \"لن ننسحب، وسنبقى هنا\""),
    ],
)  # fmt: skip
def test_body_and_nothing_else(language: str, text: str) -> None:
    assert [kind for kind, _ in kinds(report(text, language))] == ["body"]


def test_splits_fast() -> None:
    long = report("\n".join([PAGES["ar"]] * 300), "ar")
    split(long, "ar")
    begin = time.perf_counter()
    split(long, "ar")
    assert len(long.text) / (time.perf_counter() - begin) > 50_000
