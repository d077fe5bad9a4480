"""Rows of reports and nodes by the ids that records name them with, inside one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from isnad.joins import Node
from isnad.store.schema import nodes, reports

# How many values one query is given.
_MANY = 400
# How many nodes are remembered, at some 4 kB each; then they are read again.
_NODES = 1 << 13

_DECODER = msgspec.json.Decoder(Node)

T = TypeVar("T")


def parcels(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in parcels that one query can be given."""
    rest = iter(values)
    while parcel := list(islice(rest, _MANY)):
        yield parcel


def among(query: sa.Select[Any], column: sa.Column[Any]) -> sa.Select[Any]:
    """A query for the rows whose ``column`` has one of the values that ``chosen`` is given. Made
    once: making it takes longer than running it."""
    return query.where(column.in_(sa.bindparam("values", expanding=True)))


def chosen(
    connection: sa.Connection, query: sa.Select[Any], values: Iterable[Any]
) -> Iterator[sa.RowMapping]:
    """The rows of a query that ``among`` made; those of each parcel in the query's order."""
    for parcel in parcels(values):
        yield from connection.execute(query, {"values": parcel}).mappings().all()


_REPORTS = sa.select(reports.c.seq, reports.c.id)
_PUBLISHED = among(sa.select(reports.c.seq, reports.c.id, reports.c.published), reports.c.seq)
_PLACES = among(
    sa.select(
        *(nodes.c.seq, nodes.c.part, nodes.c.start, nodes.c.report_seq),
        *(reports.c.id, reports.c.published),
    ).join(reports, reports.c.seq == nodes.c.report_seq),
    nodes.c.seq,
)
_REPORTS_BY_ID = among(_REPORTS, reports.c.id)
_REPORTS_BY_SEQ = among(_REPORTS, reports.c.seq)


class Names:
    """The rows that ids stand for, each looked up once."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._seqs: dict[str, int] = {}
        self._reports: dict[int, str] = {}
        self._nodes: dict[str, int] = {}
        self._read: dict[int, Node] = {}
        # Where rows stand among others as published.
        self._report_ranks: dict[int, tuple[str, str]] = {}
        self._node_ranks: dict[int, tuple[str, str, str, int]] = {}

    def report(self, report: str) -> int:
        """The row of a report that the store holds."""
        return self.reports([report])[0]

    def reports(self, wanted: Iterable[str]) -> list[int]:
        """The rows of reports that the store holds."""
        given = list(wanted)
        new = [one for one in given if one not in self._seqs]
        for row in chosen(self._connection, _REPORTS_BY_ID, new):
            self._know(row["seq"], row["id"])
        return [self._seqs[one] for one in given]

    def ids(self, wanted: Iterable[int]) -> list[str]:
        """The ids of reports, by their rows."""
        given = list(wanted)
        new = [one for one in given if one not in self._reports]
        for row in chosen(self._connection, _REPORTS_BY_SEQ, new):
            self._know(row["seq"], row["id"])
        return [self._reports[one] for one in given]

    def _know(self, seq: int, report: str) -> None:
        self._seqs[report], self._reports[seq] = seq, report

    def reports_as_published(self, rows: Mapping[str, Collection[int]]) -> dict[str, list[str]]:
        """The ids of rows of reports, for each key as published."""
        new = {seq for row in rows.values() for seq in row} - self._report_ranks.keys()
        for row in chosen(self._connection, _PUBLISHED, new):
            self._know(row["seq"], row["id"])
            self._report_ranks[row["seq"]] = (row["published"] or "", row["id"])
        return {
            key: [one[-1] for one in sorted(self._report_ranks[seq] for seq in row)]
            for key, row in rows.items()
        }

    def nodes_as_published(self, rows: Mapping[str, Collection[int]]) -> dict[str, list[str]]:
        """The ids of rows of nodes, for each key as published."""
        new = {seq for row in rows.values() for seq in row} - self._node_ranks.keys()
        for row in chosen(self._connection, _PLACES, new):
            rank = (row["published"] or "", row["id"], row["part"], row["start"])
            self._know(row["report_seq"], row["id"])
            self._nodes[_node_id(rank)] = row["seq"]
            self._node_ranks[row["seq"]] = rank
        return {
            key: list(map(_node_id, sorted(self._node_ranks[seq] for seq in row)))
            for key, row in rows.items()
        }

    def nodes_of(self, rows: Collection[sa.RowMapping]) -> list[Node]:
        """The nodes of rows, in their order."""
        self.ids({row["report_seq"] for row in rows})
        return [self._node(row["seq"], row["report_seq"], row["body"]) for row in rows]

    def _node(self, seq: int, report_seq: int, body: str) -> Node:
        found = self._read.get(seq)
        if found is None:
            bare = _DECODER.decode(body)
            found = msgspec.structs.replace(bare, report=self._reports[report_seq])
            self.know(found, seq)
        return found

    def read(self, seq: int) -> Node | None:
        """The node of a row, if it was given out or written not long before."""
        return self._read.get(seq)

    def know(self, node: Node, seq: int) -> None:
        """The row of a node that was read or written."""
        if len(self._read) >= _NODES:
            self._read.clear()
        self._nodes[node.id], self._read[seq] = seq, node

    def nodes(self, wanted: Iterable[str]) -> list[int]:
        """The rows of nodes that were given out or written before."""
        return [self._nodes[one] for one in wanted]


def _node_id(rank: tuple[str, str, str, int]) -> str:
    _, report, part, start = rank
    return f"{report} {part} {start}"


class Rows:
    """Rows of the joined tables, inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._names = Names(connection)

    def _put(self, table: sa.Table, values: Sequence[Mapping[str, Any]]) -> None:
        if values:
            self._connection.execute(table.insert(), values)

    def _drop(self, column: sa.Column[Any], values: Iterable[Any]) -> None:
        for parcel in parcels(values):
            self._connection.execute(column.table.delete().where(column.in_(parcel)))

    def _inserted(self, table: sa.Table, values: Sequence[Mapping[str, Any]]) -> list[int]:
        """The numbers of the rows that were put into a table, in their order."""
        if not values:
            return []
        query = table.insert().returning(table.c.seq, sort_by_parameter_order=True)
        return list(self._connection.execute(query, values).scalars())

    def _chosen(self, query: sa.Select[Any], values: Iterable[Any]) -> list[sa.RowMapping]:
        return list(chosen(self._connection, query, values))


def node_body(node: Node) -> str:
    """A node as JSON text, without the report, which its row names."""
    return msgspec.json.encode(msgspec.structs.replace(node, report="")).decode()
