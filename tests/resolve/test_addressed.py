"""Pronouns that are forms of address stand for nobody of the other gender."""

from __future__ import annotations

from tests.reads import claims


def test_who_was_addressed_as_a_woman_is_she() -> None:
    text = "Bà Ama Mensah chỉ trích Tổng thống Kofi Boateng.\nÔng Boateng im lặng. Bà kêu gọi biểu tình."
    (asked,) = claims(text, "vi", "REQUEST")
    assert [p.name for p in asked.actors] == ["Ama Mensah"]


def test_who_was_addressed_as_a_man_is_he() -> None:
    text = "Ông Kofi Boateng chỉ trích bà Ama Mensah. Ông kêu gọi biểu tình."
    (asked,) = claims(text, "vi", "REQUEST")
    assert [p.name for p in asked.actors] == ["Kofi Boateng"]
