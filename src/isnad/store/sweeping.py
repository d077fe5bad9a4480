"""Writing the file of a store anew, so that no bytes are left in it of what was forgotten.

SQLite keeps what was deleted in free pages, in gaps of pages and in its log until something else
is written there; and joining has deleted rows of the same words long before.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from isnad import answers
from isnad.cache import drop_index
from isnad.errors import IsnadError, StoreError
from isnad.store import sweeping_postgres
from isnad.store.database import BUSY_MS, WRITE
from isnad.store.schema import forgotten, tombstones

# How long a program that only opens a store waits for others, in milliseconds.
_BRIEFLY_MS = 100


def is_due(engine: sa.Engine) -> bool:
    """Whether something was forgotten and its bytes may still be there: a run was killed, or
    another program had the store open."""
    with engine.connect() as connection:
        query = sa.select(tombstones.c.seq).where(tombstones.c.swept.is_(False)).limit(1)
        return connection.scalar(query) is not None


def sweep(engine: sa.Engine, store: str, *, briefly: bool = False) -> None:
    """Write the file anew and empty its log; the explorer's index of it goes, and so do answers of
    language models about what was forgotten. Raises StoreError where others have it open, unless
    ``briefly``: then it is left to the next who opens it."""
    if not briefly:
        _drop_index(store)
    _forget_answers(engine, store)
    patience = _BRIEFLY_MS if briefly else BUSY_MS
    if engine.dialect.name == "postgresql":
        swept = sweeping_postgres.is_ours(engine)
        if not swept and not briefly:
            raise StoreError(
                f"{store}: forgotten, but only the owner of the tables can write their files anew, "
                "which may hold the bytes until then; have the owner run any isnad command on the "
                "store"
            )
        swept = swept and sweeping_postgres.written_anew(engine, patience)
    else:
        swept = _file_written_anew(engine, patience, briefly=briefly)
    if swept:
        _drop_index(store)
        with engine.connect().execution_options(**WRITE) as connection, connection.begin():
            connection.execute(tombstones.update().values(swept=True))
    elif not briefly:
        raise StoreError(
            f"{store}: forgotten, but another program reads the store, and its file may hold the "
            "bytes until that ends; then run any isnad command on the store"
        )


def _file_written_anew(engine: sa.Engine, patience: int, *, briefly: bool) -> bool:
    with closing(engine.raw_connection()) as raw:
        run = raw.cursor()
        run.execute(f"PRAGMA busy_timeout = {patience}")
        try:
            return _written_anew(run)
        except sqlite3.OperationalError:
            if not briefly:
                raise
            return False
        finally:
            run.execute(f"PRAGMA busy_timeout = {BUSY_MS}")


def _forget_answers(engine: sa.Engine, store: str) -> None:
    """Take away what language models answered about the reports that were forgotten last."""
    joined = forgotten.join(tombstones, tombstones.c.seq == forgotten.c.tombstone_seq)
    query = sa.select(forgotten.c.text_sha256).select_from(joined)
    with engine.connect() as connection:
        gone = list(connection.scalars(query.where(tombstones.c.swept.is_(False))))
    try:
        answers.forget(gone)
    except (IsnadError, sqlite3.Error) as error:
        raise StoreError(
            f"{store}: forgotten, but answers of language models have words of it and cannot be "
            f"taken away: {error}; remove {answers.path()}, then run any isnad command on the store"
        ) from error


def _drop_index(store: str) -> None:
    try:
        drop_index(store)
    except OSError as error:
        raise StoreError(
            f"{store}: forgotten, but {error.filename} has words of it and cannot be removed: "
            f"{error.strerror}; remove it, then run any isnad command on the store"
        ) from error


def _written_anew(run: DBAPICursor) -> bool:
    run.execute("VACUUM")
    run.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    told = run.fetchone()
    # Its first number says that somebody was in the way.
    return told is not None and not told[0]
