"""Whose words each token of a sentence is in."""

from __future__ import annotations

from isnad.annotations import Link
from isnad.claims.speech.depth import INNER, OUTER, above


def test_every_token_has_the_links_that_cover_it_in_their_order() -> None:
    wide, hole = Link(None, 0, 6), Link(None, 1, 5, holes=[(2, 3)])
    found = above([wide, hole], 6)
    assert found == [[wide], [wide, hole], [wide], [wide, hole], [wide, hole], [wide]]
    assert not wide.cut and not hole.cut


def test_links_may_reach_over_the_edges_and_cover_nothing() -> None:
    carried, empty = Link(None, -1, 9), Link(None, 2, 2)
    assert above([carried, empty], 3) == [[carried]] * 3
    assert above([], 2) == [[], []]


def test_links_that_stand_too_deep_are_cut_down() -> None:
    size = 20
    links = [Link(None, n, size) for n in range(size)]
    found = above(links, size)
    assert max(map(len, found)) == OUTER + INNER
    assert found[-1] == [*links[:OUTER], *links[-INNER:]]
    for i, covering in enumerate(found):
        assert covering == [link for link in links if link.covers(i)]
    assert not any(link.cut for link in links[:OUTER])
    middle = links[OUTER + 1]
    assert middle.cut and (middle.begin, middle.end) == (OUTER + 1, OUTER + 1 + INNER)


def test_a_link_between_others_that_are_deeper_and_less_deep_has_a_hole() -> None:
    outer = [Link(None, 0, 9) for _ in range(OUTER + 1)]
    inner = [Link(None, 3, 6) for _ in range(INNER)]
    found = above([*outer, *inner], 9)
    last = outer[-1]
    assert last.cut and last.holes == [(3, 6)]
    assert [last in covering for covering in found] == [True] * 3 + [False] * 3 + [True] * 3
