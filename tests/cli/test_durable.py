"""Runs that something stops: others that hold the store, a full disk; and what cannot be true."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import soak
from isnad.records import ReadResult, Report
from isnad.store import database, open_store
from tests.program import Program

from . import engine

BUSY, FAILED = 75, 1
SIX = [{"id": f"r{n}", "text": f"The rebels seized town {n}."} for n in range(6)]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for another writer."""
    pragmas = tuple(one.replace("60000", "50") for one in database._PRAGMAS)
    monkeypatch.setattr(database, "_PRAGMAS", pragmas)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that is there."""
    path = tmp_path / "news.db"
    open_store(path).close()
    return path


@pytest.fixture
def other(store: Path) -> Iterator[sqlite3.Connection]:
    """Another program that has the store open."""
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        yield connection


def names(store: Path) -> list[str]:
    with open_store(store) as kept:
        return [one.id for one in kept.reports()]


@pytest.mark.usefixtures("impatient")
def test_r18_a_second_run_ends_with_a_clear_word_and_code(
    program: Program, reports: Callable[..., Path], store: Path, other: sqlite3.Connection
) -> None:
    other.execute("BEGIN IMMEDIATE")
    done = program("add", reports(*SIX), "--store", store)
    assert done.status == BUSY
    assert "news.db: another program has been writing to it" in done.err
    assert "run it again when that has ended" in done.err
    other.execute("ROLLBACK")
    assert program("add", reports(*SIX), "--store", store, "--no-join").status == 0


@pytest.mark.usefixtures("impatient")
def test_r19_a_run_that_loses_the_database_stops_and_is_taken_up(
    program: Program,
    reports: Callable[..., Path],
    store: Path,
    other: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = engine.read

    def lose(report: Report) -> ReadResult:
        if report.id == "r3":
            other.execute("BEGIN IMMEDIATE")
        return read(report)

    monkeypatch.setattr(engine, "read", lose)
    done = program("add", reports(*SIX), "--store", store, "--no-join")
    assert done.status == BUSY
    assert "stopped; 4 reports attempted: 3 read, 0 duplicate, 0 empty, 0 rejected, 1 given up" in (
        done.err
    )
    other.execute("ROLLBACK")
    assert names(store) == ["r0", "r1", "r2"]
    monkeypatch.setattr(engine, "read", read)
    done = program("add", reports(*SIX), "--store", store, "--no-join")
    assert "6 reports attempted: 3 read, 3 duplicate, 0 empty, 0 rejected" in done.err
    assert names(store) == [one["id"] for one in SIX]
    assert "run 1 " in (out := program("rejected", "--store", store).out)
    assert out.count("it did not end") == 1


def test_r17_a_full_disk_stops_a_run_which_is_taken_up(
    program: Program, reports: Callable[..., Path], store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(store)) as connection:
        pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    long = [{**one, "text": one["text"] + " It is far." * 900} for one in SIX]
    with monkeypatch.context() as full:
        full.setattr(database, "_PRAGMAS", (*database._PRAGMAS, f"max_page_count = {pages + 9}"))
        done = program("add", reports(*long), "--store", store)
    assert done.status == FAILED
    assert "news.db: the disk is full (" in done.err and "bytes are free" in done.err
    assert "isnad: stopped; " in done.err and "1 given up" in done.err
    kept = names(store)
    assert kept == [f"r{n}" for n in range(len(kept))]
    assert len(kept) < len(long)
    assert program("add", reports(*long), "--store", store, "--no-join").status == 0
    assert names(store) == [one["id"] for one in SIX]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_r17_standard_output_on_a_full_disk(tmp_path: Path, store: Path) -> None:
    command = [sys.executable, "-m", "isnad", "rejected", "--store", str(store)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == FAILED
    assert "standard output cannot be written" in done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="runs are forks of one process")
def test_r18_two_runs_at_once_leave_what_one_leaves(tmp_path: Path) -> None:
    given = soak.given(tmp_path, 4)
    stores = tmp_path / "one.db", tmp_path / "two.db"
    for store, count in zip(stores, (1, 2), strict=True):
        command = [sys.executable, "-m", "isnad", "add", str(given), "--store", str(store)]
        runs = [subprocess.Popen(command, stdout=-3, stderr=-3) for _ in range(count)]
        assert [one.wait(timeout=120) for one in runs] == [0] * count
    alone, both = map(soak.dump, stores)
    assert alone == both
    with open_store(stores[1]) as kept:
        assert sum(one.read for one in kept.runs()) == 4
        assert sum(one.duplicate for one in kept.runs()) == 4


def test_r20_a_date_that_cannot_be_is_flagged_and_kept(
    program: Program, reports: Callable[..., Path], store: Path
) -> None:
    dates = ("9999-01-01", "0025-03-04T10:00:00Z", "2024-12-02", "XXXX-12-01")
    given = [{**one, "published": day} for one, day in zip(SIX, dates, strict=False)]
    done = program("add", reports(*given), "--store", store, "--no-join")
    assert done.status == 0
    flagged = [line for line in done.err.splitlines() if "kept as stated" in line]
    assert [line.split(": ", 2)[1].rsplit(":", 1)[1] for line in flagged] == ["1", "2"]
    assert "published 9999-01-01 is after its arrival" in flagged[0]
    assert "is before there was any news" in flagged[1]
    with open_store(store) as kept:
        assert [one.published for one in kept.reports()] == list(dates)


def test_r17_a_brief_and_a_bundle_never_leave_half_a_file(
    program: Program,
    reports: Callable[..., Path],
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program("add", reports(*SIX), "--store", store)
    told, page, packed = (tmp_path / name for name in ("brief.json", "brief.html", "bundle.zip"))
    runs = (
        ("brief", "--format", "json", "-o", told, "--store", store),
        ("brief", "--format", "html", "-o", page, "--store", store),
        ("bundle", told, "-o", packed, "--store", store),
    )
    for one in runs:
        assert program(*one).status == 0
    good = {path: path.read_bytes() for path in (told, page, packed)}

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    for one in runs:
        done = program(*one)
        assert done.status == FAILED
        assert "cannot be written: No space left" in done.err and "bytes, and" in done.err
    assert good == {path: path.read_bytes() for path in good}
    assert not [one.name for one in tmp_path.iterdir() if one.name.startswith(".")]
