"""The process that may be killed: one bad unit is told, and its neighbours are read."""

from __future__ import annotations

import gc
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad import settings
from isnad.reading import Arrived, arrivals
from isnad.reading.about import About
from isnad.reading.bounded import Keeper, Task
from isnad.records import Rejected

# A reader of a format with units that behave badly, put in the place of that of JSON.
BAD = """
import ctypes, os, signal, time
from isnad.reading.arrivals import Line
from isnad.reading.checks import checked
from isnad.reading.units import LeftOut, Unit
import isnad.reading.forms.documents as documents

def good(where, defaults):
    yield checked(where, Line(text=f"text of {where}"), defaults)

def does(what, where, defaults):
    if what == "sleep": time.sleep(60)
    if what == "spin":
        while True: pass
    if what == "eat": return [bytearray(10**8) for _ in range(100)] and None
    if what == "crash": ctypes.string_at(0)
    if what == "exit": os._exit(3)
    if what == "fault": raise KeyError("x")
    if what == "half":
        yield from good(where, defaults)
        ctypes.string_at(0)
    yield from good(where, defaults)

def read(where, stream, defaults):
    for number, what in enumerate(stream.read().decode().split(), start=1):
        if what == "left": yield LeftOut("no_text")
        elif what == "broken": ctypes.string_at(0)
        elif what == "raise": raise KeyError("y")
        else: yield Unit(f"u{number}", lambda w=what, n=number: does(w, f"u{n}", defaults))

documents.read_json = read
"""


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sitecustomize.py").write_text(BAD, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(settings, "UNIT_SECONDS", 0.7)
    monkeypatch.setattr(settings, "UNIT_MEMORY", 400_000_000)


def run(tmp_path: Path, words: str) -> tuple[list[str], dict[str, int]]:
    """What comes of units that do so: the text of a report, else place and reason."""
    path = tmp_path / "input"
    path.write_text(words)
    counted: dict[str, int] = {}
    items = arrivals([str(path)], form=FORM, left_out=lambda r, n: counted.update({r: n}))
    return [told(item) for item in items], counted


def told(item: Arrived | Rejected) -> str:
    if isinstance(item, Arrived):
        return item.report.text
    return f"{Path(item.where).name} {item.reason}"


from isnad.reading.telling import Form  # noqa: E402

FORM = Form.json


@pytest.mark.usefixtures("bad")
@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ("sleep", "too_slow"),
        ("spin", "too_slow"),
        ("eat", "too_much_memory"),
        ("crash", "crashed"),
        ("exit", "crashed"),
        ("fault", "crashed"),
        ("half", "crashed"),
    ],
)
def test_one_bad_unit_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, reason: str
) -> None:
    if reason != "too_slow":
        monkeypatch.setattr(settings, "UNIT_SECONDS", 30.0)  # a busy machine is slow to give memory
    found, counted = run(tmp_path, f"good left {does} good {does} good")
    wanted = ["text of u1", f"u3 {reason}", "text of u4", f"u5 {reason}", "text of u6"]
    assert (found, counted) == (wanted, {"no_text": 1})


@pytest.mark.usefixtures("bad")
@pytest.mark.parametrize("does", ["broken", "raise"])
def test_what_breaks_between_units_ends_the_input_and_is_told(tmp_path: Path, does: str) -> None:
    found, _ = run(tmp_path, f"good good {does} good")
    assert found == ["text of u1", "text of u2", "input crashed"]


@pytest.mark.usefixtures("bad")
def test_it_takes_no_longer_than_it_may(tmp_path: Path) -> None:
    start = time.monotonic()
    run(tmp_path, "sleep good")
    assert time.monotonic() - start < 5


def children() -> set[int]:
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not listed.exists():
        pytest.skip("the system does not tell the children of a process")
    return {int(pid) for pid in listed.read_text().split()}


def test_the_process_is_gone_when_nobody_reads_on(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": f"report {n}"} for n in range(50)]))
    before = children()
    items: Iterator[Arrived | Rejected] | None = arrivals([str(path)])
    assert items is not None
    next(items)
    assert len(children() - before) == 1
    items = None
    gc.collect()
    assert children() == before


def test_a_process_that_is_killed_from_outside_is_started_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": f"report {n} " + "x" * 50_000} for n in range(100)]))
    before = children()
    items = arrivals([str(path)])
    first = next(items)
    (pid,) = children() - before
    os.kill(pid, signal.SIGKILL)
    rest = list(items)
    texts = {item.report.text for item in (first, *rest) if isinstance(item, Arrived)}
    lost = [item.reason for item in rest if isinstance(item, Rejected)]
    assert len(texts) + len(lost) == 100
    assert lost in ([], ["too_much_memory"])


def test_bytes_that_were_fetched_are_read_as_what_they_are() -> None:
    feed = (
        b"<rss version='2.0'><channel><item><title>T</title><description>words of it</description>"
    )
    bodies = {
        "text/html": b"<html><body><p>words of it</p></body></html>",
        "text/plain": b"words of it",
        "application/rss+xml": feed + b"</item></channel></rss>",
    }
    with Keeper(lambda count: None, lambda reason, count: None) as keeper:
        for kind, data in bodies.items():
            about = About(url="https://a.example/1", kind=kind, received="2024-12-01T00:00:00Z")
            (item,) = keeper.read(Task("https://a.example/1", data=data, about=about))
            assert isinstance(item, Arrived)
            assert item.report.text.strip() == "words of it"
            assert item.report.received == "2024-12-01T00:00:00Z"
