"""Queries over reports and claims."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from isnad.errors import SeveralSuch, StoreError
from isnad.records import Claim, ReportRef
from isnad.store import judgements, rows
from isnad.store.schema import (
    claims,
    joined_by,
    readings,
    reports,
    splits,
    tombstones,
    waiting,
)

# How many ids are looked through for near ones, and how many are named.
_LOOK, _NAME = 20_000, 5


def latest_reading() -> sa.ScalarSelect[int]:
    """The newest reading of the report in the enclosing query."""
    newest = sa.select(sa.func.max(readings.c.seq))
    return newest.where(readings.c.report_seq == reports.c.seq).correlate(reports).scalar_subquery()


def reports_read() -> sa.Select[Any]:
    """Reports with what their newest reading made of them."""
    joined = reports.join(readings, readings.c.seq == latest_reading())
    return sa.select(reports, *read_columns()).select_from(joined)


def read_columns() -> tuple[sa.Column[Any], ...]:
    """Of ``reports_read``: what the newest reading made of a report."""
    return readings.c.language, readings.c.carried_by


def claims_read(current: bool) -> sa.Select[Any]:
    """Claims with what they say of their report, in order."""
    joined = claims.join(reports, claims.c.report_seq == reports.c.seq)
    query = sa.select(
        claims.c.report_seq, claims.c.body, claims.c.revision, claims.c.supersedes
    ).select_from(joined)
    if current:
        query = query.where(claims.c.superseded_by.is_(None))
    # "title" sorts after "text" and is read first.
    part = claims.c.trigger_part.desc()
    return query.order_by(reports.c.seq, part, claims.c.trigger_start, claims.c.id, claims.c.seq)


def claims_of(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[Claim]:
    """The claims that such a query finds."""
    seq: int | None = None
    ref: ReportRef | None = None
    apart = judgements.undone_by_report(connection)
    with connection.execute(query.execution_options(yield_per=500)) as found:
        for row in found.mappings():
            if ref is None or row["report_seq"] != seq:
                seq = row["report_seq"]
                ref = _ref(connection, seq)
            claim = rows.claim_of(row, ref)
            yield judgements.taken_apart(claim, apart[seq]) if seq in apart else claim


def _ref(connection: sa.Connection, seq: int) -> ReportRef:
    query = reports_read().where(reports.c.seq == seq)
    return rows.ref_of(connection.execute(query).mappings().one())


def marks(connection: sa.Connection) -> list[int | str | None]:
    """The newest row of whatever tables only grow, how much waits, and what joined it all."""
    grown = [
        sa.select(sa.func.max(t.c.seq)) for t in (reports, readings, claims, splits, tombstones)
    ]
    counts = [sa.select(sa.func.count()).select_from(t) for t in (reports, waiting)]
    joined = [sa.select(joined_by.c.version), sa.select(joined_by.c.steps)]
    return [connection.scalar(query) for query in (*grown, *counts, *joined)]


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many reports, current and superseded claims, and rejected ones of the newest readings."""
    latest = sa.select(latest_reading().label("seq")).select_from(reports).subquery()
    rejected = sa.select(sa.func.coalesce(sa.func.sum(readings.c.rejected_claims), 0))
    counted = sa.select(sa.func.count()).select_from
    queries = {
        "reports": counted(reports),
        "claims": counted(claims).where(claims.c.superseded_by.is_(None)),
        "superseded": counted(claims).where(claims.c.superseded_by.is_not(None)),
        "rejected_claims": rejected.where(readings.c.seq.in_(sa.select(latest.c.seq))),
    }
    return {name: int(connection.scalar(query) or 0) for name, query in queries.items()}


def one_id(
    connection: sa.Connection, column: sa.Column[str], wanted: str, store: str, what: str
) -> str:
    """The id that is ``wanted``, or the only one that begins so; else raises StoreError."""
    if connection.scalar(sa.select(column).where(column == wanted).limit(1)) is not None:
        return wanted
    begins = sa.func.substr(column, 1, len(wanted)) == wanted
    query = sa.select(column).where(begins).distinct().order_by(column).limit(_NAME + 1)
    found = list(connection.scalars(query)) if wanted else []
    if len(found) == 1:
        return found[0]
    if found:
        names = _listed(found)
        raise SeveralSuch(f"{store}: more than one {what} begins with {wanted!r}: {names}")
    raise StoreError(f"{store}: there is no {what} {wanted!r}; {_near(connection, column, wanted)}")


def _near(connection: sa.Connection, column: sa.Column[str], wanted: str) -> str:
    known = list(connection.scalars(sa.select(column).distinct().order_by(column).limit(_LOOK)))
    if not known:
        return "the store is empty"
    close = difflib.get_close_matches(wanted, known, _NAME)
    if close:
        return f"near it: {_listed(close)}"
    return f"there are: {_listed(known)}"


def _listed(ids: list[str]) -> str:
    more = ", …" if len(ids) > _NAME else ""
    return ", ".join(ids[:_NAME]) + more
