"""Writing one report with its claims, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec
import sqlalchemy as sa

from isnad.errors import StoreError
from isnad.records import Claim, ReadResult, Report
from isnad.store import judgements, pages, rows, searching
from isnad.store.checks import carried_faults, faults
from isnad.store.schema import claims, participants, readings, reports, waiting
from isnad.store.schema import judgements as table
from isnad.store.schema import pages as page_table

# What came of a report: it was kept, or there was nothing new in it.
End = Literal["read", "duplicate"]


class IdConflict(StoreError):
    """A report comes under an id that the store has for another text."""


class _Kept(msgspec.Struct, frozen=True):
    """What the store has of a claim: its newest revision, whether current, and its row."""

    seq: int
    revision: int
    content: str
    current: bool


class Standing(NamedTuple):
    """A claim that may be kept, and itself as ``rows.body_of`` gives it."""

    claim: Claim
    body: rows.Row


# Made once: making a statement takes longer than the database does to carry it out.
_MADE = (readings.c.language, readings.c.carried_by, readings.c.traces)
_NEWEST = (
    sa.select(reports, *_MADE)
    .select_from(reports.join(readings, readings.c.report_seq == reports.c.seq))
    .where(reports.c.id == sa.bindparam("of"))
    .order_by(readings.c.seq.desc())
    .limit(1)
)
_LAST = sa.select(readings.c.recorded).order_by(readings.c.seq.desc()).limit(1)


def write(connection: sa.Connection, result: ReadResult, now: datetime) -> End:
    """Write what is new in a result; see ``Store.add``."""
    report = result.report
    check_carried(report)
    stored = _stored(connection, report)
    page = pages.row_of(report, result.stated)
    known = pages.newest(connection, [stored["seq"]]).get(stored["seq"]) if stored else None
    if stored and (stored["published"] != report.published or (known and not page)):
        # What is first known of a report stays; dates reckoned from another day of publication
        # would contradict it, and passages without the mark-up of its page.
        return "duplicate"
    paged = page if page and (known is None or not pages.reads_alike(known, page)) else None
    made = standing(result)
    contents = {claim_id: rows.content_sha256(one.body) for claim_id, one in made.items()}
    kept = _kept(connection, stored["seq"]) if stored else {}
    new = [i for i in made if i not in kept or not _says(kept[i], contents[i])]
    gone = [old.seq for i, old in kept.items() if old.current and (i not in made or i in new)]
    if stored and not (new or gone or paged) and _read_alike(stored, result):
        return "duplicate"
    moment = after_all(connection, rows.instant(now))
    report_seq = stored["seq"] if stored else _add_report(connection, report, moment)
    if paged:
        connection.execute(page_table.insert(), paged | {"report_seq": report_seq})
    rejected = result.rejected_claims + len(result.claims) - len(made)
    reading = _add_reading(connection, result, report_seq, moment, rejected)
    _supersede(connection, gone, reading)
    belongs = {"report_seq": report_seq, "reading_seq": reading}
    added = [rows.claim_row(*made[i], contents[i]) | belongs | _revision(kept.get(i)) for i in new]
    _add_claims(connection, [made[i].claim for i in new], added)
    judged = judgements.rows_of(report.id, [one.claim for one in made.values()], result.judged)
    if found := [judgement | {"reading_seq": reading} for judgement in judged]:
        connection.execute(table.insert(), found)
    connection.execute(waiting.insert(), {"report_seq": report_seq})
    return "read"


def standing(result: ReadResult) -> dict[str, Standing]:
    """The claims of a result that stand on its report's words, by id; the first of each."""
    every = (Standing(claim, rows.body_of(claim)) for claim in reversed(result.claims))
    found = {one.claim.id: one for one in every if not faults(one.claim, result.report, one.body)}
    return {claim_id: found[claim_id] for claim_id in reversed(found)}


def check_carried(report: Report) -> None:
    """Raise StoreError where ``carried_by`` does not stand on the words of a report."""
    wrong = [fault for one in report.carried_by for fault in carried_faults(one, report)]
    if wrong:
        raise StoreError(f"report {report.id}: {wrong[0]}; the reading of its page is at fault")


def _stored(connection: sa.Connection, report: Report) -> sa.RowMapping | None:
    """The row of the report of that id, with its newest reading; null if it is new."""
    row = connection.execute(_NEWEST, {"of": report.id}).mappings().first()
    if row is not None and (row["text"], row["title"]) != (report.text, report.title):
        raise IdConflict(
            f"report {report.id}: the store has another text under this id (id_conflict); "
            "give the new one an id of its own"
        )
    return row


def _read_alike(stored: sa.RowMapping, result: ReadResult) -> bool:
    made = made_of(result)
    return all(stored[name] == made[name] for name in made)


def made_of(result: ReadResult) -> dict[str, str | None]:
    """What a reading made of a report, its claims apart."""
    return {
        "language": result.report.language,
        "carried_by": rows.carried_json(result.report.carried_by),
        "traces": rows.traces_json(result.traces),
    }


def _kept(connection: sa.Connection, report_seq: int) -> dict[str, _Kept]:
    """The newest revision of each claim of a report, by id."""
    columns = (
        claims.c.seq,
        claims.c.id,
        claims.c.revision,
        claims.c.content_sha256,
        claims.c.superseded_by,
    )
    query = sa.select(*columns).where(claims.c.report_seq == report_seq)
    found = connection.execute(query.order_by(claims.c.revision))
    return {i: _Kept(seq, revision, content, by is None) for seq, i, revision, content, by in found}


def _says(kept: _Kept, content: str) -> bool:
    return kept.current and kept.content == content


def _revision(kept: _Kept | None) -> dict[str, int | None]:
    if kept is None:
        return {"revision": 1, "supersedes": None}
    return {"revision": kept.revision + 1, "supersedes": kept.revision}


def after_all(connection: sa.Connection, moment: str) -> str:
    """The moment, but never before what was recorded last: clocks are set back, arrival is not."""
    return max(moment, connection.scalar(_LAST) or moment)


def report_row(report: Report, moment: str) -> rows.Row:
    """The row of a report that arrives now. Raises StoreError where its arrival is no time."""
    try:
        return rows.report_row(report, moment)
    except ValueError as error:
        raise StoreError(
            f"report {report.id}: received {report.received!r} is not a time; "
            "write it as 2024-12-02T14:30:00Z"
        ) from error


def _add_report(connection: sa.Connection, report: Report, moment: str) -> int:
    seq = _insert(connection, reports, report_row(report, moment))
    if searching.is_kept(connection):
        words = searching.row(report.title, report.text, report.published)
        searching.replace(connection, seq, words)
    return seq


def _add_reading(
    connection: sa.Connection, result: ReadResult, report_seq: int, moment: str, rejected: int
) -> int:
    row = {"report_seq": report_seq, "recorded": moment, "rejected_claims": rejected}
    return _insert(connection, readings, row | made_of(result))


def _supersede(connection: sa.Connection, seqs: Iterable[int], reading: int) -> None:
    for seq in seqs:
        connection.execute(claims.update().where(claims.c.seq == seq).values(superseded_by=reading))


def _add_claims(connection: sa.Connection, made: list[Claim], added: list[rows.Row]) -> None:
    if not made:
        return
    query = claims.insert().returning(claims.c.seq, sort_by_parameter_order=True)
    seqs = connection.execute(query, added).scalars().all()
    people = [
        {"claim_seq": seq, **row}
        for claim, seq in zip(made, seqs, strict=True)
        for row in rows.participant_rows(claim)
    ]
    if people:
        connection.execute(participants.insert(), people)


def _insert(connection: sa.Connection, table: sa.Table, row: rows.Row) -> int:
    return int(connection.execute(_inserting(table), row).scalar_one())


@lru_cache(maxsize=8)
def _inserting(table: sa.Table) -> sa.Executable:
    """The statement by which a row is added whose number is told."""
    return table.insert().returning(table.c.seq)
