"""What a watcher remembers from one cycle to the next, in a small file beside the store.

It holds no text of any report. Of entries that are done it has hashes only, so that it keeps no
names; of those that wait, where their page is. Losing it costs requests, not reports: what the
store has already, it knows by its content.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Self, TypeVar

import msgspec

from isnad.errors import IsnadError
from isnad.fetching.hosts import Away

T = TypeVar("T", bound=msgspec.Struct)

_HASH = re.compile(r"sha256:[0-9a-f]{64}")
_VERSION = 1
_SCHEMA = """
CREATE TABLE feeds (
    url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, next_due REAL NOT NULL,
    failures INTEGER NOT NULL, gone INTEGER NOT NULL
);
CREATE TABLE entries (
    key TEXT PRIMARY KEY, feed TEXT NOT NULL, mark TEXT NOT NULL, listed REAL NOT NULL,
    done REAL, url TEXT, published TEXT, tries INTEGER NOT NULL, next_try REAL NOT NULL,
    report TEXT, kept TEXT
);
CREATE INDEX entries_waiting ON entries (feed, next_try) WHERE url IS NOT NULL;
CREATE TABLE hosts (host TEXT PRIMARY KEY, until REAL NOT NULL, failures INTEGER NOT NULL);
"""
_WAIT = "WHERE feed = ? AND url IS NOT NULL AND (next_try <= ? OR next_try > ?)"


class Known(msgspec.Struct, frozen=True):
    """What is known of a feed. ``next_due``: Unix time; ``gone``: it is asked for no more."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    next_due: float = 0.0
    failures: int = 0
    gone: bool = False


class Entry(msgspec.Struct, frozen=True):
    """What a feed lists: an id, where its page is, what changes when it does, and when it was
    published, as the feed says."""

    id: str
    url: str
    mark: str = ""
    published: str | None = None


class Waiting(msgspec.Struct, frozen=True):
    """An entry whose page is to be fetched. ``report``: the id under which it was being kept
    when the program was killed; else null. ``kept``: the id under which an earlier version of its
    page was kept; null where there is none."""

    key: str
    feed: str
    url: str
    published: str | None
    tries: int
    report: str | None
    kept: str | None


def _made(kind: type[T], row: Iterable[object]) -> T:
    """A record of the columns that it is named after."""
    names: tuple[str, ...] = kind.__struct_fields__
    # SQLite knows no truth but numbers.
    return msgspec.convert(dict(zip(names, row, strict=True)), kind, strict=False)


def _key(entry: Entry) -> str:
    # Ids are often plain numbers, which two sites share.
    named = f"{entry.id}\n{entry.url}"
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()


class Watched:
    """The state of a watcher, in a file of its own. One watcher at a time may have it open."""

    def __init__(self, path: str) -> None:
        """Open or make the file; raises IsnadError where another watcher has it, or where it is
        none or cannot be written."""
        self._path = path
        try:
            self._base = sqlite3.connect(path, timeout=0.5, isolation_level=None)
        except sqlite3.Error as error:
            raise self._fault(error) from error
        try:
            self._open()
        except BaseException:
            self._base.close()
            raise

    def _open(self) -> None:
        with self._told():
            # Held until the file is closed: a second watcher would fetch everything twice.
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.execute("BEGIN EXCLUSIVE")
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    self._base.execute(statement)
                self._base.execute(f"PRAGMA user_version = {_VERSION}")
            self._base.execute("COMMIT")
        if version not in (0, _VERSION):
            raise IsnadError(
                f"{self._path}: was written by a newer version of isnad; use that, or move the "
                "file away (the feeds are then looked through anew)"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _fault(self, error: sqlite3.Error) -> IsnadError:
        if "locked" in str(error):
            return IsnadError(
                f"{self._path}: another isnad watch runs on this store; stop it first"
            )
        return IsnadError(
            f"{self._path}: cannot be kept ({error}); look at the disk and its permissions, or "
            "move the file away (the feeds are then looked through anew)"
        )

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._told():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def _rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        with self._told():
            return self._base.execute(query, values).fetchall()

    def feed(self, url: str) -> Known:
        """What is known of a feed, if only its URL."""
        query = "SELECT url, etag, last_modified, next_due, failures, gone FROM feeds WHERE url = ?"
        rows = self._rows(query, url)
        return _made(Known, rows[0]) if rows else Known(url)

    def set_feed(
        self, known: Known, listed: Iterable[Entry] = (), now: float = 0.0, revisit: float = 0.0
    ) -> int:
        """Keep what is known of a feed, with the entries that it lists, whole or not at all; how
        many of them wait that did not before: those that are new, and those whose mark has
        changed and that were done ``revisit`` seconds ago or longer."""
        with self._writing() as base:
            new = sum(_list(base, known.url, entry, now, revisit) for entry in listed)
            values = msgspec.structs.astuple(known)
            base.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?)", values)
        return new

    def waiting(self, feed: str, now: float, latest: float, most: int) -> list[Waiting]:
        """The entries of a feed whose page is to be fetched by now, the first listed first.
        ``latest``: what is to be tried later than that was put off by a clock that was wrong."""
        rows = self._rows(
            f"SELECT key, feed, url, published, tries, report, kept FROM entries {_WAIT} "  # noqa: S608
            "ORDER BY rowid LIMIT ?",
            *(feed, now, latest, most),
        )
        return [_made(Waiting, row) for row in rows]

    def left(self, feed: str, now: float, latest: float) -> int:
        """How many pages of a feed wait; see ``waiting``."""
        query = f"SELECT count(*) FROM entries {_WAIT}"  # noqa: S608
        return msgspec.convert(self._rows(query, feed, now, latest)[0][0], int)

    def next_try(self, feed: str) -> float | None:
        """When the next entry of a feed is to be fetched; null where none waits."""
        query = "SELECT min(next_try) FROM entries WHERE feed = ? AND url IS NOT NULL"
        found = self._rows(query, feed)[0][0]
        return None if found is None else msgspec.convert(found, float)

    def keeping(self, key: str, report: str) -> None:
        """The report of an entry is about to be kept under this id."""
        with self._writing() as base:
            base.execute("UPDATE entries SET report = ? WHERE key = ?", (report, key))

    def done(self, key: str, now: float, kept: str | None = None) -> None:
        """An entry's page was read, or is given up; ``kept``: under which id, where it was."""
        # An id that is no hash may hold a name, and is not remembered.
        kept = kept if kept and _HASH.fullmatch(kept) else None
        with self._writing() as base:
            base.execute(
                "UPDATE entries SET done = ?, url = NULL, published = NULL, report = NULL, "
                "kept = coalesce(?, kept) WHERE key = ?",
                (now, kept, key),
            )

    def again(self, key: str, tries: int, at: float) -> None:
        """An entry's page is to be tried again; so many tries were made."""
        with self._writing() as base:
            base.execute(
                "UPDATE entries SET tries = ?, next_try = ?, report = NULL WHERE key = ?",
                (tries, at, key),
            )

    def forget(self, before: float) -> None:
        """Forget entries that no feed has listed since, and hosts that are well."""
        with self._writing() as base:
            base.execute("DELETE FROM entries WHERE listed < ?", (before,))
            base.execute("DELETE FROM hosts WHERE until < ?", (before,))

    def away(self, host: str) -> Away | None:
        """Until when a host is left alone; null where it is well."""
        rows = self._rows("SELECT until, failures FROM hosts WHERE host = ?", host)
        return _made(Away, rows[0]) if rows else None

    def set_away(self, host: str, away: Away | None) -> None:
        """Keep that a host is left alone; null: it is well."""
        with self._writing() as base:
            base.execute("DELETE FROM hosts WHERE host = ?", (host,))
            if away is not None:
                row = (host, away.until, away.failures)
                base.execute("INSERT INTO hosts VALUES (?, ?, ?)", row)


def _list(base: sqlite3.Connection, feed: str, entry: Entry, now: float, revisit: float) -> bool:
    """Note that a feed lists an entry; whether it waits now and did not before."""
    key = _key(entry)
    query = "SELECT mark, done, url FROM entries WHERE key = ?"
    row = base.execute(query, (key,)).fetchone()
    if row is None:
        base.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, NULL, ?, ?, 0, 0.0, NULL, NULL)",
            (key, feed, entry.mark, now, entry.url, entry.published),
        )
        return True
    mark, done, url = row
    base.execute("UPDATE entries SET listed = ? WHERE key = ?", (now, key))
    if url is not None or mark == entry.mark or done is None or now - done < revisit:
        return False
    base.execute(
        "UPDATE entries SET feed = ?, mark = ?, url = ?, published = ?, tries = 0, next_try = 0.0, "
        "done = NULL WHERE key = ?",
        (feed, entry.mark, entry.url, entry.published, key),
    )
    return True
