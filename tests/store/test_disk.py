"""Disks that are full at any step of writing, files that may only be read, writers in the way."""

from __future__ import annotations

import errno
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from isnad import files
from isnad.errors import DatabaseFault, IsnadError, StoreBusy
from isnad.store import Store, database, open_store

from .conftest import content
from .samples import many

COUNT = 8
_FILLED = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from samples import many
from isnad.errors import IsnadError
from isnad.store import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_store(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), -1))
    try:
        for one in many(8):
            store.add(one)
    except IsnadError as error:
        print(error)
"""


def whole(path: Path) -> int:
    """How many reports are there; each with all its claims."""
    with open_store(path) as store:
        ids = [one.id for one in store.reports()]
        assert ids == [f"r{n:04}" for n in range(len(ids))]
        assert all(len(list(store.claims(one))) == 3 for one in ids)
        return len(ids)


def timeless(store: Store) -> dict[str, list[list[object]]]:
    """Everything in a store but the times of arrival."""
    return {
        name: [[one for one in row if not str(one).startswith("202")] for row in rows]
        for name, rows in content(store).items()
    }


@pytest.fixture
def undisturbed(tmp_path: Path) -> dict[str, list[list[object]]]:
    """What the store holds where nothing is in the way."""
    with open_store(tmp_path / "undisturbed.db") as store:
        for one in many(COUNT):
            store.add(one)
        return timeless(store)


def test_r17_a_disk_that_is_full_at_any_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: dict[str, list[list[object]]]
) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        # Making the tables has left pages free.
        connection.execute("VACUUM")
    with open_store(path) as store, store._engine.connect() as connection:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 0)
    plain, told = database._PRAGMAS, []
    for room in range(40):
        limit = f"max_page_count = {pages + room}"
        monkeypatch.setattr(database, "_PRAGMAS", (*plain, limit))
        with open_store(path) as store:
            try:
                for one in many(COUNT):
                    store.add(one)
            except DatabaseFault as error:
                told.append(str(error))
            else:
                break
        assert whole(path) < COUNT
    monkeypatch.setattr(database, "_PRAGMAS", plain)
    assert len(told) >= 3
    said = r".*store\.db: the disk is full \([\d,]+ bytes are free; the store has [\d,]+\); .*again"
    assert all(re.match(said, one) for one in told)
    with open_store(path) as store:
        assert timeless(store) == undisturbed


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of files to set")
def test_r17_a_write_that_fails_at_any_length_of_the_file(
    tmp_path: Path, undisturbed: dict[str, list[list[object]]]
) -> None:
    path, here = tmp_path / "store.db", str(Path(__file__).parent)
    open_store(path).close()
    failed = 0
    for limit in (300_000, 340_123, 400_000, 10_000_000):
        command = [sys.executable, "-c", _FILLED, str(path), here, str(limit)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        failed += "store.db: the" in told
        whole(path)
    assert failed >= 1 and not told
    with open_store(path) as store:
        assert timeless(store) == undisturbed


def test_r17_a_store_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add(many(1)[0])
    monkeypatch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "query_only = ON"))
    with open_store(path) as store:
        with pytest.raises(DatabaseFault, match=r"store\.db: may only be read; look at the perm"):
            store.add(many(2)[1])
        assert [one.id for one in store.reports()] == ["r0000"]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file that is worth keeping."""
    path = tmp_path / "brief.html"
    path.write_bytes(b"what was good")
    path.chmod(0o640)
    return path


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_r17_a_file_is_replaced_whole(good: Path) -> None:
    files.put(good, b"what is better")
    assert good.read_bytes() == b"what is better"
    assert good.stat().st_mode & 0o777 == 0o640
    assert beside(good) == ["brief.html"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_r17_a_good_file_is_never_replaced_by_half_a_one(
    good: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(
        IsnadError,
        match=r"brief\.html: cannot be written: No space.*needs 14 bytes, and [\d,]+ are",
    ):
        files.put(good, b"what is better")
    assert good.read_bytes() == b"what was good"
    assert beside(good) == ["brief.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of files to set")
def test_r17_a_file_that_outgrows_the_disk(good: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        with pytest.raises(
            IsnadError, match=r"brief\.html: cannot be written: .*needs 5,000 bytes"
        ):
            files.put(good, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert good.read_bytes() == b"what was good"
    assert beside(good) == ["brief.html"]


def test_r17_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    files.put(Path(os.devnull), b"gone")
    link = tmp_path / "link"
    (tmp_path / "there").write_bytes(b"old")
    link.symlink_to(tmp_path / "there")
    files.put(link, b"new")
    assert link.is_symlink() and (tmp_path / "there").read_bytes() == b"new"


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program that can take the store for itself."""
    open_store(tmp_path / "store.db").close()
    with closing(sqlite3.connect(tmp_path / "store.db", isolation_level=None)) as connection:
        yield connection


def test_r19_a_store_that_others_hold_too_long_stops_the_run_and_is_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: sqlite3.Connection
) -> None:
    pragmas = tuple(one.replace("60000", "50") for one in database._PRAGMAS)
    monkeypatch.setattr(database, "_PRAGMAS", pragmas)
    path = tmp_path / "store.db"
    with open_store(path) as store:
        for number, one in enumerate(many(COUNT)):
            if number == 3:
                writer.execute("BEGIN IMMEDIATE")
                with pytest.raises(StoreBusy, match=r"store\.db: another program .* run it again"):
                    store.add(one)
                break
            store.add(one)
        assert whole(path) == 3
        writer.execute("ROLLBACK")
        assert [store.add(one) for one in many(COUNT)] == ["duplicate"] * 3 + ["read"] * 5


def test_r19_a_writer_waits_for_another(tmp_path: Path, writer: sqlite3.Connection) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[2]); from samples import many;"
        "from isnad.store import open_store; store = open_store(sys.argv[1]);"
        "print('open', flush=True); print(store.add(many(1)[0]))"
    )
    writer.execute("BEGIN IMMEDIATE")
    command = [sys.executable, "-c", code, str(tmp_path / "store.db"), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout and run.stdout.readline() == "open\n"
        with pytest.raises(subprocess.TimeoutExpired):
            run.wait(timeout=0.3)
        writer.execute("COMMIT")
        assert run.communicate(timeout=60)[0] == "read\n"
