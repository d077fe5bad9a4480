"""The date of a report, beside the clock of the visit and lines that tell a time without a day."""

from __future__ import annotations

import pytest

from tests.reading.page.written import BODY, LANGUAGES, body, page

TODAY = {
    "en": ["Saturday, 7 December 2024", "Today is Saturday, 7 December 2024, 10:15", "7 December 2024 10:15"],
    "ar": ["السبت 7 ديسمبر 2024", "اليوم السبت 7 ديسمبر 2024 10:15", "7 ديسمبر 2024 - 10:15"],
    "vi": ["Thứ bảy, 7/12/2024", "Hôm nay, thứ bảy 7/12/2024", "7/12/2024 | 10:15"],
}  # fmt: skip
OWN = {"en": "5 December 2024, 07:30", "ar": "5 ديسمبر 2024، 07:30", "vi": "5/12/2024, 07:30"}
LATER = {"en": "Updated at 08:12", "ar": "آخر تحديث: 08:12", "vi": "Cập nhật lúc 08:12"}
HEADERS = [
    '<header><div class="date">{}</div></header>',
    '<div id="clock">{}</div>',
    '<div class="top"><div class="logo">The Quayside</div><span class="date">{}</span><p>A</p><p>B</p></div>',
    '<table><tr><td>The Quayside</td><td class="today">{}</td></tr></table>',
    '<header><time datetime="2024-12-07T10:15:00+00:00">{}</time></header>',
]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("n", range(3))
@pytest.mark.parametrize(
    "own", ["<p>{}</p>", '<p class="date">{}</p>', "<div><span>{}</span></div>"]
)
def test_a_clock_in_the_header_is_not_the_date(code: str, header: str, n: int, own: str) -> None:
    found = page(code, above=header.format(TODAY[code][n]), before=own.format(OWN[code]))
    assert found.published == "2024-12-05T07:30:00"
    assert body(found) == BODY[code]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("header", [HEADERS[0], HEADERS[1], HEADERS[3]])
def test_a_clock_alone_tells_no_date(code: str, header: str) -> None:
    assert page(code, above=header.format(TODAY[code][0])).published is None


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize(
    "own", ["<p>{0}</p><p>{1}</p>", "<p>{0} - {1}</p>", '<div class="meta"><span>{0}</span> <span>{1}</span></div>']
)  # fmt: skip
def test_a_time_without_a_day_is_of_the_day_of_the_report(code: str, header: str, own: str) -> None:
    above = header.format(TODAY[code][0])
    found = page(code, above=above, before=own.format(OWN[code], LATER[code]))
    assert (found.published, found.modified) == ("2024-12-05T07:30:00", "2024-12-05T08:12:00")
    assert body(found) == BODY[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_date_above_the_title_in_a_box_with_it_is_the_date(code: str) -> None:
    found = page(code, above="<header>The Quayside</header>")
    assert found.published is None
    html = f'<div class="head"><p class="date">{OWN[code]}</p></div>'
    assert page(code, above=html).published == "2024-12-05T07:30:00"
