"""Who holds a place, told by a phrase beside a verb, and who enters one."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "language", "holder"),
    [
        ("The town remained in the hands of the rebels.", "en", "rebels"),
        ("The town is in the hands of the army.", "en", "army"),
        ("بقيت البلدة تحت سيطرة الجيش.", "ar", "الجيش"),
        ("Thị trấn do quân đội kiểm soát đã bị pháo kích.", "vi", "quân đội"),
    ],
)
def test_who_holds_a_place(text: str, language: str, holder: str) -> None:
    claim = one(text, language, "CONTROL")
    assert [p.text for p in claim.actors] == [holder]
    assert claim.place is not None
    assert claim.status == "holds"


def test_what_falls_into_hands_is_taken_by_an_attack() -> None:
    text = "The town fell into rebel hands on Monday."
    assert one(text, "en", "CONTROL").status == "begins"
    assert one(text, "en", "ASSAULT").place is not None


def test_a_fall_is_told_once_though_the_phrase_tells_it_too() -> None:
    claim = one("سقطت البلدة بيد المتمردين.", "ar", "CONTROL")
    assert [p.text for p in claim.actors] == ["المتمردين"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The decision is in the hands of the judges.", "en"),
        ("Aleppo changed hands.", "en"),
        ("القرار بيد القضاة.", "ar"),
    ],
)
def test_what_is_no_place_or_has_no_holder_is_held_by_nobody(text: str, language: str) -> None:
    assert claims(text, language, "CONTROL") == []


def test_who_backs_a_force_stands_before_what_the_force_does() -> None:
    text = "Lực lượng được Nga hậu thuẫn đã tấn công Aleppo."
    assert [p.text for p in one(text, "vi", "ASSAULT").actors] == ["Lực lượng"]


def test_whom_a_noun_of_entering_is_of_enters() -> None:
    text = "أكد المرصد دخول المتمردين إلى البلدة."
    assert [p.text for p in one(text, "ar", "ASSAULT").actors] == ["المتمردين"]


def test_an_event_that_is_denied_is_negated() -> None:
    text = "نفى الجيش دخول المتمردين إلى المدينة."
    assert one(text, "ar", "ASSAULT").polarity == "negated"


def test_directions_without_a_place_are_no_place() -> None:
    claim = one("انسحب الجيش جنوبا.", "ar", "RETREAT")
    assert claim.place is None


@pytest.mark.parametrize(
    ("text", "losers"),
    [
        ("The army retook land previously held by the rebels.", ["rebels"]),
        ("Rebels seized an army checkpoint.", ["army"]),
        ("The army captured two rebel bases.", ["rebel"]),
        ("The army captured the Syrian town of Homs.", []),
        ("The army retook land that the rebels had controlled since May.", ["rebels"]),
        ("The army retook land the rebels once controlled.", ["rebels"]),
        ("The army overran Homs, ending two years of rebel rule there.", ["rebel"]),
        ("The army overran Homs after a year of Houthi control.", ["Houthi"]),
    ],
)
def test_whoever_held_what_is_taken_loses_it(text: str, losers: list[str]) -> None:
    taken = [c for c in claims(text, "en", "CONTROL") if c.status == "begins"]
    assert [[one.text for one in c.recipients] for c in taken] == [losers]
