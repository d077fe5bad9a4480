"""A brief of which every piece follows from its words when these are read again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from isnad import brief as briefs
from isnad import checking, flow, world

if TYPE_CHECKING:
    from isnad.brief import Given
    from isnad.checking import Checker, Fault
    from isnad.pages import Brief
    from isnad.store import Store

# What is left out may show another claim in its place, which is read again as well.
_ROUNDS = 5


def checked(given: Given, language: str, kept: Store) -> tuple[Brief, list[str]]:
    """A brief without the claims of which something does not follow from their words, and what is
    wrong with it all the same. Raises ValueError for a language without phrases."""
    checker = checking.Checker(kept.some_reports(given.reports.keys()), flow.dates)
    # In every language, so that all tell the same claims.
    others = [one for one in briefs.languages() if one != language]
    told = agreed(given, [language, *others], checker)[language]
    return told.brief, [checking.told(one) for one in told.faults]


class Told(NamedTuple):
    """A brief, and what is wrong with it."""

    brief: Brief
    faults: list[Fault]


def agreed(given: Given, languages: Iterable[str], checker: Checker) -> dict[str, Told]:
    """The briefs of some languages without any claim at fault in one of them."""
    for _ in range(_ROUNDS):
        told = {}
        for language in languages:
            page = briefs.write(given, language, world.load())
            told[language] = Told(page, checker.faults(page))
        every = (fault.slot for one in told.values() for fault in one.faults)
        wrong = {slot.of[0] for slot in every if slot is not None and slot.of}
        if wrong.isdisjoint(given.claims):
            break
        given = briefs.without(given, wrong)
    return told
