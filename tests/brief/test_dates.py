"""Dates are told as exactly as they are known, and no more."""

from __future__ import annotations

import pytest

from isnad.brief import phrases
from isnad.brief.dates import date, time_of_day
from isnad.records import Time


@pytest.mark.parametrize(
    ("edtf", "english", "arabic", "vietnamese"),
    [
        ("2024-12-01", "1 December 2024", "١ ديسمبر/كانون الأول ٢٠٢٤", "ngày 1 tháng 12 năm 2024"),
        ("2024-08", "August 2024", "أغسطس/آب ٢٠٢٤", "tháng 8 năm 2024"),
        ("2015", "2015", "عام ٢٠١٥", "năm 2015"),
        ("2024-XX-XX", "2024", "عام ٢٠٢٤", "năm 2024"),
        (
            "XXXX-12-01",
            "1 December, year not given",
            "١ ديسمبر/كانون الأول، من دون ذكر السنة",
            "ngày 1 tháng 12, không nêu năm",
        ),
        ("199X", "the 1990s", "عقد ١٩٩٠", "thập niên 1990"),
        ("19XX", "1900 to 1999", "الأعوام ١٩٠٠–١٩٩٩", "các năm 1900–1999"),
        ("2020/..", "since 2020", "منذ عام ٢٠٢٠", "từ năm 2020"),
        ("../2021-03", "until March 2021", "حتى مارس/آذار ٢٠٢١", "đến tháng 3 năm 2021"),
        ("2011/2018", "from 2011 to 2018", "من عام ٢٠١١ إلى عام ٢٠١٨", "từ năm 2011 đến năm 2018"),
        ("2018~", "about 2018", "نحو عام ٢٠١٨", "khoảng năm 2018"),
        ("2018%", "perhaps about 2018", "ربما نحو عام ٢٠١٨", "có lẽ khoảng năm 2018"),
        ("XXXX", "XXXX", "\u2068XXXX\u2069", "XXXX"),
    ],
)
def test_dates(edtf: str, english: str, arabic: str, vietnamese: str) -> None:
    told = [date(edtf, phrases.load(language)) for language in ("en", "ar", "vi")]
    assert told == [english, arabic, vietnamese]


def test_time_of_day() -> None:
    arabic = phrases.load("ar")
    assert time_of_day(Time(edtf="2024", part_of_day="dawn"), arabic) == "فجرًا"
    at = time_of_day(Time(edtf="2024", clock="14:30", zone="Asia/Damascus"), arabic)
    assert at == "الساعة ١٤:٣٠ (\u2068Asia/Damascus\u2069)"
    assert time_of_day(Time(edtf="2024"), arabic) is None
