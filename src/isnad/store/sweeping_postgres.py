"""Writing the tables of a PostgreSQL store anew, so that no bytes are left in them of what was
forgotten. What the server keeps elsewhere (its log of changes, backups, copies that follow it) is
whoever runs it's to renew: docs/operate.md."""

from __future__ import annotations

from contextlib import closing

import sqlalchemy as sa

from isnad.store.schema import metadata
from isnad.store.searching import known_words, report_words

_TABLES = [table.name for table in (*metadata.sorted_tables, report_words, known_words)]

# Only an owner may write a table anew.
_OWNED = """
    SELECT count(*) FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(%s)
    AND pg_has_role(relowner, 'USAGE')
"""


def is_ours(engine: sa.Engine) -> bool:
    """Whether the role owns the tables."""
    with engine.connect() as connection:
        owned = connection.exec_driver_sql(_OWNED, (_TABLES,)).scalar()
    return owned == len(_TABLES)


def written_anew(engine: sa.Engine, patience: int) -> bool:
    """Write the tables anew; whether it could be done: others may have them open for longer than
    ``patience`` (milliseconds). The planner keeps no words of them (migrations 0009, 0010)."""
    with closing(engine.raw_connection()) as pooled:
        raw = pooled.driver_connection
        assert raw is not None
        errors = engine.dialect.loaded_dbapi.errors
        raw.autocommit = True
        try:
            with raw.cursor() as run:
                run.execute(f"SET lock_timeout = {patience}")
                run.execute("SET default_transaction_read_only = off")
                run.execute(f"VACUUM (FULL, ANALYZE) {', '.join(_TABLES)}")
        except errors.LockNotAvailable:
            return False
        finally:
            # Its settings are not those of others.
            pooled.invalidate()
    return True
