"""Writing many reports in one transaction: the rows of all that are new go to each table together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, count, islice

import msgspec
import sqlalchemy as sa

from isnad.errors import DatabaseFault, StoreError
from isnad.records import ReadResult
from isnad.store import graves, judgements, pages, rows, searching, streaming
from isnad.store import schema as tables
from isnad.store.database import explained
from isnad.store.names import among, chosen
from isnad.store.write import (
    End,
    Standing,
    after_all,
    check_carried,
    made_of,
    report_row,
    standing,
    write,
)

# How a report ended: kept, nothing new, or not kept for a reason of its own.
Ended = End | StoreError

_HELD = among(sa.select(tables.reports.c.id), tables.reports.c.id)
_NUMBERED = (tables.reports, tables.readings, tables.claims)
Head = tuple[int, ...]
# The numbers that rows get when they are written, by table; in this order of tables each row finds
# those that it points to.
_HEADS = {
    "reports": ("seq",),
    "pages": ("report_seq",),
    "readings": ("seq", "report_seq"),
    "claims": ("seq", "report_seq", "reading_seq"),
    "participants": ("claim_seq",),
    "judgements": ("reading_seq",),
    "waiting": ("report_seq",),
    "report_words": ("report_seq",),
}


class Prepared(msgspec.Struct, frozen=True):
    """A report with its rows by table as they are where it is new, but for the numbers in ``_HEADS``;
    with what is wrong with it; or with neither, where the store has it already. ``of``: of which
    claim each row of participants is. ``lines``: the rows as a stream has them, where the
    database takes one."""

    result: ReadResult
    rows: dict[str, list[rows.Row]] | None = None
    of: list[int] = []
    lines: dict[str, list[bytes]] | None = None
    wrong: StoreError | None = None


def prepare(
    connection: sa.Connection, results: Sequence[ReadResult], now: datetime, store: str
) -> list[Prepared]:
    """Do all that can be done before anybody is kept waiting."""
    held = _held(connection, results)
    make = _Preparing(rows.instant(now), store, streamed=_takes_streams(connection))
    return [Prepared(one) if one.report.id in held else make(one) for one in results]


def _takes_streams(connection: sa.Connection) -> bool:
    return connection.dialect.name == "postgresql"


class _Preparing(msgspec.Struct, frozen=True):
    """Makes rows, for reports that arrive at that moment."""

    moment: str
    store: str
    streamed: bool

    def __call__(self, result: ReadResult) -> Prepared:
        try:
            with explained(self.store):
                made = standing(result)
                found = _rows_of(result, made, self.moment)
                people = [rows.participant_rows(one.claim) for one in made.values()]
                found["participants"] = [row for several in people for row in several]
                of = [at for at, several in enumerate(people) for _ in several]
                if not self.streamed:
                    return Prepared(result, found, of)
                report = result.report
                words = searching.row(report.title, report.text, report.published)
                found[searching.report_words.name] = [words]
                lines = {name: streaming.lines(several) for name, several in found.items()}
                return Prepared(result, found, of, lines)
        except StoreError as error:
            return Prepared(result, wrong=error)


def _held(connection: sa.Connection, results: Sequence[ReadResult]) -> set[str]:
    return {row["id"] for row in chosen(connection, _HELD, {one.report.id for one in results})}


def write_many(
    connection: sa.Connection,
    prepared: Sequence[Prepared],
    now: datetime,
    store: str,
    *,
    again: bool,
) -> list[Ended]:
    """Write what is new in many results; see ``Store.add_many``."""
    writer = _Many(connection, now, store, again=again)
    held = _held(connection, [one.result for one in prepared])
    ended: list[Ended] = []
    for one in prepared:
        if one.result.report.id in held or (one.rows is None and one.wrong is None):
            # What is known of it already has to be looked at.
            writer.flush()
            ended.append(writer.alone(one.result))
        else:
            ended.append(writer.gather(one))
            held.add(one.result.report.id)
    refused = writer.flush()
    return [refused.get(id(one), end) for one, end in zip(prepared, ended, strict=True)]


class _Many:
    """Reports that are new, gathered until they are written together."""

    def __init__(
        self, connection: sa.Connection, now: datetime, store: str, *, again: bool
    ) -> None:
        self._connection = connection
        self._now, self._store, self._again = now, store, again
        moment = rows.instant(now)
        last = after_all(connection, moment)
        # Another writer began after this one and was done before, or a clock was set back.
        self._later = None if last == moment else last
        stones = sa.select(tables.tombstones.c.seq).limit(1)
        self._forgets = connection.scalar(stones) is not None
        self._gathered: list[Prepared] = []
        self._refused: dict[int, Ended] = {}

    def gather(self, one: Prepared) -> Ended:
        """Have a new report written with the next that are; or what is wrong with it."""
        try:
            if self._forgets:
                graves.refuse(self._connection, one.result.report, again=self._again)
        except StoreError as error:
            return error
        if one.wrong is not None:
            return one.wrong
        self._gathered.append(one)
        return "read"

    def alone(self, result: ReadResult) -> Ended:
        """Write one by itself."""
        try:
            with explained(self._store), self._connection.begin_nested():
                graves.refuse(self._connection, result.report, again=self._again)
                return write(self._connection, result, self._now)
        except DatabaseFault:
            raise
        except StoreError as error:
            return error

    def flush(self) -> dict[int, Ended]:
        """Write what was gathered; how those ended, by identity, that are refused after all."""
        gathered, self._gathered = self._gathered, []
        if gathered:
            try:
                with explained(self._store), self._connection.begin_nested():
                    self._insert(gathered)
            except DatabaseFault:
                raise
            except StoreError:
                # A row that the database does not take is that of one report; the others are kept.
                self._refused |= {id(one): self.alone(one.result) for one in gathered}
        return self._refused

    def _insert(self, gathered: Sequence[Prepared]) -> None:
        made = [_arriving(one, self._later) if self._later else one for one in gathered]
        counts = {t.name: sum(len(_of(one)[t.name]) for one in made) for t in _NUMBERED}
        numbers = {t.name: iter(_numbers(self._connection, t, counts[t.name])) for t in _NUMBERED}
        heads = [_heads(one, numbers) for one in made]
        for name in _HEADS:
            self._put(name, made, [one[name] for one in heads])
        if searching.is_kept(self._connection):
            words = [row for one in made for row in _of(one)[searching.report_words.name]]
            searching.learn(self._connection, words)

    def _put(self, name: str, made: Sequence[Prepared], heads: Sequence[list[Head]]) -> None:
        """Insert the rows of one table, each with its numbers."""
        first = next((row for one in made for row in _of(one).get(name, ())), None)
        if first is None:
            return
        if made[0].lines is None:
            given = zip((row for one in made for row in _of(one)[name]), chain(*heads), strict=True)
            found = [dict(zip(_HEADS[name], head, strict=True)) | row for row, head in given]
            self._connection.execute(tables.metadata.tables[name].insert(), found)
            return
        line = b"\t".join([b"%d"] * len(_HEADS[name])) + b"%b\n"
        lines = (one for each in made if each.lines for one in each.lines[name])
        whole = (line % (*head, one) for head, one in zip(chain(*heads), lines, strict=True))
        streaming.send(self._connection, name, (*_HEADS[name], *first), whole)


def _arriving(one: Prepared, moment: str) -> Prepared:
    """The same with a later moment of arrival; hardly anything else is made anew."""
    (reading,) = _of(one)["readings"]
    changed = {"readings": [{**reading, "recorded": moment}]}
    if one.result.report.received is None:
        changed["reports"] = [report_row(one.result.report, moment)]
    lines = None
    if one.lines is not None:
        lines = one.lines | {name: streaming.lines(found) for name, found in changed.items()}
    return msgspec.structs.replace(one, rows=_of(one) | changed, lines=lines)


def _of(one: Prepared) -> dict[str, list[rows.Row]]:
    assert one.rows is not None
    return one.rows


def _rows_of(
    result: ReadResult, made: dict[str, Standing], moment: str
) -> dict[str, list[rows.Row]]:
    """The rows of a new report by table, without numbers and participants."""
    report = result.report
    check_carried(report)
    page = pages.row_of(report, result.stated)
    rejected = result.rejected_claims + len(result.claims) - len(made)
    first = {"revision": 1, "supersedes": None, "superseded_by": None}
    reading = {"recorded": moment, "rejected_claims": rejected, **made_of(result)}
    claims = [one.claim for one in made.values()]
    return {
        "reports": [report_row(report, moment)],
        "pages": [page] if page else [],
        "readings": [reading],
        "claims": [
            rows.claim_row(*one, rows.content_sha256(one.body)) | first for one in made.values()
        ],
        "judgements": list(judgements.rows_of(report.id, claims, result.judged)),
        "waiting": [{}],
    }


def _heads(one: Prepared, numbers: dict[str, Iterator[int]]) -> dict[str, list[Head]]:
    """The numbers of the rows of one report, in the order of ``_HEADS``."""
    made = _of(one)
    report, reading = next(numbers["reports"]), next(numbers["readings"])
    claims = list(islice(numbers["claims"], len(made["claims"])))
    return {
        "reports": [(report,)],
        "pages": [(report,)] * len(made["pages"]),
        "readings": [(reading, report)],
        "claims": [(seq, report, reading) for seq in claims],
        "participants": [(claims[at],) for at in one.of],
        "judgements": [(reading,)] * len(made["judgements"]),
        "waiting": [(report,)],
        "report_words": [(report,)],
    }


def _numbers(connection: sa.Connection, table: sa.Table, many: int) -> Iterable[int]:
    """So many numbers for new rows, in order; nobody else writes meanwhile."""
    if connection.dialect.name == "postgresql":
        query = sa.text(
            "SELECT nextval(pg_get_serial_sequence(:table, 'seq')) FROM generate_series(1, :many)"
        )
        return connection.scalars(query, {"table": table.name, "many": many}).all()
    last = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    return count((connection.scalar(last, {"table": table.name}) or 0) + 1)
