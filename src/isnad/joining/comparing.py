"""Reports that are new or read anew, compared with those near them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from isnad import lineage
from isnad.joining import nearness
from isnad.joining.nearness import Pair
from isnad.joining.sketching import Sketches
from isnad.joining.tables import Tables
from isnad.joins import Held

AllHeld = Callable[[Iterable[str]], Mapping[str, Held]]


class Comparing:
    """What is proposed of reports. ``unsettled``: those of which something else is than before."""

    def __init__(self, tables: Tables, all_held: AllHeld, sketches: Sketches) -> None:
        self._tables, self._all_held, self._sketches = tables, all_held, sketches
        self.unsettled: set[str] = set()

    def add(self, fresh: Mapping[str, Held], left: Collection[str]) -> None:
        """Propose what reports come of, and what of them. ``left``: keys that some had."""
        new: dict[str, set[str]] = defaultdict(set)
        gone = set(left)
        before = self._tables.keys(list(fresh))
        for name, held in fresh.items():
            self.unsettled |= {name, *self._tables.drop_proposals(name)}
            keys = self._sketches.keys(held)
            self._tables.put_keys(name, keys)
            gone |= before.get(name, set()) - keys
            for key in keys:
                new[key].add(name)
        rows = self._tables.sharing([*new, *(gone - new.keys())])
        found = nearness.changes(rows, new, gone, nearness.REPORTS)
        self._tables.crowd("reports", nearness.long(rows, nearness.REPORTS))
        again = {pair for pair in found.gained if fresh.keys().isdisjoint(pair)}
        self._drop(again | self._apart(found.lost - found.gained))
        self._compare(found.gained)

    def _drop(self, pairs: Collection[Pair]) -> None:
        if pairs:
            self.unsettled |= self._tables.drop_between(pairs)

    def _apart(self, lost: Collection[Pair]) -> set[Pair]:
        """Those pairs that no other key brings near each other."""
        if not lost:
            return set()
        keys = self._tables.keys({name for pair in lost for name in pair})
        shared = {pair: keys[pair[0]] & keys[pair[1]] for pair in lost}
        rows = self._tables.sharing(set().union(*shared.values()))
        return {
            pair
            for pair, both in shared.items()
            if not nearness.are_near(pair, map(rows.__getitem__, both), nearness.REPORTS)
        }

    def _compare(self, pairs: Collection[Pair]) -> None:
        held = self._all_held({name for pair in pairs for name in pair})
        for one, other in sorted(pairs):
            found = lineage.compare(held[one], held[other])
            if found is not None:
                self._tables.propose(found, one if found.report == other else other)
                self.unsettled.add(found.report)
