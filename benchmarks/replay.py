"""``python -m benchmarks.replay``: whether what was known by a day is all that its answers rest on.

For random pairs of days, over a store of more than 200 reports that came in no order, the answer is
compared with that of a fresh store that holds only the reports that were known by then.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from benchmarks.arrivals import Maker
from isnad import flow, joining
from isnad.joins import Clock
from isnad.records import ReadResult, Rejected, Report
from isnad.states import State
from isnad.store import Store, open_store

ROOT = Path(__file__).parents[1]
SETS = (
    "examples/reports/reports.jsonl",
    "benchmarks/stories/khartoum/reports.jsonl",
    "tests/stories/goma/reports.jsonl",
)
MADE_UP, PAIRS = 160, 30
_LATEST = 12


def reports(made_up: int = MADE_UP, seed: int = 5) -> list[ReadResult]:
    """Reports that were read, real ones and made-up ones, each with a time of arrival up to some
    days after it was published; in no order."""
    found = [flow.read(_report(row)) for row in _rows()]
    found += Maker().reports(made_up)
    dice = random.Random(seed)
    for one in found:
        day = datetime.fromisoformat((one.report.published or "2025-01-01")[:10])
        later = timedelta(days=dice.randrange(_LATEST), hours=dice.randrange(24))
        received = (day.replace(tzinfo=UTC) + later).isoformat()
        one.report.received = received
        for claim in one.claims:
            claim.report = msgspec.structs.replace(claim.report, received=received)
    dice.shuffle(found)
    return found


def _rows() -> Iterator[dict[str, str]]:
    for name in SETS:
        for line in (ROOT / name).read_text("utf-8").splitlines():
            yield json.loads(line)


def _report(row: dict[str, str]) -> Report:
    given = {name: row.get(name) for name in ("language", "title", "url", "published", "outlet")}
    sha256 = hashlib.sha256(row["text"].encode()).hexdigest()
    return Report(id=row["id"], sha256=sha256, text=row["text"], **given)  # type: ignore[arg-type]


def filled(path: Path, results: Iterable[ReadResult]) -> Store:
    """A store of reports, joined."""
    store = open_store(path)
    for one in results:
        store.add(one)
    joining.catch_up(store, _read)
    return store


def _read(report: Report) -> ReadResult | Rejected:
    return flow.read(report)


def answer(store: Store, as_of: str, known_by: str, clock: Clock) -> list[State]:
    """What a store answers."""
    with store.looking() as tables:
        return joining.states(tables, joining.question(tables, as_of, known_by, clock))


def days(results: Iterable[ReadResult], clock: Clock) -> list[str]:
    """The days on which reports became known."""
    return sorted({day(one, clock) for one in results})


def day(one: ReadResult, clock: Clock) -> str:
    """The day on which a report became known."""
    received = (one.report.received or "")[:10]
    return received if clock == "received" else min((one.report.published or "")[:10], received)


def differing(
    folder: Path, results: list[ReadResult], clock: Clock, pairs: int, seed: int = 7
) -> tuple[list[tuple[str, str]], int]:
    """The pairs of days (as of, known by) for which the answers differ, and how many states all
    answers had."""
    dice, every = random.Random(seed), days(results, clock)
    whole, states, wrong = filled(folder / f"{clock}.db", results), 0, []
    for number in range(pairs):
        as_of, known_by = dice.choice(every), dice.choice(every)
        known = [one for one in results if day(one, clock) <= known_by]
        with filled(folder / f"{clock} {number}.db", known) as then:
            told = answer(whole, as_of, known_by, clock)
            states += len(told)
            if told != answer(then, as_of, known_by, clock):
                wrong.append((as_of, known_by))
    whole.close()
    return wrong, states


def lines(pairs: int = PAIRS) -> Iterator[str]:
    """How many pairs were compared, and each that differs."""
    results = reports()
    clocks: tuple[Clock, ...] = ("received", "published")
    for clock in clocks:
        with tempfile.TemporaryDirectory() as folder:
            wrong, states = differing(Path(folder), results, clock, pairs)
        told = f"{clock}: {pairs} pairs over {len(results)} reports, {states} states"
        verdict = "MISSED" if wrong else "met"
        yield f"{told}; pairs that differ: {len(wrong)}, bar 0: {verdict}"
        yield from (f"  as of {as_of}, known by {known_by}" for as_of, known_by in wrong)


def main() -> int:
    """Print it; 1 where a pair differs."""
    told = []
    for line in lines():
        told.append(line)
        print(line, flush=True)
    return 1 if any("MISSED" in line for line in told) else 0


if __name__ == "__main__":
    sys.exit(main())
