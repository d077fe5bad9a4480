"""Makes the explorer's index of a store, and keeps it as new as the store is."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from isnad.addresses import is_url
from isnad.cache import drop_index, index_path
from isnad.edtf import bounds
from isnad.errors import IsnadError
from isnad.joining import place_key
from isnad.joins import ClaimKey, Story
from isnad.records import Claim, Participant
from isnad.store import Store, open_store
from isnad.web import searching, spelling, tables, then
from isnad.web.columns import Shelf
from isnad.web.naming import described, is_private, key_of

_AT_ONCE = 500
# So many seconds pass before it is looked whether the store has changed.
_EVERY = 1.0
_REQUESTS = 40
_MAPPED = 1 << 31
# Characters that a title goes to, at most, where it is the first line of a text.
_OPENING = 120
_ROLES = ("actors", "recipients", "brokers")
_DISPUTED = tuple(f"disputed_{clock}" for clock in then.CLOCKS)

T = TypeVar("T")


def stamp(store: Store) -> str:
    """What tells one state of a store from any other."""
    return hashlib.sha256(msgspec.json.encode(store.marks())).hexdigest()


class Index:
    """The index of one store; made anew, beside the old, when the store has changed."""

    def __init__(self, store: str) -> None:
        self.store = store
        self._path = index_path(store)
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._engine: sa.Engine | None = None
        self._renewing: threading.Thread | None = None
        self._looked = 0.0
        self._kept: Store | None = None
        self._forgotten = 0
        self.stamp = ""
        # What is counted by, in memory.
        self.shelf = Shelf()

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """The store, to read. A file is opened anew, since another may stand in its place; a
        database is kept open, since reaching it takes longer than most questions."""
        if not is_url(self.store):
            with open_store(self.store, create=False) as store:
                yield store
            return
        with self._opening:
            if self._kept is None:
                self._kept = open_store(self.store, create=False)
        yield self._kept

    def close(self) -> None:
        """Let the store and the index go."""
        for one in (self._kept, self._engine):
            if one is not None:
                one.close() if isinstance(one, Store) else one.dispose()

    def engine(self) -> sa.Engine:
        """The index, looked at again every second. Where the store has grown, that of before goes
        on to be shown while a new one is made; where something was forgotten, nothing is shown
        until there is a new one. Raises StoreError where the store cannot be read."""
        if self._engine is not None and self.fresh is not None:
            return self._engine
        with self._lock:
            if self._engine is not None and self.fresh is not None:
                return self._engine
            with self.opened() as store:
                now = stamp(store)
                if now != self.stamp and len(store.tombstones()) != self._forgotten:
                    # Perhaps on another machine, whose program knows no index of this one.
                    drop_index(self.store)
                if self._engine is None or not self._path.exists():
                    self._open(store, now)
                elif now != self.stamp:
                    self._renew()
            self._looked = time.monotonic()
            assert self._engine is not None
            return self._engine

    def _renew(self) -> None:
        """Make the index of the store as it is now, beside what is asked meanwhile."""
        if self._renewing is None or not self._renewing.is_alive():
            self._renewing = threading.Thread(target=self._made_beside, daemon=True)
            self._renewing.start()

    def _made_beside(self) -> None:
        # Something was forgotten meanwhile, or the store cannot be read: whoever asks next is told.
        with suppress(FileNotFoundError, IsnadError), self.opened() as store:
            now = stamp(store)
            self._make(store, now)
            with self._lock:
                if self._path.exists():
                    self._show(now)

    @property
    def fresh(self) -> str | None:
        """The stamp, where it was looked at within the last second."""
        soon = self._engine is not None and time.monotonic() < self._looked + _EVERY
        return self.stamp if soon else None

    def now(self) -> str:
        """The stamp of the index as it is now. Raises StoreError as ``engine`` does."""
        self.engine()
        return self.stamp

    def connect(self) -> tuple[sa.Connection, str]:
        """A connection to the index as it is now, and the stamp of what it is made of. It goes on
        to tell of that, whatever is made meanwhile."""
        connection = self.engine().connect()
        row = connection.execute(sa.select(tables.made.c.stamp)).one()
        return connection, str(row.stamp)

    def _open(self, store: Store, now: str) -> None:
        self._forgotten = len(store.tombstones())
        try:
            self._make(store, now)
        except FileNotFoundError:
            # Something was forgotten meanwhile, and it was taken away unfinished.
            now = stamp(store)
            self._make(store, now)
        self._show(now)

    def _show(self, now: str) -> None:
        # Requests under way keep the file that they have open.
        if self._engine is not None:
            self._engine.dispose()
        self._engine, self.stamp = _opened(self._path), now

    def _make(self, store: Store, now: str) -> None:
        if not _is_of(self._path, now):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(f".{os.getpid()}.{threading.get_ident()}.new")
            beside.unlink(missing_ok=True)
            try:
                _make(beside, store, now)
                os.replace(beside, self._path)
            finally:
                beside.unlink(missing_ok=True)


def _opened(path: Path) -> sa.Engine:
    engine = sa.create_engine(
        sa.URL.create(
            "sqlite",
            database=f"file:{path}",
            query={"mode": "ro", "immutable": "1", "uri": "true"},
        ),
        # As many as there are requests at once.
        pool_size=_REQUESTS,
        max_overflow=-1,
    )
    sa.event.listen(engine, "connect", _map)
    return engine


def _map(connection: sqlite3.Connection, _record: object) -> None:
    # The file never changes, so all connections may look into one copy of it in memory.
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}").close()


def _is_of(path: Path, now: str) -> bool:
    if not path.exists():
        return False
    engine = _opened(path)
    with suppress(sa.exc.DatabaseError), engine.connect() as connection:
        row = connection.execute(sa.select(tables.made)).one_or_none()
        return row is not None and (row.form, row.stamp) == (tables.FORM, now)
    return False


def _make(path: Path, store: Store, now: str) -> None:
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    with engine.begin() as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        tables.metadata.create_all(connection)
        for statement in tables.SEARCH:
            connection.exec_driver_sql(statement)
        _Maker(connection, store).run()
        # So that the database knows which of its ways to rows is short.
        connection.exec_driver_sql("ANALYZE")
        connection.execute(tables.made.insert().values(form=tables.FORM, stamp=now))
    engine.dispose()


class _Maker:
    """One making of an index."""

    def __init__(self, connection: sa.Connection, store: Store) -> None:
        self._run = connection.execute
        self._driver = connection.exec_driver_sql
        self._store = store
        self._clocks = store.clocks()
        self._reports: dict[str, dict[str, Any]] = {}
        self._told: dict[ClaimKey, tuple[int, str]] = {}
        self._stories: dict[int, dict[str, Any]] = {}
        self._places: dict[str, dict[str, Any]] = {}
        self._named: dict[str, dict[str, Any]] = {}

    def run(self) -> None:
        retracted: dict[str, set[str]] = {}
        for rows in _batched(self._of_stories(retracted), _AT_ONCE):
            self._run(tables.stories.insert(), [row for row, _ in rows])
            spread = [origin for _, several in rows for origin in several]
            if spread:
                self._run(tables.origins.insert(), spread)
        for some in _batched(self._of_reports(retracted), _AT_ONCE):
            self._run(tables.reports.insert(), [row for row, _ in some])
            self._search("report_words", [words for _, words in some])
        for claimed in _batched(self._of_claims(), _AT_ONCE):
            bodies = [{"claim_seq": row["seq"], "body": row.pop("body")} for row, _, _ in claimed]
            self._run(tables.claims.insert(), [row for row, _, _ in claimed])
            self._run(tables.bodies.insert(), bodies)
            people = [one for _, several, _ in claimed for one in several]
            if people:
                self._run(tables.people.insert(), people)
            self._search("claim_words", [words for _, _, words in claimed])
        if self._places:
            self._run(tables.places.insert(), list(self._places.values()))
        if self._named:
            self._run(tables.named.insert(), list(self._named.values()))
        spelt = spelling.rows(self._reports.values(), self._places.values(), self._named.values())
        for several in _batched(spelt, _AT_ONCE):
            self._run(tables.spellings.insert(), several)

    def _search(self, table: str, rows: list[searching.Row]) -> None:
        names = ", ".join(("rowid", *searching.COLUMNS))
        self._driver(f"INSERT INTO {table} ({names}) VALUES (?, ?, ?, ?, ?)", rows)  # noqa: S608 - ours

    def _of_stories(
        self, retracted: dict[str, set[str]]
    ) -> Iterator[tuple[dict[str, Any], list[Any]]]:
        for seq, story in enumerate(self._store.stories(), start=1):
            for telling in story.tellings:
                self._told[ClaimKey(telling.report, telling.claim)] = seq, telling.says
                if telling.retracted_by:
                    retracted.setdefault(telling.report, set()).update(telling.retracted_by)
            row = _story_row(seq, story)
            self._stories[seq] = row | then.differing(story, self._clocks)
            yield row, _origin_rows(seq, story, self._clocks)

    def _of_reports(
        self, retracted: dict[str, set[str]]
    ) -> Iterator[tuple[dict[str, Any], searching.Row]]:
        for seq, report in enumerate(self._store.reports(), start=1):
            received, published = self._clocks.get(report.id, (report.received or "",) * 2)
            row = {
                "seq": seq, "id": report.id, "title": report.title or _opening(report.text),
                "outlet": report.outlet,
                "language": report.language, "published": published, "received": received,
                "retracted": report.id in retracted,
                **_at("retracted", then.first(retracted.get(report.id, ()), self._clocks)),
            }  # fmt: skip
            self._reports[report.id] = row
            yield row, searching.row(seq, report.title or "", report.text)

    def _of_claims(self) -> Iterator[tuple[dict[str, Any], list[Any], searching.Row]]:
        for seq, claim in enumerate(self._store.claims(), start=1):
            report = self._reports.get(claim.report.id)
            if report is None:
                # It came while this was being made, and is in the next.
                continue
            told = self._told.get(ClaimKey(claim.report.id, claim.id))
            row = self._claim_row(seq, claim, report, told)
            words = searching.row(seq, row["says"], claim.evidence.quote)
            self._name(claim)
            yield row, _people_rows(seq, claim), words

    def _name(self, claim: Claim) -> None:
        """Keep what those of a claim are called whose name is not a key of the world's."""
        every = [one for role in _ROLES for one in getattr(claim, role)]
        for one in every + claim.sources:
            row = {"key": key_of(one), "name": _public(one), "country": one.country}
            self._named.setdefault(row["key"], row)

    def _claim_row(
        self, seq: int, claim: Claim, report: dict[str, Any], told: tuple[int, str] | None
    ) -> dict[str, Any]:
        first, last = bounds(claim.time.edtf) if claim.time else (None, None)
        story = self._stories.get(told[0]) if told else None
        root = claim.sources[-1] if claim.sources else None
        return {
            "seq": seq, "id": claim.id, "report_seq": report["seq"],
            "story_seq": told[0] if told else None, "type": claim.type,
            "polarity": claim.polarity, "modality": claim.modality,
            "first": first or last, "last": last or first,
            "edtf": claim.time.edtf if claim.time else None,
            "place": self._place(claim), "country": claim.place.country if claim.place else None,
            "language": claim.report.language, "outlet": claim.report.outlet,
            "published": report["published"], "received": report["received"],
            "source": key_of(root) if root else None,
            "origins": story["origins"] if story else 1, "sides": story["sides"] if story else 0,
            "disputed": bool(story and story["disputed"]),
            **{name: story[name] if story else None for name in _DISPUTED},
            "says": told[1] if told else claim.trigger.quote,
            "body": msgspec.json.encode(claim).decode(),
        }  # fmt: skip

    def _place(self, claim: Claim) -> str | None:
        place = claim.place
        if place is None:
            return None
        key = place_key(place)
        self._places.setdefault(key, {
            "key": key, "name": place.name, "country": place.country, "latitude": place.latitude,
            "longitude": place.longitude, "precision": place.precision,
            "claimed_by": " ".join(place.claimed_by),
        })  # fmt: skip
        return key


def _opening(text: str) -> str | None:
    """How a report without a title begins: its first line, as far as a title goes."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return (first if len(first) <= _OPENING else f"{first[:_OPENING].rstrip()} …") or None


def _story_row(seq: int, story: Story) -> dict[str, Any]:
    return {
        "seq": seq, "id": story.id, "title": story.title, "origins": len(story.origins),
        "sides": len({one.side for one in story.origins if one.side}),
        "disputed": bool(story.contradictions), "retracted": bool(story.retracted_by),
        "type": story.type, "place": story.place.name if story.place else None,
        "country": story.place.country if story.place else None,
        "edtf": story.time.edtf if story.time else None,
        "first": story.time.first if story.time else None,
        "last": story.time.last if story.time else None,
        "reports": len({one.report for one in story.tellings}), "tellings": len(story.tellings),
    }  # fmt: skip


def _origin_rows(seq: int, story: Story, known: then.Known) -> list[dict[str, Any]]:
    told: dict[str, list[str]] = {}
    for one in story.origins:
        told.setdefault(one.name, []).extend(one.reports)
    sides = {one.name: one.side for one in story.origins}
    return [
        {"story_seq": seq, "name": name, "side": sides[name], **then.first(told[name], known)}
        for name in told
    ]


def _at(name: str, times: dict[str, str | None]) -> dict[str, str | None]:
    return {f"{name}_{clock}": time for clock, time in times.items()}


def _people_rows(seq: int, claim: Claim) -> list[dict[str, Any]]:
    every = [(role, one) for role in _ROLES for one in getattr(claim, role)]
    found = {(role, key_of(one)): _public(one) for role, one in every}
    return [
        {"claim_seq": seq, "role": role, "entity": entity, "name": name}
        for (role, entity), name in found.items()
    ]


def _public(one: Participant) -> str:
    """A name or the words for somebody; nothing where these are not for the public."""
    return "" if is_private(one) else described(one)


def _batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
