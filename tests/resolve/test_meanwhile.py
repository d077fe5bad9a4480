"""What else happened at a time that is told before."""

from __future__ import annotations

import pytest

from tests.reads import claims


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("The two met in Ankara on April 9, when Iran pledged to reopen the port.", "en", "AGREE"),
        (
            "On April 9 troops were sent to quell a riot in which a guard was killed.",
            "en",
            "ASSAULT",
        ),
        (
            "التقى الرئيسان في أنقرة في 9 أبريل عندما تعهد الرئيس الإيراني بفتح الميناء.",
            "ar",
            "AGREE",
        ),
        ("Hai tổng thống gặp nhau ở Ankara ngày 9/4, khi Iran cam kết mở lại cảng.", "vi", "AGREE"),
    ],
)
def test_a_clause_of_what_else_happened_has_the_day_told_before(
    text: str, language: str, kind: str
) -> None:
    found = [c for c in claims(text, language, kind) if c.time is not None]
    assert [c.time.edtf for c in found if c.time is not None] == ["2020-04-09"]


def test_a_clause_that_is_set_against_one_of_what_happened_then_has_the_same_day() -> None:
    text = "التقى الرئيسان في أنقرة في 9 أبريل عندما تعهد الرئيس الإيراني بفتح الميناء بينما تعهد الرئيس التركي بدعم الخطة."
    found = [c.time.edtf if c.time else None for c in claims(text, "ar", "AGREE")]
    assert found == ["2020-04-09", "2020-04-09"]


@pytest.mark.parametrize(
    "text",
    [
        "Syria condemned the attack on the port, which took place in Homs on April 9.",
        "On Sunday Syria condemned the attack on Homs on April 9.",
    ],
)
def test_the_day_of_what_is_spoken_of_is_not_that_of_the_speaking(text: str) -> None:
    (raid,) = claims(text, "en", "ASSAULT")
    assert raid.time is not None
    assert raid.time.edtf == "2020-04-09"


def test_an_act_that_goes_on_since_has_an_open_end() -> None:
    text = "The council has imposed sanctions on Iran since 2006."
    (claim,) = claims(text, "en", "SANCTION")
    assert claim.time is not None
    assert claim.time.edtf == "2006/.."
