"""Briefs in several languages without what does not follow from the words."""

from __future__ import annotations

from collections import Counter
from typing import cast

import pytest
from hypothesis import given as given_that
from hypothesis import settings
from hypothesis import strategies as st

from isnad import brief, world
from isnad.briefing.checked import agreed
from isnad.checking import Checker, Fault
from isnad.pages import Brief

from ..brief.samples import everything
from ..brief.written import gathered, lines

LANGUAGES = ("en", "ar", "vi")


class Doubting:
    """Stands for a checker that does not believe the first claim of some languages' briefs."""

    def __init__(self, languages: dict[str, int]) -> None:
        self.left, self.read = Counter(languages), Counter[str]()

    def faults(self, brief: Brief) -> list[Fault]:
        self.read[brief.language] += 1
        if not self.left[brief.language]:
            return []
        self.left[brief.language] -= 1
        line = next(line for line in lines(brief) if any(s.role == "words" for s in line.slots))
        slot = next(slot for slot in line.slots if slot.role == "words")
        return [Fault(section=[], line=line.text, slot=slot, shown="", given="", where="")]


@pytest.mark.parametrize(
    ("doubted", "read"),
    [
        ({}, {"en": 1, "ar": 1, "vi": 1}),
        ({"en": 1}, {"en": 2, "ar": 1, "vi": 1}),
        ({"vi": 1}, {"en": 2, "ar": 2, "vi": 2}),
        ({"en": 1, "ar": 2}, {"en": 3, "ar": 3, "vi": 2}),
    ],
)
def test_all_languages_tell_what_none_doubts(doubted: dict[str, int], read: dict[str, int]) -> None:
    checker = Doubting(doubted)
    given = gathered(everything(), days=30, as_of="2024-12-12")
    told = agreed(given, LANGUAGES, cast("Checker", checker))
    every = {
        language: {key for line in lines(one.brief) for key in line.claims}
        for language, one in told.items()
    }
    assert every["en"] == every["ar"] == every["vi"]
    assert checker.read == read
    assert not any(one.faults for one in told.values())


@settings(max_examples=25, deadline=None)
@given_that(st.sampled_from(LANGUAGES), st.lists(st.integers(0, 200), max_size=3))
def test_what_is_kept_of_a_brief_is_what_would_be_written_anew(
    language: str, taken: list[int]
) -> None:
    left = gathered(everything(), days=30, as_of="2024-12-12")
    writer = brief.Writer(left, language, world.load())
    writer.write(left)
    for one in taken:
        keys = list(left.claims)
        left = brief.without(left, {keys[one % len(keys)]} if keys else set())
        assert writer.write(left) == brief.write(left, language, world.load())
