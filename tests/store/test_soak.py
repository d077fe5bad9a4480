"""``isnad add`` that is killed at points of chance and taken up again: a short run of the soak, and
that the soak would see what it looks for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.soak import Wrong, compared, dump
from isnad.store import open_store
from tests import postgres

from .samples import many

ROOT = Path(__file__).parents[2]
WHOLE = {"a": ["report a", "claim 1"], "b": ["report b"], "c": ["report c", "claim 2"]}


@pytest.mark.skipif(sys.platform == "win32", reason="runs are forks of one process")
@pytest.mark.parametrize("more", [["--kills", "20"], ["--kills", "10", "--postgres"]])
def test_r16_kills_lose_double_and_tear_nothing(more: list[str]) -> None:
    if "--postgres" in more:
        postgres.server()
    command = [sys.executable, "-m", "benchmarks.soak", "--reports", "6", *more]
    done = subprocess.run(
        [*command, "--seed", "16"],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{more[1]} kills in ")
    assert "0 lost, 0 doubled, 0 partial, 0 stores differ" in done.stdout


@pytest.mark.parametrize(
    ("found", "before", "wrong"),
    [
        ({"a": WHOLE["a"]}, 1, Wrong(0, doubled=False, torn=[])),
        ({"a": WHOLE["a"]}, 2, Wrong(1, doubled=False, torn=[])),
        ({"a": ["report a"]}, 0, Wrong(0, doubled=False, torn=["a"])),
        ({"b": WHOLE["b"]}, 0, Wrong(0, doubled=True, torn=[])),
        (WHOLE, 3, Wrong(0, doubled=False, torn=[])),
    ],
)
def test_the_soak_sees_what_is_wrong(
    found: dict[str, list[str]], before: int, wrong: Wrong
) -> None:
    assert compared(found, WHOLE, before) == wrong


def test_the_soak_sees_stores_that_differ(tmp_path: Path) -> None:
    for name, count in (("one", 3), ("same", 3), ("other", 2)):
        with open_store(tmp_path / name) as store:
            for result in many(count):
                result.report.received = "2024-12-09T10:00:00Z"
                store.add(result)
    one, same, other = (dump(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same
    differing = {name for name in one if one[name] != other[name]}
    assert differing == {"reports", "claims", "readings", "waiting"}
