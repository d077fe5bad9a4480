"""Opening the database: SQLite in WAL mode, and whether the file is a store at all."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from isnad.errors import DatabaseFault, StoreBusy, StoreError
from isnad.store import postgres_faults
from isnad.store.schema import KNOWN

# How long a writer waits for another one, in milliseconds.
BUSY_MS = 60_000
WRITE = {"isnad_write": True}
_PAUSE = 0.02
# Kilobytes of pages in memory: keys of new reports go to pages all over a large store.
_CACHE_KB = 64_000
_PRAGMAS = (
    *(f"busy_timeout = {BUSY_MS}", "synchronous = FULL", "foreign_keys = ON"),
    f"cache_size = -{_CACHE_KB}",
)
_RESUME = "what was kept stays; make room and run it again, and it goes on from there"
_OF_ONE_ROW = frozenset({sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH})
_VERSIONS = "alembic_version"
_MAKE = "make one with: isnad add REPORTS --store"


def open_sqlite(path: Path, create: bool) -> sa.Engine:
    """An engine on the file, its schema current.

    Raises StoreError where there is no file (unless ``create``), where it is no store or cannot
    be read, and where its schema is newer than this program.
    """
    _check_path(path, create)
    engine = _engine(path)
    with explained(str(path)):
        # Before anything is written to it: what is no store is left as it is.
        if _VERSIONS not in (tables := sa.inspect(engine).get_table_names()):
            _check_new(str(path), create, tables)
        _switch_to_wal(engine)
        make_current(engine, str(path), create, sa.inspect(engine).get_table_names())
    return engine


@contextmanager
def explained(store: str) -> Iterator[None]:
    """Errors of the database as StoreError, with the store's name and what to do."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlite3.DatabaseError) as error:
        orig: Any = getattr(error, "orig", error)
        of = _fault if isinstance(orig, sqlite3.Error) else postgres_faults.fault
        raise of(store, orig) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise StoreError(f"{store}: no database can hold this: {error}") from error


def _fault(store: str, error: sqlite3.DatabaseError) -> StoreError:
    code = _code(error)
    if code == sqlite3.SQLITE_BUSY:
        return StoreBusy(
            f"{store}: another program has been writing to it for {BUSY_MS // 1000} s; what was kept "
            "stays; run it again when that has ended"
        )
    if code == sqlite3.SQLITE_NOTADB:
        return DatabaseFault(f"{store}: is not a database; {_MAKE} with another name")
    if code == sqlite3.SQLITE_FULL:
        return DatabaseFault(f"{store}: the disk is full{_room(store)}; {_RESUME}")
    if code == sqlite3.SQLITE_READONLY:
        return DatabaseFault(
            f"{store}: may only be read; look at the permissions of the file and of its folder"
        )
    told = (
        f"{store}: the database says: {error}; look whether the file may be read and written, "
        f"and whether the disk has room{_room(store)}"
    )
    # What is wrong with one row says nothing of the next.
    kind = StoreError if code in _OF_ONE_ROW else DatabaseFault
    return kind(told)


def _room(store: str) -> str:
    """How large a store is with its log, and how many bytes are free beside it; empty where the
    machine does not say."""
    path = Path(store)
    try:
        size = sum(one.stat().st_size for one in (path, Path(f"{store}-wal")) if one.exists())
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return ""
    return f" ({free:,} bytes are free; the store has {size:,})"


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's primary error code."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _check_path(path: Path, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder, not a store; name a file in it")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}; make it first")
    if not create and not path.exists():
        raise StoreError(f"{path}: there is no such store; {_MAKE} {path}")


def _engine(path: Path) -> sa.Engine:
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own guess when to begin a transaction is turned off; _begin does it.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: sa.Connection) -> None:
    # A writer asks for the lock at once: one that reads first and then writes could find that
    # another has written in between, and SQLite does not let it wait then.
    write = connection.get_execution_options().get("isnad_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _switch_to_wal(engine: sa.Engine) -> None:
    """Set the journal mode, which the file keeps; while somebody else does the same, SQLite
    refuses at once instead of waiting."""
    until = time.monotonic() + BUSY_MS / 1000
    with closing(engine.raw_connection()) as connection:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL").close()
                return
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
            time.sleep(_PAUSE)


def make_current(engine: sa.Engine, store: str, create: bool, tables: Collection[str]) -> None:
    """Bring the schema of a database to what this program knows; ``tables``: those that are there.
    Raises StoreError where it is another program's, newer, or empty (unless ``create``)."""
    found = schema_version(engine)
    if found == KNOWN[-1]:
        return
    if found is not None and found not in KNOWN:
        raise StoreError(
            f"{store}: has schema {found}, this isnad knows {KNOWN[-1]}; "
            "open it with the newer isnad that wrote it"
        )
    if found is None:
        _check_new(store, create, tables)
    # Alembic takes longer to load than most commands to run, and is needed only here.
    from isnad.store.upgrade import upgrade  # noqa: PLC0415

    upgrade(engine)


def schema_version(engine: sa.Engine) -> str | None:
    """The schema version that the database says it has; null where it says none."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table(_VERSIONS):
            return None
        found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return None if found is None else str(found)


def _check_new(store: str, create: bool, tables: Collection[str]) -> None:
    if tables:
        raise StoreError(f"{store}: is a database of another program; {_MAKE} with another name")
    if not create:
        raise StoreError(f"{store}: is empty; {_MAKE} {store}")
