"""Stories as they were when less was known: what a store would tell that held no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Protocol

import msgspec

from isnad import stories
from isnad.joining import nearness
from isnad.joining.context import context
from isnad.joining.restricted import Lineages, Restricted, known_rows
from isnad.joins import Clock, Lineage, Node, Story, Tie
from isnad.states import Asked


class Parted(Lineages, Protocol):
    """The joined tables, as far as stories at another time ask for them."""

    def stories_mixed(self, clock: Clock, until: str) -> list[str]:
        """The stories that rest on reports that were known by then and on others."""

    def nodes_of(self, ids: Collection[str]) -> dict[str, list[Node]]:
        """The nodes of each story, as they are told."""

    def nodes(self, ids: Collection[str]) -> dict[str, list[Node]]:
        """The nodes of each report, as they stand in it."""

    def alike(self, keys: Collection[str]) -> Mapping[str, list[str]]:
        """The nodes that have each of the keys, as published."""

    def named(self, ids: Collection[str]) -> Mapping[str, Node]:
        """Nodes by id, of those that were given out before."""

    def tied(self, ids: Collection[str]) -> tuple[list[Node], list[Tie]]:
        """The nodes and all that ties join to them, over however many others; all their ties."""

    def stories_with(self, ids: Collection[str]) -> dict[str, list[str]]:
        """The stories that hold one of the nodes, each with all its nodes as they are told."""


class Retold(msgspec.Struct, frozen=True):
    """Stories as they were, and the ids of those of now in whose place they stand."""

    stories: list[Story]
    replaced: frozenset[str]


def retold(tables: Parted, asked: Asked) -> Retold:
    """What becomes of the stories that reports tell that were not known, if these are not there;
    all other stories are as they were."""
    mixed = tables.stories_mixed(asked.clock, asked.until)
    then = _Then(tables, Restricted(tables, asked.clock, asked.until))
    crowd = then.crowd()
    if not mixed and not crowd:
        return Retold([], frozenset())
    then.reach([*crowd, *(node.id for part in tables.nodes_of(mixed).values() for node in part)])
    replaced = {*mixed, *tables.stories_with(sorted(then.reached))}
    return Retold(list(then.stories()), frozenset(replaced))


class _Then:
    """Nodes of reports that were known, tied by themselves and by lineage as it was."""

    def __init__(self, tables: Parted, restricted: Restricted) -> None:
        self._tables = tables
        self._restricted = restricted
        self.reached: set[str] = set()
        self._nodes: dict[str, Node] = {}
        self._ties: set[Tie] = set()

    def reach(self, ids: Iterable[str]) -> None:
        """Take nodes, all that ties join to them now, and all that lineage joined to them then."""
        new = set(ids)
        while new:
            nodes, ties = self._tables.tied(sorted(new))
            self.reached |= {node.id for node in nodes}
            known = self._restricted.known({node.report for node in nodes})
            there = {node.id: node for node in nodes if node.report in known}
            self._nodes |= there
            found = {*self._plain(there, ties)}
            found |= {*self._carried({node.report for node in there.values()})}
            self._ties |= found
            new = {end for tie in found for end in (tie.one, tie.other)} - self.reached

    def _plain(self, there: Mapping[str, Node], ties: Iterable[Tie]) -> Iterator[Tie]:
        """The ties that nodes have by themselves, without lineage: with those that they are tied
        with now, and with those that are near them where those between are not known."""
        keys = {name: set(stories.keys(node)) for name, node in there.items()}
        pairs = nearness.nearer(self._rows, there.keys(), nearness.NODES)
        for pair in {(tie.one, tie.other) for tie in ties}:
            if pair[0] in there and pair[1] in there:
                both = keys[pair[0]] & keys[pair[1]]
                if not both <= self._rows.keys():
                    pairs.add(pair)
        nodes = self._tables.named({name for pair in pairs for name in pair})
        for one, other in sorted(pairs):
            tie = stories.tie(nodes[one], nodes[other])
            if tie is not None:
                yield tie

    @cached_property
    def _rows(self) -> dict[str, list[str]]:
        """Of the keys that many nodes have, those nodes that were known, where not all were."""
        return known_rows(self._tables.alike(self._tables.crowded("nodes")), self._known)

    def crowd(self) -> set[str]:
        """The nodes that may be tied with others than they are, since not all were known that share
        a key with them or their reports which many have."""
        reports = self._tables.nodes(sorted(self._restricted.crowd))
        of_reports = {node.id for several in reports.values() for node in several}
        return of_reports | {name for row in self._rows.values() for name in row}

    def _known(self, nodes: Collection[str]) -> set[str]:
        """Those of nodes whose reports were known."""
        report_of = {name: name.rsplit(" ", 2)[0] for name in nodes}
        known = self._restricted.known(set(report_of.values()))
        return {name for name, report in report_of.items() if report in known}

    def _carried(self, reports: Collection[str]) -> Iterator[Tie]:
        come_of = self._restricted.come_of(sorted(reports))
        originals = {o for some in come_of.values() for one in some if (o := one.of.report)}
        nodes = self._tables.nodes(sorted({*reports, *originals}))
        for name, several in come_of.items():
            for one in several:
                if one.of.report is not None:
                    yield from stories.carried(
                        one, nodes.get(one.of.report, []), nodes.get(name, [])
                    )

    def stories(self) -> Iterator[Story]:
        """The stories that the nodes tell."""
        takers: dict[str, set[str]] = defaultdict(set)
        for one in self._restricted.taken_back():
            takers[one.of.report or ""].add(one.report)
        ties = [t for t in self._ties if t.one in self._nodes and t.other in self._nodes]
        for part in stories.part(list(self._nodes.values()), ties):
            yield self._story(part, takers)

    def _story(self, part: list[Node], takers: Mapping[str, set[str]]) -> Story:
        def taken_back(names: Collection[str]) -> set[str]:
            return {taker for name in names for taker in takers.get(name, ())}

        reports = {node.report for node in part}
        on: dict[str, list[Lineage]] = context(reports, self._restricted.come_of, taken_back)
        held = {one.report.id: one for one in self._tables.held(list(on))}
        return stories.tell(part, held, on)
