"""Of the joined tables: which reports wait, their keys, and what they come of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from isnad.joins import Held, Lineage
from isnad.records import Claim
from isnad.store import judgements, lookup, rows
from isnad.store import pages as of_pages
from isnad.store.names import Rows, among
from isnad.store.schema import (
    claims,
    joined_by,
    key_marks,
    lineage_keys,
    lineages,
    proposals,
    readings,
    reports,
    waiting,
)

_LINEAGE = msgspec.json.Decoder(Lineage)

_HELD = among(
    lookup.reports_read().add_columns(readings.c.traces, of_pages.withdraws()), reports.c.id
)
# Which claims are current is looked at in the row: nearly all are, and an index that says so would
# be taken for the better way to find those of a report.
_CLAIMS = among(
    # "title" sorts after "text" and is read first.
    sa.select(
        *(claims.c.report_seq, claims.c.superseded_by),
        *(claims.c.body, claims.c.revision, claims.c.supersedes),
    ).order_by(claims.c.trigger_part.desc(), claims.c.trigger_start, claims.c.id, claims.c.seq),
    claims.c.report_seq,
)
_SHARING = among(sa.select(lineage_keys), lineage_keys.c.key)
_KEYS = among(sa.select(lineage_keys), lineage_keys.c.report_seq)
_PROPOSED = among(
    sa.select(proposals.c.report_seq, proposals.c.original_seq), proposals.c.report_seq
)
LEFT = ("reports left", "nodes left")
_MANY = {"reports": "reports many", "nodes": "nodes many"}
_PROPOSALS = among(
    sa.select(proposals.c.report_seq, proposals.c.body).order_by(proposals.c.original_seq),
    proposals.c.report_seq,
)
_LINEAGES = among(
    sa.select(lineages.c.report_seq, lineages.c.body).order_by(lineages.c.position),
    lineages.c.report_seq,
)
_COMING_OF = among(
    sa.select(lineages.c.original_seq, lineages.c.report_seq, lineages.c.kind),
    lineages.c.original_seq,
)


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
        # The last row of those that wait.
        self.seen = 0
        self._crowded: dict[str, set[str]] = {}

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
        self.seen = self._connection.scalar(sa.select(sa.func.max(waiting.c.seq))) or 0
        query = sa.select(waiting.c.report_seq).order_by(waiting.c.seq).limit(limit)
        return self._names.ids(dict.fromkeys(self._connection.scalars(query)))

    def held(self, ids: Collection[str]) -> list[Held]:
        """Reports, each with its current claims and its traces."""
        found = {row["seq"]: row for row in self._chosen(_HELD, ids)}
        refs = {seq: rows.ref_of(row) for seq, row in found.items()}
        claims_: dict[int, list[Claim]] = defaultdict(list)
        for row in self._chosen(_CLAIMS, found):
            if row["superseded_by"] is None:
                claim = rows.claim_of(row, refs[row["report_seq"]])
                apart = self._apart.get(row["report_seq"])
                claim = judgements.taken_apart(claim, apart) if apart else claim
                claims_[row["report_seq"]].append(claim)
        return [
            Held(
                report=of_pages.withdrawing(rows.report_of(row), row),
                claims=claims_[seq],
                traces=rows.traces_of(row["traces"]),
            )
            for seq, row in found.items()
        ]

    @cached_property
    def _apart(self) -> dict[int, set[str]]:
        return judgements.undone_by_report(self._connection)

    def sharing(self, keys: Collection[str]) -> dict[str, list[str]]:
        """The reports that have each of the keys, as published."""
        having: dict[str, list[int]] = defaultdict(list)
        for row in self._chosen(_SHARING, keys):
            having[row["key"]].append(row["report_seq"])
        return self._names.reports_as_published(having)

    def keys(self, ids: Collection[str]) -> dict[str, set[str]]:
        """The keys of each report."""
        by_seq: dict[int, set[str]] = defaultdict(set)
        for row in self._chosen(_KEYS, self._names.reports(ids)):
            by_seq[row["report_seq"]].add(row["key"])
        return dict(zip(self._names.ids(by_seq), by_seq.values(), strict=True))

    def left(self) -> tuple[set[str], set[str]]:
        """The keys of reports, and those of nodes, that reports had which were taken out."""
        of_reports, of_nodes = map(self._marked, LEFT)
        if of_reports or of_nodes:
            self._connection.execute(key_marks.delete().where(key_marks.c.mark.in_(LEFT)))
        return of_reports, of_nodes

    def crowd(self, of: Literal["reports", "nodes"], keys: Collection[str]) -> None:
        """Write down keys that so many have that not all are held against each other."""
        new = set(keys) - self.crowded(of)
        self._put(key_marks, [{"mark": _MANY[of], "key": key} for key in sorted(new)])
        self._crowded[of] |= new

    def crowded(self, of: Literal["reports", "nodes"]) -> set[str]:
        """The keys that so many have, or had."""
        if of not in self._crowded:
            self._crowded[of] = self._marked(_MANY[of])
        return self._crowded[of]

    def _marked(self, mark: str) -> set[str]:
        query = sa.select(key_marks.c.key).where(key_marks.c.mark == mark)
        return set(self._connection.scalars(query))

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

    def drop_between(self, pairs: Collection[tuple[str, str]]) -> set[str]:
        """Forget what was proposed of either of two reports; those that were to come of the
        other."""
        ends = {name for pair in pairs for name in pair}
        seq_of = dict(zip(ends, self._names.reports(ends), strict=True))
        both = {frozenset((seq_of[one], seq_of[other])) for one, other in pairs}
        found = [
            (row["report_seq"], row["original_seq"])
            for row in self._chosen(_PROPOSED, seq_of.values())
            if frozenset((row["report_seq"], row["original_seq"])) in both
        ]
        for later, original in found:
            this = (proposals.c.report_seq == later) & (proposals.c.original_seq == original)
            self._connection.execute(proposals.delete().where(this))
        return set(self._names.ids({later for later, _ in found}))

    def propose(self, found: Lineage, original: str) -> None:
        """Keep what comparing a report with that original gave."""
        seq, original_seq = self._names.reports([found.report, original])
        row = {"report_seq": seq, "original_seq": original_seq, "kind": found.kind}
        self._put(proposals, [{**row, "body": lineage_json(found)}])

    def proposed(self, kinds: Collection[str]) -> list[str]:
        """The reports for which lineage of one of these kinds was proposed, by id."""
        query = sa.select(proposals.c.report_seq).where(proposals.c.kind.in_(sorted(kinds)))
        return sorted(self._names.ids(dict.fromkeys(self._connection.scalars(query))))

    def proposals(self, ids: Collection[str]) -> dict[str, list[Lineage]]:
        """What was proposed for each of the reports."""
        return self._by_report(_PROPOSALS, ids)

    def lineages(self, ids: Collection[str]) -> dict[str, list[Lineage]]:
        """What was chosen for each of the reports."""
        return self._by_report(_LINEAGES, ids)

    def _by_report(self, query: sa.Select[Any], ids: Collection[str]) -> dict[str, list[Lineage]]:
        by_seq: dict[int, list[Lineage]] = defaultdict(list)
        for row in self._chosen(query, self._names.reports(ids)):
            by_seq[row["report_seq"]].append(_LINEAGE.decode(row["body"]))
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
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._chosen(_COMING_OF, self._names.reports(ids)):
            if kinds and row["kind"] not in kinds:
                continue
            original, later = self._names.ids([row["original_seq"], row["report_seq"]])
            found[original].add(later)
        return found
