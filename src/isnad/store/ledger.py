"""The account of every run that brought reports in, and what it refused and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import sqlalchemy as sa

from isnad.names.standing import Standing
from isnad.records import Rejected
from isnad.store.redaction import FILL
from isnad.store.schema import COUNTED, rejections, runs


class RunAccount(msgspec.Struct, frozen=True, kw_only=True):
    """One run: how the reports that it attempted ended. ``ended`` is null where it was broken off
    or is still going; then the counts may lag behind what it did."""

    run: int
    command: str
    engine: str
    started: str
    ended: str | None
    attempted: int
    read: int
    duplicate: int
    empty: int
    rejected: int


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was not read: in which run, where it stood, why, and what to do."""

    run: int
    where: str
    reason: str
    message: str
    recorded: str


def begin(connection: sa.Connection, command: str, engine: str, now: str) -> int:
    """Note that a run begins; its number."""
    row = {"command": command, "engine": engine, "started": now} | dict.fromkeys(COUNTED, 0)
    return int(connection.execute(runs.insert().values(row).returning(runs.c.seq)).scalar_one())


def note(
    connection: sa.Connection,
    run: int,
    counts: Mapping[str, int],
    refused: Iterable[Rejected],
    now: str,
    *,
    ended: bool,
) -> None:
    """Write how far a run is, and what it refused since the last time."""
    values = {name: counts[name] for name in COUNTED} | ({"ended": now} if ended else {})
    connection.execute(runs.update().where(runs.c.seq == run).values(values))
    found = [
        {
            "run_seq": run,
            "place": one.where,
            "reason": one.reason,
            "message": one.message,
            "recorded": now,
        }
        for one in refused
    ]
    if found:
        connection.execute(rejections.insert(), found)


def runs_of(connection: sa.Connection) -> list[RunAccount]:
    """All runs, the first first."""
    query = sa.select(runs).order_by(runs.c.seq)
    return [
        RunAccount(run=row["seq"], **{name: row[name] for name in row if name != "seq"})
        for row in connection.execute(query).mappings()
    ]


def refused_of(connection: sa.Connection, reason: str | None, run: int | None) -> sa.CursorResult:  # type: ignore[type-arg]
    """Rows of what was refused, for one reason or in one run, in order."""
    query = sa.select(rejections).order_by(rejections.c.seq)
    if reason is not None:
        query = query.where(rejections.c.reason == reason)
    if run is not None:
        query = query.where(rejections.c.run_seq == run)
    return connection.execute(query.execution_options(yield_per=500))


def refused(row: sa.RowMapping) -> Refused:
    """What was refused, from its row."""
    return Refused(
        run=row["run_seq"],
        where=row["place"],
        reason=row["reason"],
        message=row["message"],
        recorded=row["recorded"],
    )


def forget_report(connection: sa.Connection, report_id: str, addresses: Iterable[str]) -> None:
    """Take the id and the addresses of a report out of what was refused; the rows stay, so that
    the account of their run adds up."""
    told = sa.or_(
        *(rejections.c.message.contains(f"{before}{report_id}{after}", autoescape=True)
          for before, after in (("report ", " "), ("report ", ":"), ("'", "'"))),
        *(rejections.c[column].contains(one, autoescape=True)
          for one in (*addresses, *_long(report_id)) for column in ("place", "message")),
    )  # fmt: skip
    connection.execute(rejections.update().where(told).values(place=FILL, message=FILL))


def _long(report_id: str) -> list[str]:
    """An id that is long enough not to stand in other words by chance."""
    return [report_id] if len(report_id) >= 8 else []


def forget_person(connection: sa.Connection, names: Standing) -> None:
    """Fill what names a person in what was refused."""
    query = sa.select(rejections.c.seq, rejections.c.place, rejections.c.message)
    for seq, place, message in list(connection.execute(query)):
        said = [FILL if _tells(one, names) else one for one in (place, message)]
        if said != [place, message]:
            mine = rejections.update().where(rejections.c.seq == seq)
            connection.execute(mine.values(place=said[0], message=said[1]))


def _tells(words: str, names: Standing) -> bool:
    return bool(names.find(words)) or names.stands_in(words)
