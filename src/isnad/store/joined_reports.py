"""Of the joined tables: which reports wait, their keys, and what they come of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from isnad.joins import Held, Lineage
from isnad.store import lookup, rows
from isnad.store.names import Rows
from isnad.store.schema import (
    joined_by,
    lineage_keys,
    lineages,
    proposals,
    readings,
    reports,
    waiting,
)

_LINEAGE = msgspec.json.Decoder(Lineage)

Value = TypeVar("Value")


def made_by(connection: sa.Connection) -> str | None:
    """The version of what made the joined tables."""
    return connection.scalar(sa.select(joined_by.c.version))


def lineage_json(record: Lineage) -> str:
    """A lineage as JSON text, with what is not printed."""
    return msgspec.json.encode(record).decode()


class ReportTables(Rows):
    """What joining knows of reports."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__(connection)
        # The last row of each report among those that wait.
        self.seen: dict[str, int] = {}

    def made_by(self) -> str | None:
        """The version of what made the tables; null where nothing has."""
        return made_by(self._connection)

    def step(self) -> int:
        """How many steps were taken before this one; counts this one."""
        before = self._connection.scalar(sa.select(joined_by.c.steps))
        self._connection.execute(joined_by.update().values(steps=joined_by.c.steps + 1))
        return int(before or 0)

    def waiting(self, limit: int) -> list[str]:
        """Reports of which something is new, the first to wait first."""
        query = (
            sa.select(waiting.c.report_seq, sa.func.max(waiting.c.seq).label("last"))
            .group_by(waiting.c.report_seq)
            .order_by(sa.func.min(waiting.c.seq))
            .limit(limit)
        )
        found = self._connection.execute(query).all()
        ids = self._names.ids(seq for seq, _ in found)
        self.seen = {name: last for name, (_, last) in zip(ids, found, strict=True)}
        return ids

    def held(self, report: str) -> Held:
        """A report, its current claims and its traces."""
        query = lookup.reports_read().add_columns(readings.c.traces)
        row = self._connection.execute(query.where(reports.c.id == report)).mappings().one()
        claims = lookup.claims_read(current=True).where(reports.c.id == report)
        return Held(
            report=rows.report_of(row),
            claims=list(lookup.claims_of(self._connection, claims)),
            traces=rows.traces_of(row["traces"]),
        )

    def sharing(self, report: str, keys: Collection[str]) -> list[str]:
        """Other reports that have one of the keys, by id."""
        found = self._chosen(sa.select(lineage_keys.c.report_seq), lineage_keys.c.key, keys)
        seqs = {row["report_seq"] for row in found} - {self._names.report(report)}
        return sorted(self._names.ids(seqs))

    def put_keys(self, report: str, keys: Collection[str]) -> None:
        """The keys of a report, in the place of those before."""
        seq = self._names.report(report)
        self._drop(lineage_keys.c.report_seq, [seq])
        self._put(lineage_keys, [{"key": key, "report_seq": seq} for key in sorted(keys)])

    def drop_proposals(self, report: str) -> set[str]:
        """Forget what was proposed of a report and of what may come of it."""
        seq = self._names.report(report)
        about = sa.or_(proposals.c.report_seq == seq, proposals.c.original_seq == seq)
        query = sa.select(proposals.c.report_seq).where(about)
        found = set(self._connection.scalars(query))
        if found:
            self._connection.execute(proposals.delete().where(about))
        return set(self._names.ids(found))

    def propose(self, found: Lineage, original: str) -> None:
        """Keep what comparing a report with that original gave."""
        seq, original_seq = self._names.reports([found.report, original])
        row = {"report_seq": seq, "original_seq": original_seq, "body": lineage_json(found)}
        self._put(proposals, [row])

    def proposals(self, ids: Collection[str]) -> dict[str, list[Lineage]]:
        """What was proposed for each of the reports."""
        query = sa.select(proposals.c.report_seq, proposals.c.body)
        return self._by_report(query, proposals.c.report_seq, ids)

    def lineages(self, ids: Collection[str]) -> dict[str, list[Lineage]]:
        """What was chosen for each of the reports."""
        query = sa.select(lineages.c.report_seq, lineages.c.body).order_by(lineages.c.position)
        return self._by_report(query, lineages.c.report_seq, ids)

    def _by_report(
        self, query: sa.Select[Any], column: sa.Column[Any], ids: Collection[str]
    ) -> dict[str, list[Lineage]]:
        found = self._chosen(query, column, self._names.reports(ids))
        return self._grouped(found, lambda row: _LINEAGE.decode(row["body"]))

    def _grouped(
        self, found: Iterable[sa.RowMapping], value_of: Callable[[sa.RowMapping], Value]
    ) -> dict[str, list[Value]]:
        """What rows give, by their report."""
        by_seq: dict[int, list[Value]] = defaultdict(list)
        for row in found:
            by_seq[row["report_seq"]].append(value_of(row))
        return dict(zip(self._names.ids(by_seq), by_seq.values(), strict=True))

    def put_lineages(self, report: str, chosen: Iterable[Lineage]) -> None:
        """What a report comes of, in the place of what was chosen before."""
        seq = self._names.report(report)
        self._drop(lineages.c.report_seq, [seq])
        self._put(
            lineages,
            [
                {
                    "report_seq": seq,
                    "position": at,
                    "original_seq": self._names.report(one.of.report) if one.of.report else None,
                    "kind": one.kind,
                    "body": lineage_json(one),
                }
                for at, one in enumerate(chosen)
            ],
        )

    def coming_of(self, ids: Collection[str], kinds: Collection[str] = ()) -> dict[str, set[str]]:
        """The reports that come of each of these, by lineage of those kinds."""
        query = sa.select(lineages.c.original_seq, lineages.c.report_seq)
        if kinds:
            query = query.where(lineages.c.kind.in_(kinds))
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._chosen(query, lineages.c.original_seq, self._names.reports(ids)):
            original, later = self._names.ids([row["original_seq"], row["report_seq"]])
            found[original].add(later)
        return found
