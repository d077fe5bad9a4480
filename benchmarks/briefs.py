"""``python -m benchmarks.briefs``: what a brief of a week costs over a large store.

The store is filled and joined as the program does it; each brief is gathered, written in one
language, read again in all languages and set as a page, as the program does it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.arrivals import Maker
from isnad import brief, garbage, joining
from isnad.briefing.checked import checked
from isnad.briefing.gathering import gather
from isnad.records import ReadResult, Rejected, Report
from isnad.store import Store, open_store

# The bar is for FULL reports; DEFAULT takes a minute.
FULL, DEFAULT, PARCEL = 10_000, 1_000, 500
BAR = 5.0
DAYS, MOST = 7, 300


class Made(NamedTuple):
    """Seconds of the processor and on the clock; stories and states told; characters of the page."""

    processor: float
    clock: float
    stories: int
    states: int
    size: int


def fill(store: Store, reports: int) -> None:
    """Add so many reports, and join them."""
    made = Maker().reports(reports)
    for count, one in enumerate(made, 1):
        one.report.received = one.report.published
        store.add(one)
        if count % PARCEL == 0 or count == reports:
            joining.catch_up(store, _read)


def _read(report: Report) -> ReadResult | Rejected:
    raise AssertionError(f"{report.id} has traces")


def once(store: Store, language: str) -> Made:
    """One brief of the last days of a store, from the question to the page."""
    processor, clock = process_time(), perf_counter()
    with store.looking() as tables:
        given = gather(tables, None, None, "published", DAYS, MOST)
    told, _ = checked(given, language, store)
    page = brief.set_as("html", told)
    spent = process_time() - processor, perf_counter() - clock
    return Made(*spent, len(given.chosen.stories), len(given.states), len(page))


def lines(store: Store, reports: int) -> Iterator[str]:
    """What is printed of a store of so many reports."""
    once(store, "en")  # what is loaded once is no cost of a brief
    worst = 0.0
    for language in ("en", "ar", "vi"):
        made = once(store, language)
        worst = max(worst, made.clock)
        yield (
            f"  {f'brief, {language}':<26} {made.processor:8.2f} s of processor time, "
            f"{made.clock:8.2f} s on the clock; {made.stories} stories, {made.states} states, "
            f"{made.size / 1e6:.1f} MB"
        )
    verdict = "met" if worst <= BAR else "MISSED"
    least = "" if reports >= FULL else f" (it is for {FULL:,}: python -m benchmarks.briefs --full)"
    yield f"{'slowest brief':<28} {worst:>12.2f} {'s':<8} bar {BAR}: {verdict}{least}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} reports, for the bar")
    parser.add_argument("--reports", type=int, default=DEFAULT)
    given = parser.parse_args()
    garbage.look_seldom()  # as the program does
    reports = FULL if given.full else given.reports
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "s.db") as store:
        fill(store, reports)
        print(f"Briefs of {DAYS} days over {reports:,} reports:\n")
        for line in lines(store, reports):
            print(line, flush=True)


if __name__ == "__main__":
    main()
