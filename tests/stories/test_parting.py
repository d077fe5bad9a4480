"""Which nodes tell one story."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from isnad.joins import Node, Tie
from isnad.stories import keys, part, tie
from tests.stories.samples import on, told

TOWN = ["a", "p", "SDN"]


def ties_of(nodes: list[Node]) -> list[Tie]:
    """The ties of nodes that meet by a key."""
    met = [(a, b) for a, b in combinations(nodes, 2) if set(keys(a)) & set(keys(b))]
    return [found for a, b in met if (found := tie(a, b)) is not None]


def ids(parts: list[list[Node]]) -> set[frozenset[str]]:
    """Parts as sets of ids."""
    return {frozenset(node.id for node in one) for one in parts}


@given(told())
def test_every_node_is_in_one_story(nodes: list[Node]) -> None:
    parts = part(nodes, ties_of(nodes))
    assert sorted(n.id for one in parts for n in one) == sorted(n.id for n in nodes)


@given(told(), st.randoms(use_true_random=False))
def test_the_order_of_nodes_and_ties_is_nothing(nodes: list[Node], random: object) -> None:
    ties = ties_of(nodes)
    before = part(nodes, ties)
    random.shuffle(nodes)  # type: ignore[attr-defined]
    random.shuffle(ties)  # type: ignore[attr-defined]
    assert part(nodes, ties) == before


@given(told(), told(), st.lists(st.floats(3.3, 9), min_size=8, max_size=8))
def test_what_no_tie_joins_to_the_rest_is_as_alone(
    some: list[Node], others: list[Node], weights: list[float]
) -> None:
    far = [on(f"far{n.report}", "2024-05-12", *n.places, start=n.start) for n in others]
    ties = [*ties_of(some), *_any(some, weights)]
    more = [*ties_of(far), *_any(far, weights)]
    assert ids(part([*some, *far], [*ties, *more])) == ids(part(some, ties)) | ids(part(far, more))


def _any(nodes: list[Node], weights: list[float]) -> list[Tie]:
    """Ties that need not be sensible, as lineage may give."""
    pairs = zip(nodes, nodes[1:], weights, strict=False)
    return [Tie(min(a.id, b.id), max(a.id, b.id), w) for a, b, w in pairs if a.id != b.id]


def test_the_same_tie_twice_counts_as_the_stronger() -> None:
    one, other = on("a", "2024-05-12", *TOWN), on("b", "2024-05-12", *TOWN)
    ties = [Tie(one.id, other.id, 4.0), Tie(one.id, other.id, 8.0)]
    assert part([one, other], ties) == part([other, one], ties[::-1]) == [[one, other]]


def test_a_third_does_not_join_what_speaks_against_each_other() -> None:
    first = [on(f"a{n}", "2024-05-09", *TOWN, toll=4) for n in range(3)]
    second = [on(f"b{n}", "2024-05-12", *TOWN, toll=90) for n in range(3)]
    vague = on("v", "2024-05-11", *TOWN)
    nodes = [*first, *second, vague]
    ties = [*ties_of(nodes), Tie(first[0].id, vague.id, 3.4), Tie(second[0].id, vague.id, 3.4)]
    parts = ids(part(nodes, ties))
    assert not any({"a0 text 0", "b0 text 0"} <= one for one in parts)


def test_the_nodes_of_a_story_stand_as_published() -> None:
    late = on("a", "2024-05-12", *TOWN)
    early = on("b", "2024-05-12", *TOWN, published="2024-05-11")
    assert part([late, early], ties_of([late, early])) == [[early, late]]


def test_a_tie_with_a_node_that_is_not_there_is_nothing() -> None:
    one = on("a", "2024-05-12", *TOWN)
    assert part([one], [Tie(one.id, "gone text 3", 9.0)]) == [[one]]


def test_what_is_said_joins_the_one_thing_that_it_is_said_of() -> None:
    """A story tells an attack and its dead; a speaker need speak of one of them only."""
    fight = on("a", "2024-05-12", *TOWN, toll=31, numbers=[31])
    others = [on(name, "2024-05-12", *TOWN, toll=24, numbers=[24]) for name in ("b", "c")]
    said = on("d", "2024-05-12", *TOWN, types=["STATEMENT"], speech=True, lone=True, toll=31)
    nodes = [fight, *others, said]
    held = [Tie("a text 0", "b text 0", 9.0), Tie("b text 0", "c text 0", 9.0)]
    found = part(nodes, [*held, Tie("a text 0", "d text 0", 3.5)])
    assert len(found) == 1
