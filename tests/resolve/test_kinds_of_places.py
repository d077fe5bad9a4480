"""Places that are told of by a word for their kind alone are called by the English word."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("هاجم مسلحون المستشفى.", "ar", "hospital"),
        ("هاجم مسلحون القاعدة العسكرية.", "ar", "base"),
        ("هاجم مسلحون مصانع.", "ar", "factories"),
        ("Các tay súng tấn công bệnh viện.", "vi", "hospital"),
        ("Các tay súng tấn công kho xăng dầu.", "vi", "fuel depot"),
    ],
)
def test_a_place_without_a_name(text: str, language: str, name: str) -> None:
    place = one(text, language, "ASSAULT").place
    assert place is not None
    assert place.name == name
