"""Joining that is killed, and joining by two at once."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad import joining
from isnad.joins import Story
from isnad.records import ReadResult
from isnad.store import open_store

from .stand_ins import read, report, stand_in

COUNT = 60
_JOIN = """
import sys
sys.path.insert(0, sys.argv[2])
from isnad import joining
from isnad.joining import catching_up
from isnad.store import open_store
from stand_ins import read, stand_in
stand_in(setattr)
catching_up._REPORTS = 3
with open_store(sys.argv[1]) as store:
    joining.catch_up(store, read, lambda far: print(far.done, flush=True))
"""


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-ins."""
    stand_in(monkeypatch.setattr)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store whose reports wait to be joined."""
    with open_store(tmp_path / "store.db") as store:
        for one in many():
            store.add(one)
    return tmp_path / "store.db"


def many() -> Iterator[ReadResult]:
    dice = random.Random(3)
    words = [a + b for a in "abcdefghijklmnop" for b in ("ram", "rim", "rom")]
    texts: list[list[str]] = []
    for n in range(COUNT):
        taken = dice.choice(texts)[:4] if texts and n % 4 == 0 else []
        texts.append([*taken, *dice.choices(words, k=3), *(["back"] if n % 11 == 0 else [])])
        yield read(report(n, texts[-1], dice.randrange(20)))


def join(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _JOIN, str(path), str(Path(__file__).parent)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def told(path: Path) -> tuple[object, list[Story]]:
    with open_store(path) as store:
        assert joining.is_current(store)
        return list(store.lineages()), list(store.stories())


def unbroken(folder: Path) -> tuple[object, list[Story]]:
    """What the same reports come to where nothing is killed."""
    with open_store(folder / "unbroken.db") as store:
        for one in many():
            store.add(one)
        joining.catch_up(store, read)
    return told(folder / "unbroken.db")


def test_killed_at_any_point_the_next_run_ends_with_the_same(path: Path, tmp_path: Path) -> None:
    dice = random.Random(5)
    left = [COUNT]
    for lines in (0, 1, 4, 9, 2):
        with join(path) as run:
            assert run.stdout
            for _ in range(lines):
                run.stdout.readline()
            time.sleep(dice.random() / 20)
            run.send_signal(signal.SIGKILL)
        with open_store(path) as store:
            left.append(store.waiting())
    assert left == sorted(left, reverse=True)
    # However quick the machine is, some run was killed before it was done, and some got on.
    assert left[1] > 0 and left[-1] < COUNT
    with join(path) as run:
        run.communicate(timeout=120)
    assert run.returncode == 0
    lineages, stories = told(path)
    assert (lineages, stories) == unbroken(tmp_path)
    assert lineages and len(stories) < COUNT * 3


def test_two_that_join_at_once_end_with_the_same(path: Path, tmp_path: Path) -> None:
    runs = [join(path) for _ in range(2)]
    done = [run.communicate(timeout=240)[0].split() for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    # The quicker one may leave nothing to the other.
    assert any(done)
    assert told(path) == unbroken(tmp_path)
