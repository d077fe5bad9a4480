"""Nodes that are new or changed, weighed against those near them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from isnad import stories
from isnad.joining import nearness
from isnad.joining.nearness import Pair
from isnad.joining.sketching import Sketches
from isnad.joining.tables import Tables
from isnad.joins import Held, Node


class Tying:
    """What ties nodes by themselves. ``rewritten``: reports with other nodes than before;
    ``touched``: nodes with other ties."""

    def __init__(self, tables: Tables, sketches: Sketches) -> None:
        self._tables, self._sketches = tables, sketches
        self.rewritten: set[str] = set()
        self.touched: set[str] = set()

    def add(self, fresh: Mapping[str, Held], left: Collection[str]) -> None:
        """Tie the nodes of reports. ``left``: keys that some had."""
        before = {n.id: n for some in self._tables.nodes(list(fresh)).values() for n in some}
        now = {node.id: node for held in fresh.values() for node in self._sketches.nodes(held)}
        changed = {i: node for i, node in now.items() if before.get(i) != node}
        gone = before.keys() - now.keys()
        keys = {i: set(stories.keys(node)) for i, node in changed.items()}
        old = {i: set(stories.keys(before[i])) for i in (*gone, *(before.keys() & changed.keys()))}
        self.rewritten |= {node.report for node in changed.values()}
        self.rewritten |= {before[i].report for i in gone}
        self.touched |= self._tables.loosen(list(old))
        self.touched -= gone
        self._tables.drop_nodes(gone)
        self._tables.put_nodes(changed, keys)
        self.touched |= changed.keys()
        new: dict[str, set[str]] = defaultdict(set)
        for name, several in keys.items():
            for key in several:
                new[key].add(name)
        self._meet(new, {*left, *(k for i, some in old.items() for k in some - keys.get(i, set()))})

    def _meet(self, new: Mapping[str, set[str]], left: Collection[str]) -> None:
        rows = self._tables.alike({*new, *left})
        found = nearness.changes(rows, new, left, nearness.NODES)
        self._tables.crowd("nodes", nearness.long(rows, nearness.NODES))
        fresh = set().union(*new.values())
        again = {pair for pair in found.gained if fresh.isdisjoint(pair)}
        loose = again | self._apart(found.lost - found.gained)
        if loose:
            self.touched |= self._tables.untie(loose)
        self._tie(found.gained)

    def _apart(self, lost: Collection[Pair]) -> set[Pair]:
        """Those pairs that no other key brings near each other."""
        nodes = self._tables.named({name for pair in lost for name in pair})
        keys = {name: set(stories.keys(node)) for name, node in nodes.items()}
        shared = {pair: keys[pair[0]] & keys[pair[1]] for pair in lost}
        rows = self._tables.alike(set().union(*shared.values()))
        return {
            pair
            for pair, both in shared.items()
            if not nearness.are_near(pair, map(rows.__getitem__, both), nearness.NODES)
        }

    def _tie(self, pairs: Collection[Pair]) -> None:
        nodes: Mapping[str, Node] = self._tables.named({name for pair in pairs for name in pair})
        ties = [
            tie
            for one, other in sorted(pairs)
            if (tie := stories.tie(nodes[one], nodes[other])) is not None
        ]
        self._tables.put_ties(ties)
        self.touched |= {name for tie in ties for name in (tie.one, tie.other)}
