"""What is counted as right of the states of a set."""

from __future__ import annotations

from typing import Any

import pytest

from isnad.scoring import situations
from isnad.scoring.storygold import GoldState
from isnad.states import State

DAY = "2025-03-09"
GOLD = GoldState(DAY, DAY, "CONTROL", "Millbrook", ["Mill Guard"], "holds")


def told(**given: Any) -> State:
    row: dict[str, Any] = {
        "as_of": DAY, "known_by": DAY, "clock": "published", "what": "CONTROL",
        "place": "Millbrook", "parties": ["Mill Guard"], "status": "begins",
        "since": None, "according_to": [], "disputed_by": [], "claims": [], "extent": None,
    }  # fmt: skip
    return State(**{**row, **given})


def test_a_state_of_that_place_and_party_is_right() -> None:
    assert situations.scored([GOLD], [told()]) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"parties": ["Town Watch"]},
        {"parties": ["Mill Guard", "Town Watch", "River Band"]},
        {"status": "ends"},
    ],
)
def test_another_party_too_many_parties_or_an_end_are_wrong(wrong: dict[str, Any]) -> None:
    assert situations.scored([GOLD], [told(**wrong)]) == (0.0, 0.0, 0.0)


def test_places_and_days_that_nobody_annotated_do_not_count() -> None:
    others = [told(place="Ashford"), told(as_of="2025-03-10"), told(what="PRESENCE")]
    assert situations.scored([GOLD], [told(), *others]) == (1.0, 1.0, 1.0)


def test_the_days_to_ask_about_are_each_once() -> None:
    assert situations.pairs([GOLD, GOLD]) == [(DAY, DAY)]
