"""``make fuzz``: a million inputs and more; fails where one crashes a reader or keeps it too long.

Each target runs in processes of its own: twice with inputs that grow by what code they reach
(atheris), once with inputs that Hypothesis draws from whatever it likes. An input that breaks one
is written to ``build/fuzz`` and named.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.fuzz.targets import ROOT, TARGETS, seeds

FAULTS = ROOT / "build" / "fuzz"
# Seconds for one input, and megabytes for all of a process.
_SLOW, _MEMORY = 10, 2_000
_LONGEST = 4_096
# What part of the inputs each target gets: those that do more in one input get fewer.
_SHARES = {"page": 12, "feed": 6, "warc": 12, "document": 20, "lines": 24, "text": 16, "tokens": 10}
_DRAWN = 20_000


class Ran(NamedTuple):
    """What came of a process: how many inputs, in how many seconds, and what was wrong."""

    inputs: int
    seconds: float
    fault: str | None


def main() -> None:
    """Fuzz every target and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.fuzz")
    parser.add_argument("--inputs", type=int, default=1_000_000, help="of all targets together")
    parser.add_argument("--target", choices=sorted(TARGETS), action="append")
    given = parser.parse_args()
    FAULTS.mkdir(parents=True, exist_ok=True)
    wanted, total, faults = given.target or sorted(TARGETS), 0, []
    share = sum(_SHARES[name] for name in wanted)
    for name in wanted:
        for kind, ran in (
            ("guided", guided(name, given.inputs * _SHARES[name] // share)),
            ("drawn", drawn(name, min(_DRAWN, given.inputs // 10))),
        ):
            total += ran.inputs
            faults += [f"{name}: {ran.fault}"] if ran.fault else []
            rate = ran.inputs / max(ran.seconds, 0.001)
            print(
                f"{name:<10} {kind:<8} {ran.inputs:>9,} inputs  {rate:>8,.0f}/s  {ran.fault or 'no fault'}",
                flush=True,
            )
    print(f"{total:,} inputs, {len(faults)} faults")
    if faults:
        sys.exit(1)


def guided(name: str, runs: int) -> Ran:
    """Inputs that grow by the code that they reach."""
    with tempfile.TemporaryDirectory() as grown:
        for n, seed in enumerate(seeds(name)):
            Path(grown, f"seed-{n}").write_bytes(seed[:_LONGEST])
        return _run(
            ["-m", "benchmarks.fuzz.guided", name, grown, f"-runs={runs}", f"-max_len={_LONGEST}",
             f"-timeout={_SLOW}", f"-rss_limit_mb={_MEMORY}", f"-artifact_prefix={FAULTS}/{name}-"],
            runs,
        )  # fmt: skip


def drawn(name: str, runs: int) -> Ran:
    """Inputs that Hypothesis draws."""
    return _run(["-m", "benchmarks.fuzz.drawn", name, str(runs)], runs)


def _run(arguments: list[str], runs: int) -> Ran:
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    seconds, told = time.monotonic() - start, done.stdout + done.stderr
    if done.returncode == 0:
        return Ran(runs, seconds, None)
    reached = [int(n) for n in re.findall(r"^#(\d+)", told, re.MULTILINE)]
    last = [line for line in told.splitlines() if line.strip()][-12:]
    (FAULTS / f"{arguments[2]}.log").write_text(told, encoding="utf-8")
    return Ran(max(reached, default=0), seconds, " | ".join(last)[-600:])


if __name__ == "__main__":
    main()
