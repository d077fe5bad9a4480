"""Opening a PostgreSQL database: whoever writes waits for whoever writes, readers for nobody."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from isnad.addresses import shown, without
from isnad.errors import StoreError
from isnad.store.database import BUSY_MS, explained, make_current, schema_version
from isnad.store.schema import KNOWN

if TYPE_CHECKING:
    import psycopg

# A store that was open is looked for so long when its server does not answer. Seconds.
AWAY = 30.0
_PAUSE = 0.2
# A server that is there answers within so many seconds.
_PATIENCE = 10
# Of a URL: whoever opens it only reads, whatever their role may do.
READ_ONLY = "read_only"
# Transactions read one state of the database and write nothing, unless they say otherwise.
_SESSION = (
    f"SET lock_timeout = {BUSY_MS}",
    "SET default_transaction_isolation = 'repeatable read'",
    "SET default_transaction_read_only = on",
    "SET jit = off",
    # Who is cut off while writing must not keep others out for hours.
    "SET tcp_keepalives_idle = 30",
    "SET tcp_keepalives_interval = 10",
    "SET tcp_keepalives_count = 3",
)
# One writer at a time, so that the order of rows is the order of arrival. The lock is on the schema
# that the tables are in, and goes with the transaction.
_LOCK = "SELECT pg_advisory_xact_lock(1769172577, hashtext(current_schema()))"
_BEGIN_WRITE = f"SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE; {_LOCK}"
_MAY_WRITE = sa.text("SELECT has_table_privilege('reports', 'INSERT')")


class Opened(NamedTuple):
    """A database that is open, and whether it may only be read."""

    engine: sa.Engine
    read_only: bool


def open_postgres(url: str, create: bool) -> Opened:
    """An engine on the database, its schema current. A server that only follows another, and one
    where the role may only read, is read as it is. Raises StoreError where the database cannot be
    reached, is not a store (unless ``create``) or has a schema that this program does not know."""
    name = shown(url)
    bare, given = without(url, READ_ONLY)
    connect, asked = _Connect(bare, name), _is_yes(given, name)
    engine = sa.create_engine("postgresql+psycopg://", creator=connect, pool_pre_ping=True)
    sa.event.listen(engine, "connect", _set_up)
    if not asked:
        # Else all transactions stay as those of a session begin: what writes is refused.
        sa.event.listen(engine, "begin", _begin)
    try:
        with explained(name):
            read_only = _follows(engine) or asked
            if read_only:
                _check_current(name, schema_version(engine))
            else:
                make_current(engine, name, create, _other_tables(engine))
            connect.was_open = True
            return Opened(engine, read_only or not _may_write(engine))
    except BaseException:
        engine.dispose()
        raise


def _is_yes(given: str | None, name: str) -> bool:
    if given not in {None, "1", "0"}:
        raise StoreError(f"{name}: {READ_ONLY}={given} means nothing; write {READ_ONLY}=1")
    return given == "1"


def _check_current(name: str, found: str | None) -> None:
    """What may only be read must be what this program knows already."""
    if found is None:
        raise StoreError(f"{name}: is not a store; make one with: isnad add REPORTS --store URL")
    if found != KNOWN[-1]:
        raise StoreError(
            f"{name}: has schema {found}, this isnad reads {KNOWN[-1]}; bring the older of the two "
            "up to the other (docs/operate.md)"
        )


class _Connect:
    """Connects to the server; once it ``was_open``, waits a while for one that is away."""

    def __init__(self, url: str, name: str) -> None:
        try:
            import psycopg  # noqa: PLC0415 - of an extra
        except ImportError as error:
            raise StoreError(
                f"{name}: stores in PostgreSQL need psycopg; install it: "
                "pip install 'isnad[postgres]'"
            ) from error
        self._psycopg = psycopg
        self._url = url
        self.was_open = False

    def __call__(self) -> psycopg.Connection:
        until = time.monotonic() + (AWAY if self.was_open else 0)
        while True:
            try:
                return self._psycopg.connect(
                    self._url, client_encoding="utf8", connect_timeout=_PATIENCE,
                    application_name="isnad",
                )  # fmt: skip
            except self._psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)


def _set_up(connection: psycopg.Connection, _record: object) -> None:
    connection.autocommit = True
    connection.execute("; ".join(_SESSION).encode())
    connection.autocommit = False


def _begin(connection: sa.Connection) -> None:
    if connection.get_execution_options().get("isnad_write"):
        connection.exec_driver_sql(_BEGIN_WRITE)


def _follows(engine: sa.Engine) -> bool:
    """Whether the server only follows another."""
    with engine.connect() as connection:
        encoding = connection.scalar(sa.text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise StoreError(
                f"the database has the encoding {encoding}, in which not every text can be kept; "
                "make one with: createdb --encoding=UTF8 --template=template0 NAME"
            )
        return bool(connection.scalar(sa.text("SELECT pg_is_in_recovery()")))


def _may_write(engine: sa.Engine) -> bool:
    with engine.connect() as connection:
        return bool(connection.scalar(_MAY_WRITE))


def _other_tables(engine: sa.Engine) -> list[str]:
    """The tables of the schema that belong to no extension."""
    query = """
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    """
    with engine.connect() as connection:
        return list(connection.scalars(sa.text(query)))
