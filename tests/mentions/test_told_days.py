"""Days reckoned from what a report told before, and dates on which nothing happened."""

from __future__ import annotations

import pytest

from tests.reads import claims


def days(text: str, language: str) -> list[str | None]:
    """When each attack of a text happened."""
    return [c.time.edtf if c.time else None for c in claims(text, language, "ASSAULT")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Quân đội pháo kích Hama hôm thứ Hai. Một ngày trước đó, phiến quân tấn công Homs.",
            "vi",
            ["2020-05-04", "2020-05-03"],
        ),
        ("Quân đội pháo kích Hama hai ngày trước.", "vi", ["2020-05-04"]),
        (
            "قصف الجيش حماة الاثنين. وقبل ذلك بيوم هاجم المتمردون حمص.",
            "ar",
            ["2020-05-04", "2020-05-03"],
        ),
        (
            "قصف الجيش حماة الاثنين. وغداة ذلك هاجم المتمردون حمص.",
            "ar",
            ["2020-05-04", "2020-05-05"],
        ),
    ],
)
def test_days_told_from_a_day_before(text: str, language: str, expected: list[str]) -> None:
    assert days(text, language) == expected


def test_then_is_no_word_for_the_last_weekday() -> None:
    assert days("Phiến quân tấn công Idlib thứ Ba rồi rút về Homs.", "vi") == ["2020-05-05"]
    (claim,) = claims("Ngoại trưởng Iran sẽ thăm Damascus vào Chủ nhật rồi sang Ankara.", "vi")
    assert claim.time is not None
    assert claim.time.edtf == "2020-05-10"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Warplanes bombed Aleppo, the first raid on the city since 2016.", "en"),
        ("Warplanes bombed Aleppo for the first time since 2016.", "en"),
        ("قصفت طائرات حربية حلب للمرة الأولى منذ 2016.", "ar"),
        ("Chiến đấu cơ không kích Aleppo lần đầu tiên kể từ năm 2016.", "vi"),
    ],
)
def test_since_when_something_is_the_first_is_not_when_it_happened(
    text: str, language: str
) -> None:
    assert set(days(text, language)) == {None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قتل الجيش أكثر من 40 شخصا منذ الأحد.", "ar"),
        ("Quân đội giết ít nhất 40 người từ Chủ nhật.", "vi"),
        ("Quân đội bắt đầu pháo kích Homs từ Chủ nhật.", "vi"),
    ],
)
def test_at_least_and_more_than_rank_nothing(text: str, language: str) -> None:
    assert [day for day in days(text, language) if day] != []


def test_since_when_a_count_runs_is_its_time() -> None:
    (claim,) = claims("At least 40 people have been killed since 3 May.", "en")
    assert claim.time is not None
    assert claim.time.edtf.startswith("2020-05-03")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Rebels attacked Homs on Friday, six years after the army attacked the city.",
            "en",
            ["2020-05-01", "2014"],
        ),
        (
            "Rebels attacked Homs on Friday, a day after the army attacked Hama.",
            "en",
            ["2020-05-01", "2020-04-30"],
        ),
        (
            "Phiến quân tấn công Homs hôm thứ Sáu, sáu năm sau khi quân đội tấn công Hama.",
            "vi",
            ["2020-05-01", "2014"],
        ),
        (
            "هاجم المسلحون حمص الجمعة، بعد ست سنوات على هجوم الجيش على حماة.",
            "ar",
            ["2020-05-01", "2014"],
        ),
        ("A week after rebels attacked Homs, the army left Hama.", "en", ["2020-04-29"]),
    ],
)
def test_so_long_after_dates_what_is_told_behind_it(
    text: str, language: str, expected: list[str | None]
) -> None:
    assert days(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army shelled Hama in mid-April.", "en"),
        ("قصف الجيش حماة منتصف أبريل الماضي.", "ar"),
        ("Quân đội pháo kích Hama giữa tháng 4/2020.", "vi"),
    ],
)
def test_the_middle_of_a_month_is_about_its_fifteenth_day(text: str, language: str) -> None:
    assert days(text, language) == ["2020-04-15~"]
