"""``python -m benchmarks.long_run``: whether memory stays flat while ``isnad add`` goes on and on.

Short reports of sentences that news has, in an order of their own, with names that nobody has heard
before in each: whatever remembers every word or report that it saw grows with them. The slope is
that of a line through the memory of the process (its own: pages of files that are mapped are the
system's) beside the reports that it has kept, without the first of them, on which tables are loaded
and memories of fixed size fill: the last to be full is what the database remembers of its pages.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus

COUNT = 30_000
# Megabytes in 10,000 reports.
BAR = 1.0
_SHOWN = 1_000
_WARM = 12_000
_SECONDS = 0.5
_SYLLABLES = [a + b for a in "bdfgklmnrstvz" for b in ("a", "e", "i", "o", "u", "an", "er")]


class Sample(NamedTuple):
    """How many reports were kept when a process had so many bytes in memory."""

    reports: int
    memory: int


def reports(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Short reports, by turns in each language that there is text of."""
    dice = random.Random(seed)
    found = corpus.by_language(corpus.load(corpus.everything()))
    lines = {
        language: [line for one in several for line in one.text.splitlines() if len(line) > 40]
        for language, several in found.items()
    }
    languages = sorted(lines)
    for number in range(count):
        language = languages[number % len(languages)]
        some = dice.sample(lines[language], min(3, len(lines[language])))
        names = " ".join(_name(dice) for _ in range(3))
        yield {
            "id": f"long-{number}",
            "language": language,
            "published": f"2024-{1 + number % 12:02}-{1 + number % 28:02}",
            "text": "\n".join([f"{names} {some[0]}", *some[1:]]),
        }


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=4)).capitalize()


def measure(
    count: int, *options: str, seen: Callable[[Sample], None] = lambda _: None
) -> list[Sample]:
    """Samples of one run of ``isnad add`` over so many reports; ``seen`` is told of each."""
    with tempfile.TemporaryDirectory() as folder:
        given, store = Path(folder) / "reports.jsonl", Path(folder) / "store.db"
        with given.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(one) + "\n" for one in reports(count))
        command = [sys.executable, "-m", "isnad", "add", str(given), "--store", str(store)]
        with subprocess.Popen(
            [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as run:
            found = []
            for one in _sampled(run, store):
                found.append(one)
                seen(one)
        if run.returncode:
            raise RuntimeError(f"isnad add ended with {run.returncode}")
    return found


def _sampled(run: subprocess.Popen[bytes], store: Path) -> Iterator[Sample]:
    while run.poll() is None:
        if memory := _resident(run.pid):
            yield Sample(_kept(store), memory)
        time.sleep(_SECONDS)


def _resident(pid: int) -> int:
    """The bytes of a process in memory; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(one.split()[1]) * 1024 for one in lines if one.startswith("RssAnon")), 0)


def _kept(store: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT max(seq) FROM reports").fetchone()[0] or 0)
    except sqlite3.Error:
        return 0


def slope(samples: list[Sample], warm: int = _WARM) -> float:
    """Megabytes in 10,000 reports, by least squares over the samples after the first ``warm``
    reports. Raises ValueError where there are too few to tell."""
    last = max(one.reports for one in samples)
    later = [one for one in samples if warm <= one.reports < last]
    if last < 1.5 * warm or len(later) < 2:
        raise ValueError(f"{last} reports are too few; they must be {int(1.5 * warm)} at the least")
    n = len(later)
    mean_x = sum(one.reports for one in later) / n
    mean_y = sum(one.memory for one in later) / n
    rise = sum((one.reports - mean_x) * (one.memory - mean_y) for one in later)
    run = sum((one.reports - mean_x) ** 2 for one in later)
    return rise / run * 10_000 / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=COUNT)
    parser.add_argument("--no-join", action="store_true")
    given = parser.parse_args()
    if given.reports < 1.5 * _WARM:
        parser.error(
            f"give --reports {int(1.5 * _WARM)} or more: memories of fixed size fill first"
        )
    shown = -1

    def seen(one: Sample) -> None:
        nonlocal shown
        if one.reports // _SHOWN > shown:
            shown = one.reports // _SHOWN
            print(f"{one.reports:>8} reports  {one.memory / 1e6:>8.1f} MB", flush=True)

    samples = measure(given.reports, *(["--no-join"] if given.no_join else []), seen=seen)
    found = slope(samples)
    peak = max(one.memory for one in samples) / 1e6
    verdict = "met" if found < BAR else "MISSED"
    print(f"{found:.2f} MB in 10,000 reports, peak {peak:.0f} MB; bar {BAR}: {verdict}")


if __name__ == "__main__":
    main()
