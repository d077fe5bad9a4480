"""Tombstones in the store: which there are, and whether a report that comes is of one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec
import sqlalchemy as sa

from isnad.errors import StoreError
from isnad.records import Report
from isnad.store.schema import forgotten, reports, tombstones
from isnad.tombstones import Tombstone

_COLUMNS = tuple(tombstones.c[name] for name in Tombstone.__struct_fields__)
_WITH_REPORTS = sa.select(*_COLUMNS).join(forgotten, forgotten.c.tombstone_seq == tombstones.c.seq)
# The last tombstone of a report or of its text; made once, since it is asked for every report.
_LAST = (
    _WITH_REPORTS.where(
        sa.or_(
            forgotten.c.id_sha256 == sa.bindparam("id"),
            forgotten.c.text_sha256 == sa.bindparam("text"),
        )
    )
    .order_by(tombstones.c.seq.desc())
    .limit(1)
)


class Forgotten(StoreError):
    """A report comes that was forgotten."""


class Removed(msgspec.Struct, frozen=True):
    """A report that a tombstone is of: its id and the hash of its text as received."""

    id: str
    sha256: str


def bury(
    connection: sa.Connection,
    kind: Literal["report", "person"],
    removed: Iterable[Removed],
    claims: int,
    reason: str,
    now: str,
) -> Tombstone:
    """Write a tombstone; ``claims``: how many went."""
    these = list(removed)
    hashes = sorted(one.sha256 for one in these)
    listed = hashlib.sha256("".join(f"{one}\n" for one in hashes).encode()).hexdigest()
    made = Tombstone(
        kind=kind,
        sha256=hashes[0] if kind == "report" else listed,
        reports=len(these),
        claims=claims,
        reason=reason,
        recorded=now,
    )
    row = msgspec.structs.asdict(made) | {"swept": False}
    seq = connection.scalar(tombstones.insert().values(row).returning(tombstones.c.seq))
    rows = [
        {"tombstone_seq": seq, "id_sha256": _hash(one.id), "text_sha256": one.sha256}
        for one in these
    ]
    connection.execute(forgotten.insert(), rows)
    return made


def all_of(connection: sa.Connection) -> list[Tombstone]:
    """All tombstones, the oldest first."""
    query = sa.select(*_COLUMNS).order_by(tombstones.c.seq)
    return [_tombstone(row) for row in connection.execute(query).mappings()]


def on(connection: sa.Connection, report_id: str) -> list[Tombstone]:
    """The people who were forgotten in a report that the store holds, the first first."""
    query = _WITH_REPORTS.where(forgotten.c.id_sha256 == _hash(report_id))
    found = connection.execute(query.order_by(tombstones.c.seq)).mappings()
    people: list[Tombstone] = []
    for row in found:
        # A report that was forgotten and let in again is whole.
        people = [*people, _tombstone(row)] if row["kind"] == "person" else []
    return people


def refuse(connection: sa.Connection, report: Report, *, again: bool) -> None:
    """Raise Forgotten for a report that was forgotten, unless it is to come ``again``; and for one
    that stands in the store without the words of a forgotten person: read anew, it could tell of
    that person once more."""
    given = {"id": _hash(report.id), "text": report.sha256}
    last = connection.execute(_LAST, given).mappings().first()
    if last is None:
        return
    held = connection.scalar(sa.select(reports.c.seq).where(reports.c.id == report.id))
    if held is None and not again:
        stone = _tombstone(last)
        who = "it" if stone.kind == "report" else "a person whom it names"
        raise Forgotten(
            f"report {report.id}: {who} was forgotten on {stone.day}: {stone.reason}; "
            "--again adds it all the same"
        )
    if held is not None and (people := on(connection, report.id)):
        raise Forgotten(
            f"report {report.id}: stands in the store without the words of a person who was "
            f"forgotten on {people[-1].day}: {people[-1].reason}; to have it whole, forget the "
            "report and add it with --again"
        )


def _tombstone(row: sa.RowMapping) -> Tombstone:
    return Tombstone(**row)


def _hash(report_id: str) -> str:
    return hashlib.sha256(report_id.encode()).hexdigest()
