"""Which sentences say the same by where they stand."""

from __future__ import annotations

import pytest

from isnad.lineage.alignment import Match, alignment
from isnad.lineage.between import filled
from isnad.lineage.prepared import prepared
from tests.lineage.pairs import held

_SHORT, _LONG = (
    "Rain fell on the hills.",
    "Rain fell on the hills, and the river rose by a foot at noon.",
)


def _filled(
    one: list[str], other: list[str], known: list[tuple[int, int]], *, whole: bool = True
) -> set[tuple[int, int]]:
    earlier, later = (
        prepared(held("\n".join(text), "en", id="-".join(text))) for text in (one, other)
    )
    found = alignment([Match(i, j, 0.5) for i, j in known], earlier, later)
    return {(m.earlier, m.later) for m in filled(found, earlier, later, whole=whole).matches}


@pytest.mark.parametrize("whole", [True, False])
def test_a_sentence_alone_between_neighbours(whole: bool) -> None:
    found = _filled([_SHORT] * 3, [_SHORT] * 3, [(0, 0), (2, 2)], whole=whole)
    assert found == {(0, 0), (1, 1), (2, 2)}


def test_the_first_sentence_has_its_place_too() -> None:
    assert (0, 0) in _filled([_SHORT] * 2, [_SHORT] * 2, [(1, 1)])


def test_two_between_neighbours_only_where_all_is_retold() -> None:
    known = [(0, 0), (3, 3)]
    assert _filled([_SHORT] * 4, [_SHORT] * 4, known) == {(n, n) for n in range(4)}
    assert _filled([_SHORT] * 4, [_SHORT] * 4, known, whole=False) == set(known)


def test_a_sentence_that_was_parted_and_two_that_were_joined() -> None:
    one, two = [_SHORT, _LONG, _SHORT], [_SHORT, _SHORT, _SHORT, _SHORT]
    assert _filled(one, two, [(0, 0), (2, 3)]) == {(0, 0), (1, 1), (1, 2), (2, 3)}
    assert _filled(two, one, [(0, 0), (3, 2)]) == {(0, 0), (1, 1), (2, 1), (3, 2)}


def test_a_sentence_of_another_length_has_no_counterpart() -> None:
    one, two = [_SHORT, "Yes.", _SHORT], [_SHORT, _LONG, _SHORT]
    assert _filled(one, two, [(0, 0), (2, 2)]) == {(0, 0), (2, 2)}


def test_nothing_is_taken_from_what_is_known() -> None:
    known = [(0, 2), (1, 0)]
    assert set(known) <= _filled([_SHORT] * 3, [_SHORT] * 3, known)
