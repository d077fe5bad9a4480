"""``isnad add --jobs``: the same store as one process makes; it stops cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import soak
from isnad.joining import Sketches, sketch
from isnad.reading import Arrived, arrivals
from isnad.store import open_store

PROGRAM = [sys.executable, "-m", "isnad"]


def test_the_store_is_the_same_in_every_table(tmp_path: Path) -> None:
    given = soak.given(tmp_path, 24)
    stores = tmp_path / "one.db", tmp_path / "two.db"
    for store, jobs in zip(stores, ("1", "2"), strict=True):
        # Steps of joining are small here, so that they fall between reports.
        pid = soak.run(["add", str(given), "--store", str(store), "--jobs", jobs])
        assert os.waitpid(pid, 0)[1] == 0
    assert soak.dump(stores[0]) == soak.dump(stores[1])
    with open_store(stores[1]) as kept:
        assert kept.waiting() == 0 and sum(1 for _ in kept.stories()) > 10


def test_sketches_are_what_joining_makes_of_the_store(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from isnad import flow, lineage, stories

    sketches = Sketches()
    known = {}
    with open_store(tmp_path / "s.db") as store:
        for item in arrivals([str(root / "examples" / "reports")], published="2024-12-02"):
            assert isinstance(item, Arrived)
            result = flow.read(item.report)
            store.add(result)
            known[item.report.id] = sketch(result)
            sketches.put(known[item.report.id])
        with store.looking() as tables:
            held = tables.held(list(known))
    assert len(held) == 12
    for one in held:
        assert sketches.keys(one) == lineage.keys(one)
        assert sketches.nodes(one) == stories.nodes(one)
        assert known[one.report.id].readings == stories.readings(one)
    # They are taken as they are, not made anew.
    monkeypatch.setattr(lineage, "keys", None)
    monkeypatch.setattr(stories, "nodes", None)
    assert all(sketches.keys(one) and sketches.nodes(one) is not None for one in held)
    # Of a report that is not as it was, another is made.
    changed = held[0]
    changed.claims.pop()
    with pytest.raises(TypeError):
        sketches.nodes(changed)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_it_stops_cleanly_and_goes_on_later(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    given = soak.given(tmp_path, 20)
    store = tmp_path / "s.db"
    command = [*PROGRAM, "add", str(given), "--store", str(store), "--jobs", "2"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until and not _kept(store):
            time.sleep(0.02)
        process.send_signal(number)
        _, told = process.communicate(timeout=60)
    signal.signal(signal.SIGINT, before)
    # A run that was through before the signal came has nothing to tell.
    assert process.returncode in {status, 0}, told
    if process.returncode:
        assert b"interrupted" in told and b"Traceback" not in told
    done = subprocess.run([*command, "--jobs", "1"], capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    whole = tmp_path / "whole.db"
    assert os.waitpid(soak.run(["add", str(given), "--store", str(whole)]), 0)[1] == 0
    assert soak.dump(store) == soak.dump(whole)


def _kept(store: Path) -> bool:
    if not store.exists():
        return False
    try:
        with open_store(store, create=False) as kept:
            return kept.counts()["reports"] > 2
    except Exception:
        return False
