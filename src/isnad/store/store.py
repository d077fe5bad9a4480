"""Reports and claims, kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, TypeVar

import sqlalchemy as sa

from isnad.addresses import is_url, shown
from isnad.errors import StoreAway
from isnad.joins import Lineage, Story
from isnad.names.standing import Standing
from isnad.records import Claim, ReadResult, Rejected, Report
from isnad.store import (
    bulk,
    forgetting,
    forgetting_people,
    graves,
    history,
    judgements,
    ledger,
    lookup,
    pages,
    rows,
    searching,
    sweeping,
    told,
)
from isnad.store.database import WRITE, explained, open_sqlite
from isnad.store.joined import Joined
from isnad.store.joined_reports import made_by
from isnad.store.judgements import Judgement
from isnad.store.ledger import Refused, RunAccount
from isnad.store.names import among, chosen
from isnad.store.redaction import Person
from isnad.store.schema import claims, readings, reports, waiting
from isnad.store.write import End, write
from isnad.tombstones import Tombstone

# What a database that goes away breaks off is begun again so many times.
_TRIES = 3

T = TypeVar("T")


class Store:
    """Reports with their claims, in order of arrival. Nothing is taken away or overwritten, but
    by ``forget_report``; a claim that is made anew becomes a further revision of itself.
    """

    def __init__(self, engine: sa.Engine, name: str, *, read_only: bool = False) -> None:
        self.name = name
        # Whether nothing can be written: a copy that follows another, or a role that may not.
        self.read_only = read_only
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        with explained(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """A transaction in which nobody else writes; whole or not at all."""
        with self._connected() as connection, connection.execution_options(**WRITE).begin():
            yield connection

    def _kept(self, work: Callable[[sa.Connection], T], *, twice: bool = False) -> T:
        """What ``work`` gives inside such a transaction. Where the database goes away meanwhile it
        is begun again; when that is so late that the work may be kept already, only if doing it
        ``twice`` is as good as once."""
        for _ in range(_TRIES - 1):
            done = False
            try:
                with self._writing() as connection:
                    found = work(connection)
                    done = True
                return found
            except StoreAway:
                if done and not twice:
                    raise
        with self._writing() as connection:
            return work(connection)

    def add(self, result: ReadResult, *, again: bool = False) -> End:
        """Keep a report and its claims, whole or not at all; ``duplicate`` where nothing is new.

        Claims that do not stand on the report's words are rejected and counted (``counts``).
        Raises IdConflict where another text has the report's id, Forgotten where the report was
        forgotten (unless it is to come ``again``), StoreError where ``received`` is no date or
        ``carried_by`` does not stand on the report's words.
        """

        def work(connection: sa.Connection) -> End:
            graves.refuse(connection, result.report, again=again)
            return write(connection, result, datetime.now(UTC))

        return self._kept(work, twice=True)

    def add_many(self, results: Iterable[ReadResult], *, again: bool = False) -> list[bulk.Ended]:
        """Keep many reports in one transaction, as ``add`` would one after the other; how each of
        them ended, in their order: an error that is of one report alone (IdConflict, Forgotten,
        StoreError) stands in its place, and the others are kept. A hundred reports and more at
        once are kept several times as fast as one by one. Raises DatabaseFault; then none is kept.
        """
        now, given = datetime.now(UTC), list(results)
        with self._connected() as connection:
            prepared = bulk.prepare(connection, given, now, self.name)

        def work(connection: sa.Connection) -> list[bulk.Ended]:
            return bulk.write_many(connection, prepared, now, self.name, again=again)

        return self._kept(work, twice=True)

    def forget_report(self, report_id: str, reason: str) -> Tombstone:
        """Forget the report of that id, or the only one whose id begins so: its text, its claims
        and all that was made with them; what is left is the tombstone. It is done whole or not at
        all. Raises StoreError where there is no such report, and where its bytes are not out of
        the file yet."""
        now = rows.instant(datetime.now(UTC))
        with self._writing() as connection:
            found = lookup.one_id(connection, reports.c.id, report_id, self.name, "report")
            stone = forgetting.forget_report(connection, found, reason, now)
        self._sweep()
        return stone

    def forget_person(self, person: Person, reason: str) -> Tombstone:
        """Forget a person: all claims in which they have a part go, and their name is filled in
        whatever the store keeps, so that all other claims stand on the same offsets. Reports that
        told of them keep the hash of what was received, and are not read again. It is done whole
        or not at all. Raises Nobody where no report tells of them, StoreError as
        ``forget_report``, and where the id of a report or the reason has the name."""
        now = rows.instant(datetime.now(UTC))
        with self._writing() as connection:
            stone = forgetting_people.forget_person(connection, person, reason, now)
        self._sweep()
        return stone

    def tells_of(self, person: Person) -> bool:
        """Whether a claim or judgement is of a person."""
        with self._connected() as connection:
            return forgetting_people.is_told(connection, person)

    def taken_for(self, names: Collection[str]) -> list[str]:
        """The entities that reports take somebody of these names for."""
        with self._connected() as connection:
            return forgetting_people.entities_of(connection, Standing(names))

    def _sweep(self) -> None:
        with explained(self.name):
            sweeping.sweep(self._engine, self.name)

    def tombstones(self, report_id: str | None = None) -> list[Tombstone]:
        """What was forgotten, the oldest first; of a report that is held: who was, in it."""
        with self._connected() as connection:
            if report_id is None:
                return graves.all_of(connection)
            return graves.on(connection, report_id)

    def reports(self) -> Iterator[Report]:
        """All reports in order of arrival."""
        query = lookup.reports_read().order_by(reports.c.seq).execution_options(yield_per=100)
        with self._connected() as connection, connection.execute(query) as given:
            for some in given.mappings().partitions(100):
                found = pages.newest(connection, [row["seq"] for row in some])
                for row in some:
                    yield pages.filled(rows.report_of(row), found.get(row["seq"]))

    def report(self, report_id: str) -> Report:
        """The report of that id, or the only one whose id begins so; else raises StoreError."""
        with self._connected() as connection:
            return pages.filled(*self._row(connection, report_id))

    def received(self, report_id: str) -> Report:
        """The report of that id as it came, to be read again: ``carried_by`` is what its page said,
        its language that of the newest reading. Raises StoreError as ``report``."""
        with self._connected() as connection:
            return pages.received(*self._row(connection, report_id))

    def _row(
        self, connection: sa.Connection, report_id: str
    ) -> tuple[Report, sa.RowMapping | None]:
        """A report, and what is kept of its page."""
        found = lookup.one_id(connection, reports.c.id, report_id, self.name, "report")
        query = lookup.reports_read().where(reports.c.id == found)
        row = connection.execute(query).mappings().one()
        return rows.report_of(row), pages.newest(connection, [row["seq"]]).get(row["seq"])

    def some_reports(self, ids: Collection[str]) -> dict[str, Report]:
        """Those of the reports of these ids that are held, by id."""
        query = among(lookup.reports_read(), reports.c.id)
        with self._connected() as connection:
            return {
                row["id"]: rows.report_of(row) for row in chosen(connection, query, sorted(ids))
            }

    def claims(self, report_id: str | None = None, current: bool = True) -> Iterator[Claim]:
        """Claims by arrival of their report, then as they stand in it; ``current``: without the
        superseded. ``report_id`` is a whole id; an unknown one raises StoreError."""
        query = lookup.claims_read(current)
        if report_id is not None:
            query = query.where(reports.c.id == self.report(report_id).id)
        with self._connected() as connection:
            yield from lookup.claims_of(connection, query)

    def claim(self, claim_id: str) -> Claim:
        """The newest revision of the claim of that id, or of the only one whose id begins so.

        Two reports of one text have claims of one id: then it is that of the first to arrive.
        Raises StoreError where there is none, or more than one.
        """
        with self._connected() as connection:
            found = lookup.one_id(connection, claims.c.id, claim_id, self.name, "claim")
            query = lookup.claims_read(current=False).where(claims.c.id == found)
            newest = query.order_by(None).order_by(reports.c.seq, claims.c.revision.desc()).limit(1)
            return next(lookup.claims_of(connection, newest))

    @contextmanager
    def joining(self) -> Iterator[Joined]:
        """The joined tables inside a transaction, which ends with the block: whole or not at
        all. Nobody else writes meanwhile."""
        with self._writing() as connection:
            yield Joined(connection)

    @contextmanager
    def looking(self) -> Iterator[Joined]:
        """The joined tables as they are, to look at."""
        with self._connected() as connection:
            yield Joined(connection)

    def made_by(self) -> str | None:
        """The version of what made the joined tables; null where nothing has."""
        with self._connected() as connection:
            return made_by(connection)

    def waiting(self) -> int:
        """How many reports have something new since they were joined."""
        query = sa.select(sa.func.count(sa.distinct(waiting.c.report_seq)))
        with self._connected() as connection:
            return int(connection.scalar(query) or 0)

    def is_recorded(self) -> bool:
        """Whether the history has the ids of all stories."""
        with self._connected() as connection:
            return history.is_complete(connection)

    def untraced(self) -> list[str]:
        """The ids of waiting reports whose newest reading made no traces, in order of arrival."""
        query = lookup.reports_read().with_only_columns(reports.c.id)
        wait = reports.c.seq.in_(sa.select(waiting.c.report_seq))
        query = query.where(wait, readings.c.traces.is_(None)).order_by(reports.c.seq)
        with self._connected() as connection:
            return list(connection.scalars(query))

    def marks(self) -> list[int | str | None]:
        """Numbers that change whenever anything in the store does."""
        with self._connected() as connection:
            return lookup.marks(connection)

    def clocks(self) -> dict[str, tuple[str, str]]:
        """When each joined report was known, by arrival and by publication (instants), by id."""
        with self._connected() as connection:
            return told.clocks_of(connection)

    def lineages(self) -> Iterator[Lineage]:
        """What reports come of, by day of publication, then id."""
        with self._connected() as connection:
            yield from told.lineages_of(connection)

    def stories(self, wanted: told.Wanted | None = None) -> Iterator[Story]:
        """The stories that are wanted, else all: by their first day, then id."""
        with self._connected() as connection:
            yield from told.stories_of(connection, wanted or told.Wanted())

    def story(self, story_id: str) -> Story:
        """The story that an id leads to: its own, or one of before; or how such an id begins.
        Raises StoreError where there is none, or more than one."""
        with self._connected() as connection:
            return told.story_of(connection, story_id, self.name)

    def headings(self, report_ids: Collection[str]) -> dict[str, told.Heading]:
        """What is said of reports in one line, by id; without those that the store does not
        hold."""
        with self._connected() as connection:
            return told.headings_of(connection, report_ids)

    def beside(self, report_id: str) -> dict[str, str]:
        """The reports that have words of a report: ids, with the kind of lineage by which they
        come of it as far as it was joined, or ``same text``."""
        with self._connected() as connection:
            found = lookup.one_id(connection, reports.c.id, report_id, self.name, "report")
            return told.beside_of(connection, found)

    def judgements(self, entity: str) -> list[Judgement]:
        """Who in which reports is judged to be an entity, with the names there and the reasons."""
        with self._connected() as connection:
            return judgements.of_entity(connection, entity)

    def split(self, judgement: str, apart: bool = True) -> str:
        """Undo a judgement (or with ``apart`` false: make it anew); the entity that it is of. What
        was written stays; claims are read with the report's own words in its place. Raises
        StoreError where there is no judgement of that id."""
        now = rows.instant(datetime.now(UTC))
        with self._writing() as connection:
            return judgements.set_apart(connection, judgement, now, apart=apart)

    def begin_run(self, command: str, engine: str) -> int:
        """Note that a command begins to bring reports in, with that version of the engine; the
        number of its run."""
        now = rows.instant(datetime.now(UTC))
        return self._kept(lambda connection: ledger.begin(connection, command, engine, now))

    def note_run(
        self,
        run: int,
        counts: Mapping[str, int],
        refused: Iterable[Rejected] = (),
        *,
        ended: bool = False,
    ) -> None:
        """Keep how far a run is (``schema.COUNTED``), and what it refused since the last time.
        The database refuses an account that does not add up when the run has ``ended``."""
        now, told = rows.instant(datetime.now(UTC)), list(refused)
        self._kept(lambda kept: ledger.note(kept, run, counts, told, now, ended=ended))

    def runs(self) -> list[RunAccount]:
        """The account of every run, the first first."""
        with self._connected() as connection:
            return ledger.runs_of(connection)

    def refused(self, reason: str | None = None, run: int | None = None) -> Iterator[Refused]:
        """What was not read, for one reason or in one run, in order."""
        with (
            self._connected() as connection,
            ledger.refused_of(connection, reason, run) as found,
        ):
            for row in found.mappings():
                yield ledger.refused(row)

    def unnamed(self, name: str) -> list[tuple[str, int]]:
        """Sectors of people of that very name whom no table knows, and in how many reports."""
        with self._connected() as connection:
            return judgements.unnamed(connection, name)

    def counts(self) -> dict[str, int]:
        """How many ``reports``, current ``claims``, ``superseded`` ones, and ``rejected_claims``
        (of the newest reading of each report)."""
        with self._connected() as connection:
            return lookup.counts(connection)

    def search(self, typed: str, *, parts: bool = False, most: int = 20) -> list[str]:
        """The ids of reports that have all the words in title or text, in any form that words are
        written in, the last published first. A word may go on; with ``parts`` it may also stand
        inside another."""
        with self._connected() as connection:
            return searching.search(connection, searching.terms(typed), parts, most)


def open_store(path: str | Path, create: bool = True) -> Store:
    """The store in that file, or in the PostgreSQL database of that URL (``postgresql://…``, which
    is there already); made if it is not there (unless ``create`` is false).

    Raises StoreError for what is no store, cannot be read, or is from a newer program.
    """
    name = shown(path)
    if is_url(path):
        from isnad.store.postgres import open_postgres  # noqa: PLC0415 - most need no server

        engine, read_only = open_postgres(str(path), create)
    else:
        engine, read_only = open_sqlite(Path(path), create), False
    store = Store(engine, name, read_only=read_only)
    if not read_only:
        with explained(name):
            if sweeping.is_due(engine):
                sweeping.sweep(engine, name, briefly=True)
    return store
