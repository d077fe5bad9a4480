"""Of the joined tables: the nodes of reports, and what ties them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from isnad.joins import Node, Tie
from isnad.store import history, rows
from isnad.store.names import Rows, among, node_body
from isnad.store.schema import node_keys, nodes, ties

NODE = (nodes.c.seq, nodes.c.report_seq, nodes.c.body)
_BY_REPORT = among(
    # "title" sorts after "text" and is read first.
    sa.select(*NODE).where(nodes.c.body.is_not(None)).order_by(nodes.c.part.desc(), nodes.c.start),
    nodes.c.report_seq,
)
_PLACED = among(
    sa.select(nodes.c.seq, nodes.c.report_seq, nodes.c.part, nodes.c.start), nodes.c.report_seq
)
_BY_SEQ = among(sa.select(*NODE), nodes.c.seq)
_BY_KEY = among(sa.select(node_keys), node_keys.c.key)
_CARRIED = among(sa.select(ties), ties.c.report_seq)
_TIES = tuple(among(sa.select(ties), end) for end in (ties.c.one_seq, ties.c.other_seq))
_BODY = nodes.update().where(nodes.c.seq == sa.bindparam("node")).values(body=sa.bindparam("made"))


class NodeTables(Rows):
    """What joining knows of nodes."""

    def nodes(self, ids: Collection[str]) -> dict[str, list[Node]]:
        """The nodes of each report, as they stand in it."""
        found = self._chosen(_BY_REPORT, self._names.reports(ids))
        out: dict[str, list[Node]] = defaultdict(list)
        for node in self._names.nodes_of(found):
            out[node.report].append(node)
        return out

    def loosen(self, ids: Collection[str]) -> set[str]:
        """Forget keys and ties of nodes; the nodes that they were tied with."""
        seqs = self._names.nodes(ids)
        _, found = self._tied(seqs)
        self._drop(ties.c.seq, found)
        self._drop(node_keys.c.node_seq, seqs)
        ends = {seq for row in found.values() for seq in (row["one_seq"], row["other_seq"])}
        return {node.id for node in self.read_nodes(ends - set(seqs))}

    def drop_nodes(self, ids: Collection[str]) -> None:
        """Forget nodes that have no ties."""
        self.remove_nodes(self._names.nodes(ids))

    def remove_nodes(self, seqs: Collection[int]) -> None:
        """Forget the nodes of rows."""
        history.pass_on(self._connection, seqs)
        self._drop(nodes.c.seq, seqs)

    def put_nodes(self, found: Mapping[str, Node], keys: Mapping[str, Collection[str]]) -> None:
        """Keep nodes, new or changed, with their keys."""
        whose = self._names.reports({node.report for node in found.values()})
        there = {
            (row["report_seq"], row["part"], row["start"]): row["seq"]
            for row in self._chosen(_PLACED, whose)
        }
        at = {
            name: (self._names.report(node.report), node.part, node.start)
            for name, node in found.items()
        }
        old = {name: there[place] for name, place in at.items() if place in there}
        bodies = {name: node_body(node) for name, node in found.items()}
        if old:
            made = [{"node": seq, "made": bodies[name]} for name, seq in old.items()]
            self._connection.execute(_BODY, made)
        new = [name for name in found if name not in old]
        columns = ("report_seq", "part", "start", "body")
        inserted = self._inserted(
            nodes, [dict(zip(columns, (*at[name], bodies[name]), strict=True)) for name in new]
        )
        for name, seq in (*old.items(), *zip(new, inserted, strict=True)):
            self._names.know(found[name], seq)
        self._put(
            node_keys,
            [
                {"key": key, "node_seq": seq}
                for name, seq in zip(keys, self._names.nodes(keys), strict=True)
                for key in sorted(keys[name])
            ],
        )

    def alike(self, keys: Collection[str]) -> dict[str, list[str]]:
        """The nodes that have each of the keys, as published."""
        having: dict[str, list[int]] = defaultdict(list)
        for row in self._chosen(_BY_KEY, keys):
            having[row["key"]].append(row["node_seq"])
        return self._names.nodes_as_published(having)

    def named(self, ids: Collection[str]) -> dict[str, Node]:
        """Nodes by id, of those that were given out or written before."""
        return {node.id: node for node in self.read_nodes(self._names.nodes(ids))}

    def read_nodes(self, seqs: Collection[int]) -> list[Node]:
        """The nodes of rows, in any order."""
        known = {seq: self._names.read(seq) for seq in seqs}
        new = self._chosen(_BY_SEQ, [seq for seq, node in known.items() if node is None])
        return [*filter(None, known.values()), *self._names.nodes_of(new)]

    def put_ties(self, found: Collection[Tie], lineage_of: str | None = None) -> None:
        """Keep ties; ``lineage_of``: the report whose lineage speaks for them."""
        by = None if lineage_of is None else self._names.report(lineage_of)
        self._put(ties, [self._tie_row(tie, by) for tie in found])

    def _tie_row(self, tie: Tie, by: int | None) -> rows.Row:
        one, other = self._names.nodes([tie.one, tie.other])
        return {"one_seq": one, "other_seq": other, "weight": tie.weight, "report_seq": by}

    def untie(self, pairs: Collection[tuple[str, str]]) -> set[str]:
        """Forget what ties nodes by themselves; those that were tied."""
        ends = {name for pair in pairs for name in pair}
        seq_of = dict(zip(ends, self._names.nodes(ends), strict=True))
        ids = {(seq_of[one], seq_of[other]): (one, other) for one, other in pairs}
        found = {
            row["seq"]: ids[pair]
            for row in self._chosen(_TIES[0], {one for one, _ in ids})
            if (pair := (row["one_seq"], row["other_seq"])) in ids and row["report_seq"] is None
        }
        self._drop(ties.c.seq, found)
        return {name for pair in found.values() for name in pair}

    def carried(self, report: str) -> list[Tie]:
        """The ties that the lineage of a report speaks for."""
        return self._ties(self._chosen(_CARRIED, [self._names.report(report)]))

    def _ties(self, found: Collection[sa.RowMapping]) -> list[Tie]:
        ends = {seq for row in found for seq in (row["one_seq"], row["other_seq"])}
        names = [node.id for node in self.read_nodes(ends)]
        ids = dict(zip(self._names.nodes(names), names, strict=True))
        return [Tie(ids[row["one_seq"]], ids[row["other_seq"]], row["weight"]) for row in found]

    def drop_carried(self, report: str) -> None:
        """Forget them."""
        self._drop(ties.c.report_seq, [self._names.report(report)])

    def tied(self, ids: Collection[str]) -> tuple[list[Node], list[Tie]]:
        """The nodes and all that ties join to them, over however many others; all their ties."""
        seqs, found = self._tied(self._names.nodes(ids), further=True)
        return self.read_nodes(seqs), self._ties(list(found.values()))

    def _tied(
        self, seqs: Iterable[int], *, further: bool = False
    ) -> tuple[set[int], dict[int, sa.RowMapping]]:
        """The ties of nodes, by row; with ``further``, those of the nodes at their ends too."""
        reached: set[int] = set()
        found: dict[int, sa.RowMapping] = {}
        new = set(seqs)
        while new:
            reached |= new
            for query in _TIES:
                found |= {row["seq"]: row for row in self._chosen(query, new)}
            ends = {s for row in found.values() for s in (row["one_seq"], row["other_seq"])}
            new = ends - reached if further else set()
        return reached, found
