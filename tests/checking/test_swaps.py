"""A brief as the program writes it passes; with one thing swapped it does not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.swapped import Written, caught, written
from benchmarks.swaps import KINDS, Swapper
from isnad.checking import told

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports" / "reports.jsonl"
# What the words settle by themselves: no swap of these may go unseen.
CERTAIN = frozenset({"reference", "reports", "count", "words", "content", "outlet", "exception"})


@cache
def briefs() -> list[Written]:
    """The briefs of the examples, in three languages."""
    return list(written("examples", [EXAMPLES], 100))


def test_briefs_of_the_examples_follow_from_their_words() -> None:
    assert [told(fault) for one in briefs() for fault in one.wrong] == []


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 1 << 32), at=st.integers(0, 2), kind=st.sampled_from(["slot", "number"]))
def test_what_the_words_settle_cannot_be_swapped(seed: int, at: int, kind: str) -> None:
    one = briefs()[at]
    swap = Swapper(one.brief).swap(kind, Random(seed), CERTAIN)
    assume(swap is not None)
    assert swap is not None
    assume(all(fault.line != swap.before.text for fault in one.faults))
    assert len(one.checker.faults(swap.brief)) > len(one.faults), swap.after.text


def test_nearly_all_swaps_are_found() -> None:
    found = list(caught(briefs(), 120, seed=4))
    assert {swap.kind for swap, _ in found} == set(KINDS)
    assert sum(right for _, right in found) >= 0.95 * len(found)
