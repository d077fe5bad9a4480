"""Lineage as it would be if only the reports that were known by some time were there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from isnad import lineage
from isnad.joining.context import TAKES_BACK
from isnad.joins import Clock, Held, Lineage


class Lineages(Protocol):
    """The joined tables, as far as lineage at another time asks for them."""

    def held(self, ids: Collection[str]) -> list[Held]:
        """Reports, each with its current claims and its traces."""

    def proposals(self, ids: Collection[str]) -> dict[str, list[Lineage]]:
        """What was proposed for each of the reports."""

    def proposed(self, kinds: Collection[str]) -> list[str]:
        """The reports for which lineage of one of these kinds was proposed."""

    def lineages(self, ids: Collection[str]) -> dict[str, list[Lineage]]:
        """What was chosen for each of the reports."""

    def known(self, ids: Collection[str], clock: Clock) -> dict[str, str]:
        """When reports were known by a clock, by id."""


class Restricted:
    """What reports come of, from those that were known ``until`` an instant by a clock."""

    def __init__(self, tables: Lineages, clock: Clock, until: str) -> None:
        self._tables = tables
        self._clock: Clock = clock
        self._until = until
        self._chosen: dict[str, list[Lineage]] = {}
        # Reports that come of others than they do when all reports are known.
        self._others: set[str] = set()

    def come_of(self, names: Collection[str]) -> dict[str, list[Lineage]]:
        """What each of these reports comes of."""
        new = [name for name in names if name not in self._chosen]
        if new:
            self._choose(new)
        return {name: self._chosen[name] for name in names}

    def is_other(self, names: Iterable[str]) -> bool:
        """Whether one of these, whose lineage was asked for, comes of others than it does when all
        reports are known."""
        return not self._others.isdisjoint(names)

    def known(self, names: Collection[str]) -> set[str]:
        """Those of the reports that were known."""
        found = self._tables.known(names, self._clock)
        return {name for name, when in found.items() if when <= self._until}

    def _choose(self, names: list[str]) -> None:
        proposals, full = self._tables.proposals(names), self._tables.lineages(names)
        originals = {o for some in proposals.values() for p in some if (o := p.of.report)}
        known = self.known(originals)
        cut = {
            name: [p for p in some if p.of.report is None or p.of.report in known]
            for name, some in proposals.items()
        }
        changed = [name for name, some in cut.items() if len(some) < len(proposals[name])]
        for name in names:
            self._chosen[name] = full.get(name, [])
        for held in self._tables.held(changed) if changed else ():
            name = held.report.id
            self._chosen[name] = lineage.choose(held.report, cut[name])
            self._others.add(name)

    def taken_back(self) -> list[Lineage]:
        """All lineage by which a report that was known takes back another that was."""
        takers = self.known(self._tables.proposed(TAKES_BACK))
        return [
            one
            for several in self.come_of(sorted(takers)).values()
            for one in several
            if one.kind in TAKES_BACK and one.of.report is not None
        ]
