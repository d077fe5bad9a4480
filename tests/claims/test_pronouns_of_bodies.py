"""What armies say that they did."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The US military said it had killed a rebel.", "American army"),
        ("The Malian military said it had killed a rebel.", "Malian army"),
        ("The army said it had killed a rebel.", "army"),
    ],
)
def test_it_is_the_army(text: str, name: str) -> None:
    assert [p.name for p in one(text, "en", "ASSAULT").actors] == [name]


def test_who_holds_a_place_may_be_a_pronoun() -> None:
    found = claims("The army says it has regained control of the airport.", "en", "CONTROL")
    assert [p.name for p in found[0].actors] == ["army"]


def test_who_hands_over_control_loses_it() -> None:
    text = "The militia handed over control of the dam to the army."
    claim = one(text, "en", "CONTROL")
    assert [p.name for p in claim.actors] == ["army"]
    assert [p.name for p in claim.recipients] == ["armed group"]
