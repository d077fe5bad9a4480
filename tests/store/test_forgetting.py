"""A report that is forgotten: nothing of it is left but a tombstone, in the tables and in the
bytes of the file."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from isnad.errors import StoreError
from isnad.records import ReadResult, Report
from isnad.store import Forgotten, Store, open_store

from .conftest import Dump, Maker, content
from .samples import SENTENCE, claim, full_claim, many, report, result

SECRET = "Zebulon Quackenbush"
TEXT = f"{SENTENCE} The warehouse of {SECRET} burnt down."
REASON = "the paper asked for it"


def secret(report_id: str = "r-secret") -> list[ReadResult]:
    """A report whose words stand in every table, and in revisions that were superseded."""
    of = report(report_id, TEXT, title=f"{SECRET} shelled", outlet=f"{SECRET} Post")
    return [
        result(of, full_claim(of), claim(of, SECRET)),
        result(of, full_claim(of), claim(of, SECRET, polarity="negated")),
    ]


def bytes_of(path: Path) -> bytes:
    """All that is on the disk of a store: the file, and its log."""
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))


def filled(path: Path, around: int = 20) -> Path:
    with open_store(path) as store:
        for one in many(around):
            store.add(one)
        for one in secret():
            store.add(one)
    return path


def test_nothing_is_left_but_the_tombstone(store: Store, dump: Dump) -> None:
    for one in [*many(3), *secret()]:
        store.add(one)
    with_it = dump()
    stone = store.forget_report("r-sec", REASON)
    left = dump()
    assert SECRET not in repr(left) and "r-secret" not in repr(left)
    assert [one.id for one in store.reports()] == ["r0000", "r0001", "r0002"]
    assert store.tombstones() == [stone]
    assert (stone.kind, stone.reports, stone.claims, stone.reason) == ("report", 1, 2, REASON)
    assert stone.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert stone.day == stone.recorded[:10] and stone.recorded.startswith("20")
    of_others = {
        name: rows for name, rows in left.items() if name not in ("tombstones", "forgotten")
    }
    for name, rows in of_others.items():
        assert rows == with_it[name][: len(rows)]


def test_the_others_are_as_if_it_had_never_come(tmp_path: Path) -> None:
    filled(tmp_path / "one.db")
    with open_store(tmp_path / "one.db") as store, open_store(tmp_path / "two.db") as never:
        store.forget_report("r-secret", REASON)
        for one in many(20):
            never.add(one)
        assert store.counts() == never.counts()
        assert [c.id for c in store.claims()] == [c.id for c in never.claims()]


def test_the_bytes_are_gone(tmp_path: Path) -> None:
    path = filled(tmp_path / "store.db")
    assert SECRET.encode() in bytes_of(path)
    with open_store(path) as store:
        # What was deleted long before stays in free pages.
        with store._engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE old AS SELECT text FROM reports")
            connection.exec_driver_sql("DROP TABLE old")
        store.forget_report("r-secret", REASON)
        assert SECRET.encode() not in bytes_of(path)
    assert SECRET.encode() not in bytes_of(path)
    assert b"was report number 7" in bytes_of(path)


def test_it_is_refused_when_it_comes_again(store: Store, reopen: Maker) -> None:
    for one in secret():
        store.add(one)
    store.forget_report("r-secret", REASON)
    for again in (secret()[0], secret("under-another-id")[0], result(report("r-secret", "Other."))):
        with reopen() as opened, pytest.raises(Forgotten, match=REASON):
            opened.add(again)
    assert store.counts()["reports"] == 0
    assert store.add(secret()[0], again=True) == "read"
    assert store.report("r-secret").text == TEXT
    assert store.add(secret()[0]) == "duplicate"
    assert len(store.tombstones()) == 1 and store.tombstones("r-secret") == []


def test_a_report_of_the_same_text_stays_until_it_is_named(store: Store) -> None:
    for name in ("one", "two"):
        given = report(name)
        store.add(result(given, claim(given)))
    store.forget_report("one", REASON)
    assert [one.id for one in store.reports()] == ["two"]
    given = report("two")
    assert store.add(result(given, claim(given))) == "duplicate"
    assert store.add(result(given, claim(given), claim(given, "killing"))) == "read"


def test_what_is_not_there_cannot_be_forgotten(store: Store, dump: Dump) -> None:
    for one in many(3):
        store.add(one)
    before = dump()
    for wanted in ("r7", "r0", ""):
        with pytest.raises(StoreError):
            store.forget_report(wanted, REASON)
    assert dump() == before


def test_what_others_read_meanwhile_is_swept_by_the_next_who_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.store.sweeping.BUSY_MS", 50)
    path = filled(tmp_path / "store.db")
    with open_store(path) as store, open_store(path) as other:
        reading: Generator[Report, None, None] = other.reports()  # type: ignore[assignment]
        next(reading)
        with pytest.raises(StoreError, match="another program reads the store"):
            store.forget_report("r-secret", REASON)
        assert len(store.tombstones()) == 1
        assert SECRET.encode() in bytes_of(path)
        reading.close()
    open_store(path).close()
    assert SECRET.encode() not in bytes_of(path)


_FORGET = """
import os, signal, sys
from isnad.store import graves, open_store, sweeping
def die(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "before the tombstone":
    graves.bury = die
if sys.argv[2] == "before the sweep":
    sweeping.sweep = die
if sys.argv[2] == "in the sweep":
    written = sweeping._written_anew
    sweeping._written_anew = lambda run: (written(run), die())
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    store.forget_report("r-secret", "the paper asked for it")
"""


def _killed(path: Path, at: str, pause: float | None = None) -> bool:
    """Whether a run that was killed has left a tombstone; it must have done all or nothing."""
    before = _tables(path)
    command = [sys.executable, "-c", _FORGET, str(path), at]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        run.stdout.readline()
        if pause is not None:
            time.sleep(pause)
            run.send_signal(signal.SIGKILL)
    after = _tables(path)
    if not after["tombstones"]:
        assert after == before
        return False
    assert SECRET.encode() not in bytes_of(path)
    assert SECRET not in repr(after)
    assert "r0002" in repr(after["reports"])
    return True


def _tables(path: Path) -> dict[str, list[object]]:
    with open_store(path) as store:
        return content(store)


@pytest.mark.parametrize(
    ("at", "done"),
    [("before the tombstone", False), ("before the sweep", True), ("in the sweep", True)],
)
def test_a_killed_run_has_forgotten_all_or_nothing(tmp_path: Path, at: str, done: bool) -> None:
    path = filled(tmp_path / "store.db", around=3)
    assert _killed(path, at) is done


def test_killed_at_any_moment(tmp_path: Path) -> None:
    dice = random.Random(11)
    for n in range(6):
        path = filled(tmp_path / f"{n}.db", around=3)
        _killed(path, "any moment", dice.random() / 30)
