"""Forgetting a report on request: the one exception to a store from which nothing is taken."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from isnad.store import graves, ledger, searching
from isnad.store.names import parcels
from isnad.store.schema import (
    claims,
    judgements,
    pages,
    participants,
    readings,
    reports,
    splits,
    waiting,
)
from isnad.store.unjoining import Unjoining
from isnad.tombstones import Tombstone


def forget_report(connection: sa.Connection, report_id: str, reason: str, now: str) -> Tombstone:
    """Take a report that the store holds away, with all that was made of it."""
    query = sa.select(reports.c.seq, reports.c.sha256, reports.c.url)
    seq, sha256, url = connection.execute(query.where(reports.c.id == report_id)).one()
    Unjoining(connection).take_out([seq], gone=True)
    theirs = sa.select(claims.c.seq).where(claims.c.report_seq == seq)
    count = remove_claims(connection, list(connection.scalars(theirs)))
    _remove_readings(connection, seq)
    page = pages.c.report_seq == seq
    fetched = connection.scalars(sa.select(pages.c.url).where(page)).all()
    ledger.forget_report(connection, report_id, filter(None, {url, *fetched}))
    connection.execute(pages.delete().where(page))
    connection.execute(waiting.delete().where(waiting.c.report_seq == seq))
    searching.forget(connection, seq)
    connection.execute(reports.delete().where(reports.c.seq == seq))
    removed = graves.Removed(report_id, sha256)
    return graves.bury(connection, "report", [removed], count, reason, now)


def remove_claims(connection: sa.Connection, seqs: Iterable[int]) -> int:
    """Take claims away by their rows; how many of them were current."""
    count = 0
    for parcel in parcels(seqs):
        these = claims.c.seq.in_(parcel)
        current = sa.select(sa.func.count()).where(these, claims.c.superseded_by.is_(None))
        count += int(connection.scalar(current) or 0)
        connection.execute(participants.delete().where(participants.c.claim_seq.in_(parcel)))
        connection.execute(claims.delete().where(these))
    return count


def _remove_readings(connection: sa.Connection, seq: int) -> None:
    read = sa.select(readings.c.seq).where(readings.c.report_seq == seq)
    judged = judgements.c.reading_seq.in_(read)
    ids = sa.select(judgements.c.id).where(judged)
    connection.execute(splits.delete().where(splits.c.judgement.in_(ids)))
    connection.execute(judgements.delete().where(judged))
    connection.execute(readings.delete().where(readings.c.report_seq == seq))
