"""Pages that are made to hurt: what they cost, and that they are refused with a reason."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.reading.arrivals import Arrived, Defaults
from isnad.reading.page import Page, Unreadable, read_page
from isnad.reading.page.dates import stated, told
from isnad.reading.page.decoding import declared
from isnad.reading.page.linked import read as linked
from isnad.reading.page.marks import marks_of
from isnad.reading.page.names import names
from isnad.reading.pages import from_page
from isnad.reading.telling import form_of

BODY = "<p>The army said on Thursday that it had left the city of Hama.</p>"


def seconds(work: object) -> float:
    start = time.process_time()
    assert callable(work)
    work()
    return time.process_time() - start


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div>" * 100_000 + BODY, "too_deep"),
        ("<div>" * 100_000 + BODY + "</div>" * 100_000, "too_deep"),
        ("<p " + " ".join(f"a{n}=x" for n in range(1_000_000)) + ">" + BODY, "too_many_attributes"),
        ("<p " + "".join(f'a{n}="x"' for n in range(100_000)) + ">" + BODY, "too_many_attributes"),
    ],
    ids=["open", "closed", "attributes", "attributes without spaces"],
)
def test_r06_depth_and_width_are_refused_with_a_reason(html: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_page(html.encode())
    assert caught.value.reason == reason
    assert seconds(lambda: from_page("x.html", html.encode(), Defaults())) < 3


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3_000 + BODY + "</div>" * 3_000,
        "<table><tr><td colspan=9007199254740992 rowspan=9007199254740992>" + BODY + "</table>",
        "<b><i><u><font>" * 500 + BODY * 100,
        "<table>" * 800 + BODY,
        "<select><option>" * 20_000 + "</select>" + BODY,
        "<li>" * 20_000 + BODY,
        "<h1>T</h1><p>" + "<span class=a>x</span>" * 20_000 + BODY,
        "<h1>T</h1>" + "<p>Related</p><p>Comments</p>" * 5_000 + "<article>" + BODY,
        "<div itemprop=author>" * 2_000 + "<h1>T</h1>" + BODY,
        "<a href='" + "x" * 300_000 + "'>y</a>" + BODY,
    ],
    ids=[
        "3000 deep",
        "colspan",
        "formatting",
        "tables",
        "options",
        "unclosed",
        "spans",
        "labels",
        "authors",
        "long attribute",
    ],
)
def test_r06_odd_pages_are_read(html: str) -> None:
    found: dict[str, Page] = {}
    assert seconds(lambda: found.update(page=read_page(html.encode()))) < 4
    assert "left the city of Hama" in found["page"].text


def test_r03_entities_do_not_multiply() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    html = bomb + "<html><body>" + BODY + "<p>&c; " + "&amp;" * 50_000 + "</p>"
    assert len(read_page(html.encode()).text) < 51_000


@pytest.mark.parametrize("count", [10_000])
def test_a_page_of_ten_thousand_passages(count: int) -> None:
    html = "<h1>Long</h1><article>" + "".join(
        f"<p>Paragraph {n} says that it is no other.</p>" for n in range(count)
    )
    found: dict[str, Page] = {}
    assert seconds(lambda: found.update(page=read_page(html.encode()))) < 4
    assert found["page"].text.count("\n") == count - 1


PIECES = st.sampled_from(
    [
        "1",
        "12",
        "2024",
        ":",
        "-",
        "/",
        " ",
        ".",
        "gmt",
        "+",
        "07",
        "may",
        "tháng",
        "ديسمبر",
        "by ",
        ",",
        '"',
        "\\",
        "{",
        "[",
        "<",
        "at ",
        "\u0660",
        "a-b_C",
        "theo",
        "\n",
    ]
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=4).map("".join), st.lists(PIECES, max_size=3).map("".join)
)
def test_r08_own_patterns_take_linear_time(again: str, end: str) -> None:
    text = again * (100_000 // len(again)) + end
    data = text.encode()
    for work in (
        lambda: stated(text), lambda: told(text, None), lambda: names(text[:2_000]), lambda: marks_of(text),
        lambda: linked([text, '{"@type":"NewsArticle","headline":"' + text, '"author":' + text, '"headline":"' + text], []),
        lambda: declared(data), lambda: declared(b"<meta " + data), lambda: form_of(data, ""), lambda: form_of(b"<!--" + data, ""),
    ):  # fmt: skip
        assert seconds(work) < 1


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [b"", b"<p>", b"<h1>x</h1><article><p>", b'<script type="application/ld+json">']
    ),
)
def test_r13_any_bytes_are_a_report_or_a_reason(data: bytes, before: bytes) -> None:
    found = from_page("x.html", before + data, Defaults())
    if isinstance(found, Arrived):
        found.report.text.encode("utf-8")
        assert "\0" not in found.report.text + (found.report.title or "")


def test_r13_half_characters_and_nul_are_replaced() -> None:
    html = f"<title>a&#xD800;</title><h1>a&#0;b\0</h1>{BODY}<p>&#xDFFF; and \0 it said so on Thursday in Hama.</p>"
    html += '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x\\ud800\\u0000","author":"y\\udfff"}</script>'
    found = from_page("x.html", html.encode(), Defaults())
    assert isinstance(found, Arrived)
    for value in (
        found.report.text,
        found.report.title,
        *(c.name for c in found.report.carried_by),
    ):
        assert value and not {chr(0), chr(0xD800), chr(0xDFFF)} & set(value)
