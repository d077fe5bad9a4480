"""Files that are no store, and stores of other versions."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
import sqlalchemy.dialects.postgresql as postgresql
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from isnad.errors import StoreError
from isnad.store import open_store
from isnad.store.schema import KNOWN, metadata
from isnad.store.upgrade import configuration

from .samples import many


def test_no_file(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match=r"none\.db.*isnad add REPORTS --store .*none\.db"):
        open_store(path, create=False)
    assert not path.exists()


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        open_store(tmp_path / "sub" / "store.db")
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


def test_not_a_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Some notes, not a database. " * 100)
    with pytest.raises(StoreError, match=r"notes\.txt.*not a database"):
        open_store(path)
    assert path.read_text().startswith("Some notes")


def test_a_damaged_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        for one in many(30):
            store.add(one)
    data = bytearray(path.read_bytes())
    data[5 * 4096 :] = b"x" * (len(data) - 5 * 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"store\.db: the database says: .*malformed"):
        list(open_store(path).claims())


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(StoreError, match="is empty"):
        open_store(path, create=False)
    assert path.read_bytes() == b""
    assert open_store(path).counts()["reports"] == 0


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photos (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_newer_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0999'")
    raw.close()
    with pytest.raises(StoreError, match=r"schema 0999.*knows 0010.*newer isnad"):
        open_store(path)


def test_pragmas(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store, store._engine.connect() as connection:
        found = {
            name: connection.execute(sa.text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    full = 2
    assert int(found.pop("busy_timeout") or 0) >= 10_000
    assert found == {"journal_mode": "wal", "synchronous": full, "foreign_keys": 1}


def test_the_migrations_make_what_the_tables_say(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store, store._engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
    assert ScriptDirectory.from_config(configuration()).get_current_head() == KNOWN[-1]


def test_the_tables_are_good_for_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.sorted_tables:
        made = str(sa.schema.CreateTable(table).compile(dialect=dialect))
        assert "BIGSERIAL" in made or "seq" not in table.columns


def test_opening_a_store_that_is_there_does_not_load_alembic(tmp_path: Path) -> None:
    open_store(tmp_path / "store.db").close()
    code = (
        "import sys; from isnad.store import open_store; open_store(sys.argv[1]).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "store.db")], check=True)
