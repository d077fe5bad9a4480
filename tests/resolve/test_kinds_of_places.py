"""Places that are told of by a word for their kind alone are called by the English word."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("هاجم مسلحون المستشفى.", "ar", "hospital"),
        ("هاجم مسلحون القاعدة العسكرية.", "ar", "base"),
        ("Gunmen attacked a hospital near the border.", "en", "hospital"),
        ("Các tay súng tấn công bệnh viện.", "vi", "hospital"),
        ("Các tay súng tấn công kho xăng dầu.", "vi", "depot"),
    ],
)
def test_a_place_without_a_name(text: str, language: str, name: str) -> None:
    raid = one(text, language, "ASSAULT")
    assert name in {place.name for place in (raid.place, *raid.recipients) if place is not None}
