"""Stories as they were when less was known: what a store would tell that held no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

import msgspec

from isnad import stories
from isnad.joining.context import context
from isnad.joining.restricted import Lineages, Restricted
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
    if not mixed:
        return Retold([], frozenset())
    then = _Then(tables, Restricted(tables, asked.clock, asked.until))
    then.reach(node.id for part in tables.nodes_of(mixed).values() for node in part)
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
            self._ties |= set(_plain(there, ties))
            carried = list(self._carried({node.report for node in there.values()}))
            self._ties |= set(carried)
            new = {end for tie in carried for end in (tie.one, tie.other)} - self.reached

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


def _plain(nodes: Mapping[str, Node], ties: Iterable[Tie]) -> Iterator[Tie]:
    """The ties that nodes have by themselves, without lineage."""
    for one, other in sorted({(tie.one, tie.other) for tie in ties}):
        if one in nodes and other in nodes:
            pair = nodes[one], nodes[other]
            if not set(stories.keys(pair[0])).isdisjoint(stories.keys(pair[1])):
                tie = stories.tie(*pair)
                if tie is not None:
                    yield tie
