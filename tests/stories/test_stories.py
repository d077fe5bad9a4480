"""Reports in three languages to stories: what a reader would put together, and what not."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import msgspec
import pytest

from isnad.joins import Node
from isnad.stories import keys, nodes, part, tie
from isnad.stories.weights import WEIGHTS, Weights
from tests.stories import reports
from tests.stories.reports import named


def stories(weights: Weights = WEIGHTS) -> list[list[Node]]:
    """The stories of all reports, without any lineage."""
    ties = [found for a, b in _met() if (found := tie(a, b, weights)) is not None]
    return part(_told(), ties, weights)


@lru_cache(maxsize=1)
def _told() -> list[Node]:
    return [node for held in reports.ALL for node in nodes(held)]


@lru_cache(maxsize=1)
def _met() -> list[tuple[Node, Node]]:
    found = {node.id: set(keys(node)) for node in _told()}
    return [(a, b) for a, b in combinations(_told(), 2) if found[a.id] & found[b.id]]


def of(parts: list[list[Node]], report: str, *types: str) -> set[str]:
    """The reports that tell the story of the first such node in the text of a report."""
    return next(
        named(one)
        for one in parts
        if any(n.report == report and n.part == "text" and set(types) & set(n.types) for n in one)
    )


@pytest.fixture(scope="module")
def parts() -> list[list[Node]]:
    """What the reports tell."""
    return stories()


def test_an_event_is_one_story_in_three_languages_and_in_later_background(
    parts: list[list[Node]],
) -> None:
    assert of(parts, "strike-en", "ASSAULT") == {"strike-en", "strike-ar", "strike-vi", "later"}


def test_two_attacks_on_one_day_in_one_town_are_two(parts: list[list[Node]]) -> None:
    assert of(parts, "shelling", "ASSAULT") == {"shelling"}


def test_a_meeting_planned_and_held_is_one_story(parts: list[list[Node]]) -> None:
    assert of(parts, "met", "CONSULT") == {"planned", "met"}


def test_a_denial_belongs_to_what_it_denies(parts: list[list[Node]]) -> None:
    assert of(parts, "denied", "REJECT") == of(parts, "taken", "CONTROL") == {"taken", "denied"}


def test_a_growing_toll_is_one_story(parts: list[list[Node]]) -> None:
    assert of(parts, "toll", "ASSAULT", "TOLL") == {"toll", "toll-later"}


def test_a_statement_and_other_fighting_stay_by_themselves(parts: list[list[Node]]) -> None:
    assert of(parts, "strike-en", "REQUEST") == {"strike-en"}
    assert "later" not in of(parts, "shelling", "ASSAULT")


@pytest.mark.parametrize("name", Weights.__struct_fields__)
def test_no_weight_decides_alone(name: str, parts: list[list[Node]]) -> None:
    """A fifth less or a quarter more of a weight moves few pairs."""
    before = _pairs(parts)
    for factor in (0.8, 1.25):
        moved = msgspec.structs.replace(WEIGHTS, **{name: getattr(WEIGHTS, name) * factor})
        now = _pairs(stories(moved))
        assert 2 * len(before & now) > 0.7 * (len(before) + len(now))


def _pairs(parts: list[list[Node]]) -> set[tuple[str, str]]:
    return {(a.id, b.id) for one in parts for a, b in combinations(one, 2)}
