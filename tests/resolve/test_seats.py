"""Bodies of a state that are told of with its capital, and those called after a town."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("Moscow's troops shelled Kharkiv.", "en", "Russian forces", "RUS"),
        ("The army of Ankara shelled Afrin.", "en", "Turkish army", "TUR"),
        ("The Baghdad army shelled Mosul.", "en", "Baghdad army", "IRQ"),
        ("The Homs police shelled Hama.", "en", "Homs police", None),
        ("قصف جيش دمشق مدينة حمص.", "ar", "Damascus army", "SYR"),
        ("قصفت قوات طرابلس مدينة سرت.", "ar", "Tripoli forces", "LBY"),
        ("قصفت شرطة حلب مدينة حمص.", "ar", "Aleppo police", None),
        ("Quân đội của Ankara pháo kích Afrin.", "vi", "Turkish army", "TUR"),
    ],
)
def test_a_body_told_of_with_a_town(
    text: str, language: str, name: str, country: str | None
) -> None:
    actor = one(text, language, "ASSAULT").actors[0]
    assert actor.name == name
    assert country in (actor.country, None)
