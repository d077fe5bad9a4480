"""Numbers of people: what they count, and as which range."""

from __future__ import annotations

import pytest

from tests.reads import claims


@pytest.mark.parametrize(
    ("text", "language", "kind", "low", "high"),
    [
        ("Gunmen killed at least 12 farmers in Aleppo.", "en", "killed", 12, None),
        ("Rebels wounded dozens of soldiers.", "en", "injured", 24, 99),
        ("Up to 40 soldiers were wounded.", "en", "injured", None, 40),
        ("Police arrested more than 300 protesters in Cairo.", "en", "detained", 300, None),
        ("Russia deployed 2,000 troops to the border.", "en", "troops", 2000, 2000),
        ("Thousands of people protested in Cairo.", "en", "participants", 2000, 9999),
        ("Tens of thousands fled the town.", "en", "displaced", 20000, 99999),
        ("قتل المسلحون ثلاثة جنود في حلب.", "ar", "killed", 3, 3),
        ("نزح أكثر من 4000 شخص من المدينة.", "ar", "displaced", 4000, None),
        ("Các tay súng bắn chết hàng chục cảnh sát.", "vi", "killed", 20, 99),
        ("Công an bắt 12 người biểu tình.", "vi", "detained", 12, 12),
    ],
)
def test_numbers_of_people(
    text: str, language: str, kind: str, low: int | None, high: int | None
) -> None:
    counts = [claim.counts for claim in claims(text, language) if claim.counts]
    assert [(c[kind].low, c[kind].high) for c in counts] == [(low, high)]


def test_what_has_not_happened_is_not_counted() -> None:
    assert not any(c.counts for c in claims("Police may arrest 12 protesters.", "en"))
