"""Which slots of a line lie in which, however they lie across one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad.checking.ground import inside, outermost
from isnad.pages import Line, Slot

LETTERS = "abcdefgh"
ENDS = st.tuples(st.integers(0, len(LETTERS)), st.integers(0, len(LETTERS)))
SLOTS = st.lists(ENDS.map(sorted).filter(lambda ends: ends[0] < ends[1]), max_size=7)


def _line(ends: list[list[int]]) -> Line:
    slots = [Slot(role="words", start=start, end=end) for start, end in ends]
    return Line(kind="note", text=LETTERS, slots=slots)


def _holds(outer: tuple[int, Slot], inner: tuple[int, Slot]) -> bool:
    """Whether a slot lies in another; of two over the same letters, the first holds the other."""
    (n, o), (m, i) = outer, inner
    same = (o.start, o.end) == (i.start, i.end)
    return o.start <= i.start and i.end <= o.end and (n < m if same else True)


def _ids(slots: list[Slot]) -> list[int]:
    return [id(slot) for slot in slots]


@given(SLOTS)
def test_the_outermost_lie_in_no_other(ends: list[list[int]]) -> None:
    line = _line(ends)
    every = list(enumerate(line.slots))
    free = [one for one in every if not any(_holds(o, one) for o in every if o[0] != one[0])]
    assert _ids(outermost(line)) == [id(slot) for _, slot in free]


@given(SLOTS.filter(bool))
def test_inside_a_slot_are_those_that_lie_in_none_between(ends: list[list[int]]) -> None:
    line = _line(ends)
    every = list(enumerate(line.slots))
    for around in every:
        within = [one for one in every if one[0] != around[0] and _holds(around, one)]
        free = [one for one in within if not any(_holds(o, one) for o in within if o[0] != one[0])]
        assert _ids(inside(line, around[1])) == [id(slot) for _, slot in free]
