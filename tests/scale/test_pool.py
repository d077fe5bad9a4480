"""Several processes give what one gives, in its order; one that dies loses no report."""

from __future__ import annotations

import copy
import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from isnad.errors import IsnadError
from isnad.reading import Arrived, arrivals
from isnad.records import Rejected, Report
from isnad.scale import crew, pool, worker
from isnad.scale.attempts import Done, Item, read_one

from . import dying

TEXT = "Rebels seized Hama on Saturday, the army said. No. {}"


def report(name: object, text: str) -> Arrived:
    return Arrived(f"place {name}", Report(id=f"r{name}", sha256="0", text=text, language="en"))


def some(number: int) -> list[Item]:
    """Reports with things between them that are none, and one in no language that is known."""
    found: list[Item] = [report(n, TEXT.format(n)) for n in range(number)]
    found[3:3] = [Rejected(where="there", reason="empty", message="has no text")] * 9
    found.append(Arrived("x", Report(id="x", sha256="0", text="Bonjour", language="fr")))
    return found


@pytest.fixture
def killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that reports may kill."""
    root = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([root, os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setattr(crew, "WORKER", dying.__name__)


def told(found: Iterator[Done]) -> list[Done]:
    return [Done(done.where, done.result) for done in found]


def test_the_same_in_the_same_order(root: Path) -> None:
    def items() -> Iterator[Item]:
        yield from some(30)
        yield from arrivals([str(root / "examples" / "reports")], published="2024-12-02")

    alone = told(pool.read_all(items(), 1))
    assert sum(isinstance(done.result, Rejected) for done in alone) == 10
    assert told(pool.read_all(items(), 2, sketched=True)) == alone
    assert told(pool.read_all(items(), 3)) == alone


def test_above_some_hundred_there_are_more_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_FEW", 20)
    monkeypatch.setattr(pool, "processes", lambda: 2)
    sizes: list[int] = []

    class Counted(crew.Crew):
        def __init__(self, size: int, *, sketched: bool = False) -> None:
            sizes.append(size)
            super().__init__(size, sketched=sketched)

    monkeypatch.setattr(crew, "Crew", Counted)
    for number, made in ((5, []), (40, [2])):
        assert told(pool.read_all(some(number))) == told(map(read_one, some(number)))
        assert sizes == made
    assert list(pool.read_all([], 2)) == [] and sizes == [2]


def test_a_process_that_is_killed_loses_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    crews: list[crew.Crew] = []

    class Known(crew.Crew):
        def __init__(self, size: int, *, sketched: bool = False) -> None:
            super().__init__(size, sketched=sketched)
            crews.append(self)

    monkeypatch.setattr(crew, "Crew", Known)
    found = []
    for n, done in enumerate(pool.read_all(some(150), 2)):
        found.append(done)
        if n in {20, 90}:
            os.kill(crews[0].pids[n % 2], signal.SIGKILL)
    assert told(iter(found)) == told(map(read_one, some(150)))


def test_processes_that_read_come_after_the_one_that_keeps() -> None:
    with pool.begun(2) as begun:
        found = list(pool.read_all(some(20), 2, crew=begun))
        assert {os.getpriority(os.PRIO_PROCESS, pid) for pid in begun.pids} == {
            min(os.getpriority(os.PRIO_PROCESS, 0) + worker._NICE, 19)
        }
        # What Linux gives to each session alike, it does not part by such numbers.
        assert {os.getsid(pid) for pid in begun.pids} == {os.getsid(0)}
        assert os.getpgid(0) not in {os.getpgid(pid) for pid in begun.pids}
    assert told(iter(found)) == told(map(read_one, some(20)))


@pytest.mark.usefixtures("killed")
def test_what_kills_its_process_twice_is_rejected_and_nothing_else(tmp_path: Path) -> None:
    items: list[Item] = [report(n, TEXT.format(n)) for n in range(40)]
    items[5] = report(5, f"The army said it {dying.ALWAYS}.")
    items[6] = report(6, f"Rebels seized Hama. It {dying.ONCE}{tmp_path / 'mark'}")
    items[30] = report(30, f"The army said it {dying.ALWAYS}.")
    found = told(pool.read_all(copy.deepcopy(items), 2))
    assert [done.where for done in found] == [f"place {n}" for n in range(40)]
    rejected = [n for n, done in enumerate(found) if isinstance(done.result, Rejected)]
    assert rejected == [5, 30]
    lost = found[5].result
    assert isinstance(lost, Rejected) and lost.reason == "crashed" and "signal 9" in lost.message
    assert (tmp_path / "mark").exists()
    alone = [read_one(item) for n, item in enumerate(items) if n not in {5, 30}]
    assert [done for n, done in enumerate(found) if n not in {5, 30}] == alone


def test_processes_that_cannot_start_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "WORKER", "isnad.no_such_module")
    with pytest.raises(IsnadError, match="--jobs 1"):
        list(pool.read_all(some(10), 2))


def test_what_waits_is_bounded_and_ends_with_the_reader() -> None:
    taken = 0

    def endless() -> Iterator[Item]:
        nonlocal taken
        for n in count():
            taken += 1
            yield report(n, TEXT.format(n))

    with closing(pool.read_all(endless(), 2)) as found:
        next(found)
        time.sleep(0.5)
        assert next(found).where == "place 1"
    assert taken <= 2 * pool._WAITING * pool._PARCEL + pool._PARCEL


def test_long_reports_do_not_wait_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_WAITING_CHARACTERS", 1_000)
    taken = 0

    def long() -> Iterator[Item]:
        nonlocal taken
        for n in range(40):
            taken += 1
            yield report(n, TEXT.format(n) * 50)

    with closing(pool.read_all(long(), 2)) as found:
        next(found)
        assert taken <= 2 * pool._PARCEL
