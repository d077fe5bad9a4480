"""Whole processes from outside: how long they take and how much memory they need."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.corpus import ROOT
from isnad.records import Report

_ROUNDS = 5


class Cost(NamedTuple):
    """Seconds from start to end, and the largest memory in bytes."""

    seconds: float
    memory: int


def cold_start(report: Report) -> Cost:
    """``isnad read one.txt``: the median of five, compiled tables being in the cache."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text(report.text, encoding="utf-8", newline="")
        _run(path)
        costs = [_run(path) for _ in range(_ROUNDS)]
    seconds = statistics.median(cost.seconds for cost in costs)
    return Cost(seconds, max(cost.memory for cost in costs))


def whole(paths: list[Path]) -> Cost:
    """``isnad read`` over whole files."""
    return _run(*paths)


def _run(*paths: Path) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        peak = Path(folder) / "peak"
        command = [sys.executable, "-m", "benchmarks.peak", str(peak)]
        command += ["read", "--format", "jsonl", *map(str, paths)]
        start = perf_counter()
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, cwd=ROOT
        )
        seconds = perf_counter() - start
        if done.returncode:
            raise RuntimeError(f"exit status {done.returncode}: {done.stderr.decode()}")
        return Cost(seconds, int(peak.read_text("ascii")))
