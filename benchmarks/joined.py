"""``python -m benchmarks.joined``: what adding and joining reports costs as a store grows.

The last reports of a large store and the first of an empty one are added by turns, some of each, so
that whatever else the machine does slows both alike.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks import briefs, sized
from benchmarks.arrivals import Maker
from isnad import joining
from isnad.records import ReadResult, Rejected, Report
from isnad.store import Store, open_store

# The bar is for FULL reports; DEFAULT takes some minutes. RUN reports are compared, TURN at a time.
FULL, DEFAULT = 100_000, 4_000
RUN, TURN = 1_000, 100
BAR = 1.3


class Cost(NamedTuple):
    """Seconds of the processor, and on the clock."""

    processor: float
    clock: float

    def __add__(self, other: Cost) -> Cost:  # type: ignore[override]
        return Cost(self.processor + other.processor, self.clock + other.clock)


def filled(store: Store, reports: Iterator[ReadResult], count: int) -> Iterator[Cost]:
    """The cost of each run of reports, until so many are in the store."""
    for _ in range(count // RUN):
        yield _added(store, islice(reports, RUN))


def by_turns(large: Store, last: Iterator[ReadResult], small: Store) -> tuple[Cost, Cost]:
    """The cost of the first run of reports in an empty store, and of the last in a large one."""
    first, zero = Maker().reports(RUN), Cost(0.0, 0.0)
    early, late = zero, zero
    for _ in range(RUN // TURN):
        early += _added(small, islice(first, TURN))
        late += _added(large, islice(last, TURN))
    return early, late


def _added(store: Store, reports: Iterable[ReadResult]) -> Cost:
    """The cost of adding reports that are read, and of joining them."""
    made = list(reports)
    processor, clock = process_time(), perf_counter()
    for one in made:
        store.add(one)
    joining.catch_up(store, _read)
    return Cost(process_time() - processor, perf_counter() - clock)


def _read(report: Report) -> ReadResult | Rejected:
    raise AssertionError(f"{report.id} has traces")


def lines(reports: int = DEFAULT) -> Iterator[str]:
    """What ``make bench`` prints of it."""
    yield f"Adding reports that are read to a store and joining them, to {reports:,}:\n"
    made = Maker().reports(reports)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "large.db") as large,
        open_store(Path(folder) / "small.db") as small,
        open_store(Path(folder) / "warm.db") as warm,
    ):
        # What is loaded and compiled once is no cost of the first run.
        _added(warm, Maker(seed=5).reports(TURN))
        for run, cost in enumerate(filled(large, made, reports - RUN), 1):
            if run in (1, 3) or run % 10 == 0:
                yield _row(f"to {run * RUN:,}", cost)
        early, late = by_turns(large, made, small)
        size = (Path(folder) / "large.db").stat().st_size
        told = list(briefs.lines(large, reports))
    yield _row(f"first {RUN:,}, by turns", early)
    yield _row(f"last {RUN:,}, by turns", late)
    yield f"  {size / reports / 1000:.0f} kB a report in the store\n"
    ratio = late.processor / early.processor
    verdict = "met" if ratio <= BAR else "MISSED"
    least = "" if reports >= FULL else f" (it is for {FULL:,}: python -m benchmarks.joined --full)"
    yield f"{'last run beside the first':<28} {ratio:>12.2f} {'':<8} bar {BAR}: {verdict}{least}\n"
    yield f"Briefs of {briefs.DAYS} days over {reports:,} reports:\n"
    yield from told


def _row(name: str, cost: Cost) -> str:
    told = f"{cost.processor:8.2f} s of processor time, {cost.clock:8.2f} s on the clock"
    return f"  {name:<26} {told}, {RUN / cost.processor:6,.0f} reports/s"


def main() -> None:
    """Measure and print."""
    sized.run(__doc__, lines, of="reports", full=FULL, default=DEFAULT)


if __name__ == "__main__":
    main()
