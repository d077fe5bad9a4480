"""``python -m benchmarks.joined``: what adding and joining reports costs as a store grows."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.arrivals import Maker
from isnad import joining
from isnad.records import ReadResult, Rejected, Report
from isnad.store import Store, open_store

# The bar is for FULL reports; DEFAULT takes a minute or two. A run adds RUN reports.
FULL, DEFAULT, RUN = 100_000, 6_000, 1_000
BAR = 1.3


class Cost(NamedTuple):
    """Seconds for one run: of the processor, on the clock, and of the latter for joining alone."""

    processor: float
    clock: float
    joining: float


def measured(reports: int) -> Iterator[Cost]:
    """The cost of each run of reports into one store that grows to so many."""
    made = Maker().reports(reports)
    with tempfile.TemporaryDirectory() as folder:
        # What is loaded and compiled once is no cost of the first run.
        with open_store(Path(folder) / "warm.db") as warm:
            _run(warm, list(Maker(seed=5).reports(RUN // 5)))
        with open_store(Path(folder) / "store.db") as store:
            while some := list(islice(made, RUN)):
                yield _run(store, some)


def _run(store: Store, reports: list[ReadResult]) -> Cost:
    processor, clock = process_time(), perf_counter()
    for one in reports:
        store.add(one)
    added = perf_counter()
    joining.catch_up(store, _read)
    now = perf_counter()
    return Cost(process_time() - processor, now - clock, now - added)


def _read(report: Report) -> ReadResult | Rejected:
    raise AssertionError(f"{report.id} has traces")


def lines(reports: int = DEFAULT) -> Iterator[str]:
    """What ``make bench`` prints of it."""
    yield f"Adding reports to a store and joining them, {RUN:,} a run, to {reports:,}:\n"
    costs = []
    for cost in measured(reports):
        costs.append(cost)
        if _is_shown(len(costs), reports // RUN):
            rate = RUN / cost.clock
            told = f"{cost.processor:8.2f} s of processor time, {cost.clock:8.2f} s in all"
            yield f"  to {len(costs) * RUN:>9,} {told}, {rate:6,.0f} reports/s"
    ratio = costs[-1].processor / costs[0].processor
    verdict = "met" if ratio <= BAR else "MISSED"
    least = "" if reports >= FULL else f" (the bar is for {FULL:,}: --full)"
    yield f"\n{'last run beside the first':<28} {ratio:>12.2f}          bar {BAR}: {verdict}{least}"


def _is_shown(run: int, runs: int) -> bool:
    return run in (1, 2, 5, runs) or run % 10 == 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} reports, for the bar")
    parser.add_argument("--reports", type=int, default=DEFAULT)
    given = parser.parse_args()
    for line in lines(FULL if given.full else given.reports):
        print(line, flush=True)


if __name__ == "__main__":
    main()
