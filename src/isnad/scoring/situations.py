"""The score of situations against an annotated set.

A row is right where what it tells of, its place and a party of it are those of an annotated row of
the same days, it has one party more at most, and it is over where that is, and only there. What is
told of the place of an annotated row and does not fit it is wrong; other places do not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from isnad.scoring.names import alike
from isnad.scoring.storygold import GoldState
from isnad.scoring.tally import Figures, Tally
from isnad.states import State

_FIELD = "situation"
_OVER = frozenset({"ends", "denied"})

Pair = tuple[str, str]


def pairs(gold: Iterable[GoldState]) -> list[Pair]:
    """The days to ask about, each with the day by which it is known (ISO), in order."""
    return sorted({(one.as_of, one.known_by) for one in gold})


def scored(gold: Sequence[GoldState], told: Iterable[State]) -> Figures:
    """Precision, recall and F1 of the states that were told for the days of ``pairs``."""
    by_days: dict[Pair, list[State]] = defaultdict(list)
    for one in told:
        by_days[one.as_of, one.known_by].append(one)
    tally = Tally()
    for wanted in gold:
        near = [s for s in by_days[wanted.as_of, wanted.known_by] if _is_of(s, wanted)]
        right = any(_fits(s, wanted) for s in near)
        # Others beside the right one are wrong.
        tally.count(_FIELD, right=right, told=len(near), wanted=1)
    return tally.figures(_FIELD)


def _is_of(state: State, wanted: GoldState) -> bool:
    return state.what == wanted.what and alike(state.place, wanted.place)


def _fits(state: State, wanted: GoldState) -> bool:
    known = any(alike(one, other) for one in wanted.parties for other in state.parties)
    few = len(state.parties) <= len(wanted.parties) + 1
    return known and few and (state.status in _OVER) == (wanted.status == "ends")
