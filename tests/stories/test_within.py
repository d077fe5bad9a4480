"""What it says that one report tells one thing after the other."""

from __future__ import annotations

from typing import Any

import pytest

from isnad.joins import Node
from isnad.stories.weights import WEIGHTS
from isnad.stories.within import on
from tests.stories.samples import node

TOWN = ["a", "p", "SDN"]
EVENT = node("r", places=TOWN, around=["a"], first="2024-05-12", last="2024-05-12", dated="claim")


def later(trace: int, **what: Any) -> Node:
    """A node of the same report in a later sentence."""
    return node("r", start=trace * 100, trace=trace, **what)


def test_a_sentence_that_tells_more_of_it_goes_on() -> None:
    assert on(EVENT, later(1, places=TOWN, around=["a"]), WEIGHTS) == WEIGHTS.goes_on


@pytest.mark.parametrize(
    "other",
    [
        later(1, places=["b", "p", "SDN"], around=["b"]),
        later(1, dated="claim"),
        later(1, types=["CONSULT"]),
        later(1, numbers=[12]),
        later(2),
    ],
    ids=["another town", "another day", "another type", "a count", "not the next"],
)
def test_anything_else_is_something_else(other: Node) -> None:
    assert on(EVENT, other, WEIGHTS) == WEIGHTS.same_report


def test_whoever_speaks_next_of_its_kind_speaks_of_it_the_less_the_later() -> None:
    said = {"types": ["STATEMENT"], "hints": ["ASSAULT"], "speech": True, "lone": True}
    assert on(EVENT, later(1, **said), WEIGHTS) == WEIGHTS.speaks_of
    assert on(EVENT, later(2, **said), WEIGHTS) == WEIGHTS.speaks_of / 2
    assert on(EVENT, later(3, **said), WEIGHTS) == WEIGHTS.same_report
    assert on(EVENT, later(1, **{**said, "around": ["b"]}), WEIGHTS) == WEIGHTS.same_report
    assert on(EVENT, later(1, **{**said, "hints": ["CONSULT"]}), WEIGHTS) == WEIGHTS.same_report


def test_a_denial_that_names_another_place_denies_something_else() -> None:
    denial = {"types": ["REJECT"], "speech": True}
    assert on(EVENT, later(1, **denial), WEIGHTS) == WEIGHTS.denial
    assert on(EVENT, later(1, **denial, around=["b"]), WEIGHTS) == WEIGHTS.same_report
