"""Keys by which names are looked for: names that are alike have one in common."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.names.judge import Mention, judge
from isnad.names.keys import cover, keys, meet
from isnad.names.spelling import spelling

from .samples import every_mention, mentions, people

NAMES = st.deferred(lambda: st.sampled_from(every_mention()))


@given(NAMES)
def test_a_name_meets_itself(mention: Mention) -> None:
    name = mention.spelling
    assert keys(name)
    assert meet(name, name) and cover(name, name)


@given(NAMES, NAMES)
def test_names_meet_and_cover_both_ways(one: Mention, other: Mention) -> None:
    assert cover(one.spelling, other.spelling) == cover(other.spelling, one.spelling)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Qadri", "علي القادري"),
        ("Abd al-Rahim Qadri", "Abdulrahim Qadri"),
        ("Abdulrahim Qadri", "عبد الرحيم القادري"),
        ("Sushil Kumar Rane", "Sushilkumar Rane"),
        ("S. R. Kadri", "SR Kadri"),
        ("Mykola Hrynko", "ميكولا غرينكو"),
        ("George Rane Carver", "George R. Carver"),
    ],
)
def test_names_that_are_compared(one: str, other: str) -> None:
    assert cover(spelling(one), spelling(other))


def test_a_name_with_more_meets_and_does_not_cover() -> None:
    one, other = spelling("Salim Norman Qadri"), spelling("Salim Qadri")
    assert meet(one, other) and meet(other, one)
    assert not cover(one, other) and not cover(other, one)


def test_nearly_all_names_that_are_judged_alike_share_a_key() -> None:
    """What the keys miss are words of vowels alone, and single letters that one language drops."""
    alike, missed = 0, []
    for one in people()[::9]:
        for a, b in combinations([m for m in mentions(one) if len(m.spelling.words) > 1], 2):
            if judge(a, b).same:
                alike += 1
                if keys(a.spelling).isdisjoint(keys(b.spelling)):
                    missed.append((a.name, b.name))
    assert alike > 1000
    assert len(missed) <= alike / 500, missed
