"""Whole processes from outside: how long they take and how much memory they need."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from isnad.records import Report

_ROUNDS = 5
# The kernel tells it in kilobytes, but for macOS, which tells it in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


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
    command = [sys.executable, "-m", "isnad", "read", "--format", "jsonl", *map(str, paths)]
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit status {process.returncode}: {errors}")
    return Cost(perf_counter() - start, usage.ru_maxrss * _UNIT)
