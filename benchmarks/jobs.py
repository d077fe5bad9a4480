"""``python -m benchmarks.jobs``: ``isnad add`` in one process beside ``--jobs 2``, joining included.

Both stores must be the same in every table. Beside the time by the clock, which others on the
machine lengthen, stands processor time: that of the process which keeps and joins bounds what more
processes can do.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import msgspec

from benchmarks import corpus, soak
from isnad.records import Report

# In a few hundred reports it still weighs that each process meets every word for the first time.
REPORTS, FULL = 600, 2_400
# So many that come of others: the examples, again and again.
_ALIKE = 4
# Names that no two of are one outlet's, however they are written: numbers would be left out.
OUTLETS = tuple(
    f"{one}{other} Gazette"
    for one in ("Bel", "Dor", "Fam", "Gun", "Kir", "Lop", "Mav", "Nez", "Sut", "Tig")
    for other in ("bara", "dello", "fingo", "gasha", "kumo", "lirra", "mopti", "natsu", "ruze")
)
# Bar: times as fast on two cores.
FASTER = 1.8
_RUN = """
import resource, sys
from isnad.cli import main
try:
    main()
finally:
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        print("used", used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


class Cost(NamedTuple):
    """Seconds by the clock; seconds of processor time of the process itself and of its helpers;
    the largest memory of either in MB."""

    clock: float
    own: float
    helpers: float
    memory: tuple[int, int]

    @property
    def two_cores(self) -> float:
        """Seconds that it takes at least on two cores that are free."""
        return max(self.own, (self.own + self.helpers) / 2)


def given(path: Path, count: int, reports: Iterable[Report] | None = None) -> int:
    """So many reports as lines of JSON; how many there are. Texts that are used again are other
    reports: with a line of their own, another outlet and some days later."""
    found = list(reports or corpus.load(corpus.everything()))
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            one = found[n % len(found)]
            again = n // len(found)
            more = f"\nNo. {n}." if again else ""
            row = msgspec.to_builtins(msgspec.structs.replace(one, id=f"r{n}"))
            row |= {"text": one.text + more, "received": "2026-01-01T00:00:00Z"}
            row |= {"url": None, "outlet": OUTLETS[n % len(OUTLETS)], "published": _day(again, n)}
            line = {key: value for key, value in row.items() if key in _FIELDS and value}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return count


_FIELDS = frozenset("id text language title outlet published received".split())


def _day(again: int, n: int) -> str:
    return f"{2010 + again % 15}-{n % 12 + 1:02}-{n % 28 + 1:02}"


def added(source: Path, store: Path, *options: str) -> Cost:
    """What ``isnad add`` costs."""
    command = ["add", str(source), "--store", str(store), *options]
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *command], capture_output=True, text=True, check=False
    )
    clock = perf_counter() - start
    used = [line.split() for line in done.stderr.splitlines() if line.startswith("used ")]
    if len(used) != 2 or done.returncode not in {0, 1}:
        raise RuntimeError(f"exit status {done.returncode}: {done.stderr}")
    memory = (int(used[0][2]) // 1024, int(used[1][2]) // 1024)
    return Cost(clock, float(used[0][1]), float(used[1][1]), memory)


def lines(count: int = REPORTS) -> Iterator[str]:
    """What ``make bench`` prints of it: reports as they come, and some that mostly come of others."""
    yield from table(count)
    yield ""
    yield from table(max(count // _ALIKE, 1), alike=True)


def table(count: int, *, join: bool = True, alike: bool = False) -> Iterator[str]:
    """The table, line by line. ``alike``: of reports most of which come of others."""
    options = [] if join else ["--no-join"]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        given(source, count, corpus.load(corpus.EXAMPLES) if alike else None)
        stores = Path(folder) / "one.db", Path(folder) / "two.db"
        one = added(source, stores[0], "--jobs", "1", *options)
        two = added(source, stores[1], "--jobs", "2", *options)
        same = soak.dump(stores[0]) == soak.dump(stores[1])
    told = ", most of which come of others" if alike else ""
    yield f"isnad add, {count:,} reports{told}{'' if join else ', not joined'}"
    for name, cost in (("--jobs 1", one), ("--jobs 2", two)):
        yield (
            f"{name:10} {cost.clock:8.1f} s by the clock; processor {cost.own:.1f} s, helpers "
            f"{cost.helpers:.1f} s; memory {cost.memory[0]} MB, a helper {cost.memory[1]} MB"
        )
    by_clock, free = one.clock / two.clock, (one.own + one.helpers) / two.two_cores
    good = "met" if min(by_clock, free) >= FASTER else "MISSED"
    yield (
        f"times as fast: {by_clock:.2f} by the clock, {free:.2f} on two free cores by processor "
        f"time (bar {FASTER}: {good}); stores {'the same' if same else 'DIFFER'}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--no-join", action="store_true")
    parser.add_argument("--alike", action="store_true", help="most of which come of others")
    asked = parser.parse_args()
    for line in table(asked.reports, join=not asked.no_join, alike=asked.alike):
        print(line, flush=True)


if __name__ == "__main__":
    main()
