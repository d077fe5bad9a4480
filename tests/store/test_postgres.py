"""What is PostgreSQL's own: addresses, orders, other programs' databases, roles, copies that follow."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.addresses import is_url, place, short, shown, without
from isnad.errors import DatabaseFault, StoreAway, StoreError
from isnad.store import Store, open_store
from isnad.store.schema import KNOWN, metadata
from isnad.store.streaming import lines
from isnad.store.types import escaped, unescaped
from isnad.store.upgrade import configuration
from tests import postgres

from .samples import claim, many, report, result

SECRET = "Zebulon Quackenbush"


@pytest.fixture
def url() -> Iterator[str]:
    """A database in which there is nothing."""
    with postgres.database(empty=True) as found:
        yield found


@pytest.fixture
def full() -> Iterator[str]:
    """A database with some reports."""
    with postgres.database() as found:
        with open_store(found) as store:
            store.add_many(many(3))
        yield found


@contextmanager
def direct(url: str) -> Iterator[sa.Connection]:
    """A transaction that goes past the store."""
    engine = sa.create_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def as_role(url: str, role: str) -> str:
    return re.sub(r"//[^@]*@", f"//{role}@", url)


def test_a_password_is_shown_nowhere() -> None:
    given_ = "postgresql://ann:s3cret@db.example:5433/news?sslmode=require&password=s3cret"
    assert is_url(given_) and not is_url("news.db") and not is_url(Path("news.db"))
    assert shown(given_) == "postgresql://ann@db.example:5433/news?sslmode=require"
    assert (short(given_), place(given_)) == ("news", shown(given_))
    assert "s3cret" not in shown(given_)
    bare, value = without("postgresql://a/b?read_only=1&options=-c%20x%3Dy", "read_only")
    assert (bare, value) == ("postgresql://a/b?options=-c%20x%3Dy", "1")
    with pytest.raises(StoreError) as told:
        open_store("postgresql://ann:s3cret@127.0.0.1:1/news")
    assert "s3cret" not in str(told.value)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(TEXTS, TEXTS)
def test_texts_are_escaped_both_ways_and_keep_their_order(one: str, other: str) -> None:
    for text in (one, other):
        assert unescaped(escaped(text)) == text
        assert "\0" not in escaped(text)
    assert (escaped(one) < escaped(other)) == (one < other)


def test_r13_any_text_comes_back_and_costs_no_neighbour(full: str) -> None:
    with open_store(full) as store:

        @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
        @given(st.lists(TEXTS, max_size=4))
        def kept(texts: list[str]) -> None:
            before = store.counts()["reports"]
            of = [report(f"{before + at}", text, title=text) for at, text in enumerate(texts)]
            assert store.add_many(map(result, of)) == ["read"] * len(of)
            for one in of:
                found = store.report(one.id)
                assert (found.text, found.title) == (one.text, one.title)

        kept()
        half = msgspec.structs.replace(report("half", "ab"), text="a\ud800b")
        said = report("said", "ab")
        told = result(said, claim(said, "ab", status="\ud800"))
        ended = store.add_many([result(half), told, result(report("whole", "ab"))])
        assert all(isinstance(one, StoreError) for one in ended[:2]) and ended[2] == "read"


def test_a_line_of_a_stream_keeps_what_parts_lines_and_columns() -> None:
    rows: list[dict[str, object]] = [
        {"a": "x\ty\r\n\\N", "b": None, "c": 3},
        {"a": "", "b": b"\0\xff", "c": None},
    ]
    assert lines(rows) == [b"\tx\\ty\\r\\n\\\\N\t\\N\t3", b"\t\t\\\\x00ff\t\\N"]
    assert lines([{"a": "\0\x01N\x01E"}, {"a": None}]) == [b"\t\x010\x011N\x011E", b"\t\\N"]
    assert lines([{}]) == [b""] and lines([]) == []


def test_rows_are_in_the_order_of_code_points(address: str) -> None:
    ids = ["a", "B", "á", "_", "Z", "ế", "ب", "\U0001f5fa", "e\u0301", "-"]
    with open_store(address) as store:
        for name in ids:
            store.add(result(report(name, f"Text {name}.")))
        with pytest.raises(StoreError) as told:
            store.report("none")
        with store._engine.connect() as connection:
            table = metadata.tables["reports"]
            found = list(connection.scalars(sa.select(table.c.id).order_by(table.c.id)))
    assert found == sorted(ids)
    assert ", ".join(sorted(ids)[:5]) in str(told.value)


def test_there_is_no_such_database(url: str) -> None:
    with pytest.raises(StoreAway, match="createdb"):
        open_store(f"{url}_none")
    with pytest.raises(StoreError, match=r"is empty.*isnad add"):
        open_store(url, create=False)
    with pytest.raises(StoreError, match="is not a store"):
        open_store(f"{url}?read_only=1")
    with pytest.raises(StoreError, match="read_only=maybe means nothing"):
        open_store(f"{url}?read_only=maybe")


def test_a_database_of_another_program(url: str) -> None:
    with direct(url) as connection:
        connection.exec_driver_sql("CREATE TABLE photos (name text)")
    with pytest.raises(StoreError, match="another program"):
        open_store(url)


def test_a_newer_store(full: str) -> None:
    with direct(full) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    for one in (full, f"{full}?read_only=1"):
        with pytest.raises(StoreError, match=rf"schema 0999.*{KNOWN[-1]}"):
            open_store(one)


def test_the_migrations_make_what_the_tables_say(full: str) -> None:
    with open_store(full) as store, store._engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differing = compare_metadata(context, metadata)
        # What reports are searched by is this database's alone.
        own = ("report_words", "known_words")
        assert [one for one in differing if not any(name in repr(one) for name in own)] == []
        other = connection.exec_driver_sql(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND data_type = 'text' AND collation_name <> 'C'"
        ).all()
        assert not other


def test_a_store_of_every_earlier_version_is_brought_up(url: str) -> None:
    config = configuration()
    for version in KNOWN[:-1]:
        with direct(url) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, version)
    with open_store(url) as store:
        store.add_many(many(2))
        assert store.counts()["claims"] == 6


def test_who_only_reads_writes_nothing(full: str) -> None:
    with open_store(f"{full}?read_only=1") as store:
        assert store.read_only and store.counts()["reports"] == 3
        with store._engine.connect() as connection, pytest.raises(sa.exc.DBAPIError):
            connection.exec_driver_sql("DELETE FROM waiting")
        for write in (lambda: store.add(many(4)[3]), lambda: store.add_many(many(5))):
            with pytest.raises(DatabaseFault, match="may only be read"):
                write()
    with open_store(full) as store:
        assert not store.read_only and store.waiting() == 3


def statements(root: Path) -> str:
    """What docs/operate.md has whoever makes the roles run."""
    text = (root / "docs" / "operate.md").read_text(encoding="utf-8")
    (found,) = re.findall(r"```sql\n(CREATE ROLE.*?)```", text, re.DOTALL)
    return str(found)


def test_roles(root: Path, full: str) -> None:
    with direct(full) as connection:
        if connection.exec_driver_sql(
            "SELECT 1 FROM pg_roles WHERE rolname = 'isnad_reader'"
        ).all():
            pytest.skip("the server has the roles of the documentation already")
        connection.exec_driver_sql(statements(root))
    try:
        with open_store(as_role(full, "isnad_reader")) as store:
            assert store.read_only and len(list(store.claims())) == 9
            with pytest.raises(DatabaseFault, match=r"your role may not do that.*operate\.md"):
                store.add(many(4)[3])
        with open_store(as_role(full, "isnad_writer")) as store:
            assert not store.read_only and store.add(many(4)[3]) == "read"
            assert store.add_many(many(6)) == ["duplicate"] * 4 + ["read"] * 2
            with pytest.raises(StoreError, match="only the owner of the tables"):
                store.forget_report("r0001", "asked for")
            assert [one.reports for one in store.tombstones()] == [1]
        open_store(full).close()  # as the owner, which writes the tables anew
        with direct(full) as connection:
            assert list(connection.scalars(sa.text("SELECT swept FROM tombstones"))) == [True]
    finally:
        with direct(full) as connection:
            for role in ("isnad_reader", "isnad_writer"):
                connection.exec_driver_sql(f"DROP OWNED BY {role}; DROP ROLE {role}")


def words_of(folder: Path) -> bytes:
    """All that a server has on the disk but its log of changes."""
    data = folder / "data"
    files = (one for one in data.rglob("*") if one.is_file() and "pg_wal" not in one.parts)
    return b"".join(one.read_bytes() for one in files)


def test_no_byte_of_what_was_forgotten_is_left_in_the_tables() -> None:
    with postgres.own() as server:
        server.sql("CREATE DATABASE news")
        with open_store(server.url("news")) as store:
            for n in range(3):
                of = report(f"r{n}", f"{SECRET} shelled {n}.", title=SECRET, outlet=SECRET)
                store.add(result(of, claim(of, polarity="negated")))
                store.add(result(of, claim(of)))
            server.sql("ANALYZE; CHECKPOINT", "news")
            assert SECRET.encode() in words_of(server.folder)
            for n in range(3):
                store.forget_report(f"r{n}", "asked for")
        server.sql("CHECKPOINT", "news")
        assert SECRET.encode() not in words_of(server.folder)


def test_a_copy_that_follows_is_read_and_never_written_to(tmp_path: Path) -> None:
    with postgres.own() as server:
        server.sql("CREATE DATABASE news")
        with open_store(server.url("news")) as store:
            store.add_many(many(3))
            with postgres.own(copy_of=server) as follower:
                store.add_many(many(5))
                caught_up(server, follower)
                with open_store(follower.url("news"), create=False) as copy:
                    assert copy.read_only
                    assert list(copy.claims()) == list(store.claims())
                    assert copy.tombstones() == [] and copy.waiting() == 5
                    with pytest.raises(DatabaseFault, match="may only be read"):
                        copy.add(many(6)[5])


def caught_up(server: postgres.Server, follower: postgres.Server) -> None:
    """Wait until a copy has all that there was."""
    here = server.sql("SELECT pg_current_wal_lsn()")
    behind = f"SELECT pg_last_wal_replay_lsn() < '{here}'"
    while follower.sql(behind) == "t":
        pass


def test_a_backup_is_a_store(full: str, url: str) -> None:
    if postgres.GIVEN in os.environ:
        pytest.skip("needs a server of its own")
    postgres.server().copy(full.rpartition("/")[2], url.rpartition("/")[2])
    with open_store(full) as one, open_store(url, create=False) as other:
        assert list(one.claims()) == list(other.claims())
        assert other.add(many(4)[3]) == "read"


def test_closed_stores_leave_no_connection(full: str) -> None:
    store: Store = open_store(full)
    list(store.reports())
    store.close()
    with direct(full) as connection:
        query = sa.text("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'isnad'"
                        " AND datname = current_database()")  # fmt: skip
        assert connection.scalar(query) == 0
