"""Lineage as it would be if only the reports that were known by some time were there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Literal, Protocol

from isnad import lineage
from isnad.joining import nearness
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

    def sharing(self, keys: Collection[str]) -> Mapping[str, list[str]]:
        """The reports that have each of the keys, as published."""

    def crowded(self, of: Literal["reports", "nodes"]) -> set[str]:
        """The keys that so many have that not all are held against each other."""

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
        for name, further in self._further(names, proposals).items():
            cut.setdefault(name, []).extend(further)
        changed = [name for name, some in cut.items() if some != proposals.get(name, [])]
        for name in names:
            self._chosen[name] = full.get(name, [])
        for held in self._tables.held(changed) if changed else ():
            name = held.report.id
            self._chosen[name] = lineage.choose(held.report, cut[name])
            self._others.add(name)

    def _further(
        self, names: Collection[str], proposals: Mapping[str, list[Lineage]]
    ) -> dict[str, list[Lineage]]:
        """What reports may come of that are near them only where those between are not known."""
        pairs = nearness.nearer(self._rows, names, nearness.REPORTS)
        held = {
            one.report.id: one
            for one in self._tables.held(sorted({n for pair in pairs for n in pair}))
        }
        had = {(name, p.of.report) for name, some in proposals.items() for p in some}
        found: dict[str, list[Lineage]] = defaultdict(list)
        for one, other in sorted(pairs):
            if (one, other) in had or (other, one) in had:
                continue
            new = lineage.compare(held[one], held[other])
            if new is not None and new.report in names:
                found[new.report].append(new)
        return found

    @cached_property
    def _rows(self) -> dict[str, list[str]]:
        """Of the keys that many have, those reports that were known, where not all were."""
        return known_rows(self._tables.sharing(self._tables.crowded("reports")), self.known)

    @property
    def crowd(self) -> set[str]:
        """The reports that may come of others than they do, since not all were known that share a
        key with them which many have."""
        return {name for row in self._rows.values() for name in row}

    def taken_back(self) -> list[Lineage]:
        """All lineage by which a report that was known takes back another that was."""
        takers = self.known(self._tables.proposed(TAKES_BACK))
        return [
            one
            for several in self.come_of(sorted(takers)).values()
            for one in several
            if one.kind in TAKES_BACK and one.of.report is not None
        ]


def known_rows(
    rows: Mapping[str, list[str]], known: Callable[[set[str]], Collection[str]]
) -> dict[str, list[str]]:
    """Those of rows that are known, where not all are."""
    there = set(known({name for row in rows.values() for name in row}))
    rest = {key: [name for name in row if name in there] for key, row in rows.items()}
    return {key: row for key, row in rest.items() if len(row) < len(rows[key])}
