"""Runs that are killed, and runs that write at once."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from isnad.store import open_store
from tests import postgres

from .conftest import content
from .samples import many

COUNT = 200
_ADD = """
import sys
sys.path.insert(0, sys.argv[2])
from samples import many
from isnad.store import open_store
with open_store(sys.argv[1]) as store:
    for result in many(int(sys.argv[3])):
        print(store.add(result), flush=True)
"""


def _add(path: str) -> subprocess.Popen[str]:
    here = str(Path(__file__).parent)
    command = [sys.executable, "-c", _ADD, path, here, str(COUNT)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _whole(path: str) -> int:
    """How many reports are there; each must have all its claims."""
    with open_store(path) as store:
        ids = [report.id for report in store.reports()]
        assert ids == [f"r{n:04}" for n in range(len(ids))]
        assert all(len(list(store.claims(one))) == 3 for one in ids)
        return len(ids)


def _kill_after(path: str, lines: int, pause: float) -> None:
    with _add(path) as run:
        assert run.stdout
        for _ in range(lines):
            run.stdout.readline()
        time.sleep(pause)
        run.send_signal(signal.SIGKILL)


def test_r16_a_killed_run_leaves_whole_reports_and_resumes(address: str, tmp_path: Path) -> None:
    path = address
    dice = random.Random(7)
    kept = 0
    for lines in (0, 3, 40, 90):
        _kill_after(path, lines, dice.random() / 50)
        now = _whole(path)
        assert now >= max(kept, lines)
        kept = now
    assert kept < COUNT
    with _add(path) as run:
        run.communicate(timeout=120)
    assert run.returncode == 0
    assert _whole(path) == COUNT
    with open_store(tmp_path / "unbroken.db") as unbroken, open_store(path) as resumed:
        for one in many(COUNT):
            unbroken.add(one)
        assert unbroken.counts() == resumed.counts()
        assert _untimed(content(unbroken)) == _untimed(content(resumed))


def _untimed(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[list[object]]]:
    """Everything but the times of arrival and the numbers of rows, of which a server leaves out
    those that a killed run had taken."""
    return {
        name: [[v for v in row if isinstance(v, str) and not v.startswith("202")] for row in rows]
        for name, rows in tables.items()
    }


def test_r18_two_writers_at_once(address: str) -> None:
    path = address
    runs = [_add(path) for _ in range(2)]
    said = [run.communicate(timeout=120)[0].split() for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert sorted([*said[0], *said[1]]) == ["duplicate"] * COUNT + ["read"] * COUNT
    assert _whole(path) == COUNT


@pytest.mark.parametrize("where", ["file", "server"])
def test_many_that_open_a_new_store_at_once(tmp_path: Path, where: str) -> None:
    code = "import sys; from isnad.store import open_store; open_store(sys.argv[1]).counts()"
    with postgres.database(empty=True) if where == "server" else nullcontext() as url:
        command = [sys.executable, "-c", code, url or str(tmp_path / "store.db")]
        runs = [subprocess.Popen(command) for _ in range(4)]
        assert [run.wait(timeout=120) for run in runs] == [0] * 4
