"""Writing many reports in one transaction: the rows of all that are new go to each table together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import count
from typing import Any

import msgspec
import sqlalchemy as sa

from isnad.errors import DatabaseFault, StoreError
from isnad.records import ReadResult
from isnad.store import graves, judgements, pages, rows, searching
from isnad.store import schema as tables
from isnad.store.database import explained
from isnad.store.names import among, chosen
from isnad.store.types import escaped
from isnad.store.write import (
    End,
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
# In this order each row finds those that it points to.
_ORDER = (
    *(tables.reports, tables.pages, tables.readings, tables.claims),
    *(tables.participants, tables.judgements, tables.waiting),
)


class Prepared(msgspec.Struct, frozen=True):
    """A report with its rows as they are where it is new; with what is wrong with it; or with
    neither, where the store has it already."""

    result: ReadResult
    rows: dict[str, list[rows.Row]] | None = None
    wrong: StoreError | None = None


def prepare(
    connection: sa.Connection, results: Sequence[ReadResult], now: datetime
) -> list[Prepared]:
    """Do all that can be done before anybody is kept waiting."""
    held = _held(connection, results)
    moment = rows.instant(now)
    return [Prepared(one) if one.report.id in held else _prepared(one, moment) for one in results]


def _prepared(result: ReadResult, moment: str) -> Prepared:
    try:
        return Prepared(result, _rows_of(result, moment))
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
        self._moment = after_all(connection, rows.instant(now))
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
        made = [self._now_known(one) for one in gathered]
        counts = {t.name: sum(len(one[t.name]) for one in made) for t in _NUMBERED}
        numbers = {t.name: iter(_numbers(self._connection, t, counts[t.name])) for t in _NUMBERED}
        together: dict[str, list[rows.Row]] = defaultdict(list)
        for one in made:
            _number(one, numbers)
            for name, several in one.items():
                together[name].extend(several)
        for table in _ORDER:
            if found := together[table.name]:
                put(self._connection, table, found)
        if searching.is_kept(self._connection):
            words = list(map(_searched, made))
            put(self._connection, searching.report_words, words)
            searching.learn(self._connection, words)

    def _now_known(self, one: Prepared) -> dict[str, list[rows.Row]]:
        """The rows of a report that arrives now."""
        assert one.rows is not None
        made = {name: [dict(row) for row in several] for name, several in one.rows.items()}
        made["readings"][0]["recorded"] = self._moment
        if one.result.report.received is None:
            made["reports"] = [report_row(one.result.report, self._moment)]
        return made


def _rows_of(result: ReadResult, moment: str) -> dict[str, list[rows.Row]]:
    """The rows of a new report by table; those that claims and judgements point to are not
    numbered yet."""
    report = result.report
    check_carried(report)
    page = pages.row_of(report, result.stated)
    made = standing(result)
    rejected = result.rejected_claims + len(result.claims) - len(made)
    first = {"revision": 1, "supersedes": None, "superseded_by": None}
    reading = {"recorded": moment, "rejected_claims": rejected, **made_of(result)}
    return {
        "reports": [report_row(report, moment)],
        "pages": [page] if page else [],
        "readings": [reading],
        "claims": [rows.claim_row(one, rows.content_sha256(one)) | first for one in made.values()],
        "participants": [
            row for at, one in enumerate(made.values()) for row in rows.participant_rows(one, at)
        ],
        "judgements": list(judgements.rows_of(report.id, made.values(), result.judged)),
        "waiting": [{}],
    }


def _searched(made: dict[str, list[rows.Row]]) -> rows.Row:
    (report,) = made["reports"]
    return searching.row(report["seq"], report["title"], report["text"], report["published"])


def _number(made: dict[str, list[rows.Row]], numbers: dict[str, Iterator[int]]) -> None:
    """Number the rows of one report, and have the others point to them."""
    report, reading = next(numbers["reports"]), next(numbers["readings"])
    made["reports"][0]["seq"], made["readings"][0]["seq"] = report, reading
    for name in ("pages", "readings", "claims", "waiting"):
        for row in made[name]:
            row["report_seq"] = report
    for name in ("claims", "judgements"):
        for row in made[name]:
            row["reading_seq"] = reading
    for row in made["claims"]:
        row["seq"] = next(numbers["claims"])
    for row in made["participants"]:
        row["claim_seq"] = made["claims"][row["claim_seq"]]["seq"]


def _numbers(connection: sa.Connection, table: sa.Table, many: int) -> Iterable[int]:
    """So many numbers for new rows, in order; nobody else writes meanwhile."""
    if connection.dialect.name == "postgresql":
        query = sa.text(
            "SELECT nextval(pg_get_serial_sequence(:table, 'seq')) FROM generate_series(1, :many)"
        )
        return connection.scalars(query, {"table": table.name, "many": many}).all()
    last = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :table")
    return count((connection.scalar(last, {"table": table.name}) or 0) + 1)


def put(connection: sa.Connection, table: sa.Table, found: Collection[rows.Row]) -> None:
    """Insert rows, all with the same columns; as a stream where the database takes one."""
    if connection.dialect.name == "postgresql":
        _stream(connection, table, found)
    else:
        connection.execute(table.insert(), list(found))


def _stream(connection: sa.Connection, table: sa.Table, found: Collection[rows.Row]) -> None:
    columns = [table.c[name] for name in next(iter(found))]
    texts = [at for at, one in enumerate(columns) if isinstance(one.type, sa.Text)]
    names = ", ".join(f'"{one.name}"' for one in columns)
    driver: Any = connection.connection.driver_connection
    statement = f"COPY {table.name} ({names}) FROM STDIN"
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in found:
                values = list(row.values())
                for at in texts:
                    if values[at] is not None:
                        values[at] = escaped(values[at])
                copy.write_row(values)
    except connection.dialect.loaded_dbapi.Error as error:
        raise sa.exc.DBAPIError(statement, None, error) from error
