"""A brief of which every piece follows from its words when these are read again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle, islice
from typing import TYPE_CHECKING, NamedTuple

from isnad import brief as briefs
from isnad import checking, flow, garbage, world

if TYPE_CHECKING:
    from isnad.brief import Given, Writer
    from isnad.checking import Checker, Fault
    from isnad.pages import Brief
    from isnad.store import Store

# What is left out may show another claim in its place, which is read again as well.
_ROUNDS = 5


@garbage.hardly_any()
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
    told: dict[str, Told] = {}
    order = list(languages)
    writers = {one: briefs.Writer(given, one, world.load()) for one in order}
    clean = 0  # so many languages, the last ones, tell the claims that are left
    for language in islice(cycle(order), _ROUNDS * len(order)):
        told[language] = _told(given, writers[language], checker)
        wrong = {f.slot.of[0] for f in told[language].faults if f.slot is not None and f.slot.of}
        if wrong.isdisjoint(given.claims):
            clean += 1
        else:
            given, clean = briefs.without(given, wrong), 0
        if clean == len(order):
            return told
    return {language: _told(given, writer, checker) for language, writer in writers.items()}


def _told(given: Given, writer: Writer, checker: Checker) -> Told:
    page = writer.write(given)
    return Told(page, checker.faults(page))
