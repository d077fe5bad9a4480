"""``python -m benchmarks.parts``: what each part of bringing reports in costs, in processor time of one
core: the figures that docs/scale.md reckons with."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import TypeVar

from benchmarks import corpus, jobs
from isnad import flow, garbage, joining
from isnad.reading import arrivals
from isnad.records import ReadResult, Rejected
from isnad.scale.attempts import Done, read_one
from isnad.scale.shards import Came, Shards
from isnad.store import open_store

REPORTS = 200
_PARCEL = 100

T = TypeVar("T")


def lines(count: int, source: Path | None = None) -> Iterator[str]:
    """The table, line by line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if source is None:
            source = folder / "reports.jsonl"
            jobs.given(source, count, corpus.load(corpus.news()))
        yield from _parts(folder, source)


def _parts(folder: Path, source: Path) -> Iterator[str]:
    # Tables and libraries are loaded before the clock starts.
    first = read_one(next(arrivals([str(source)])))
    warm = Shards(str(folder / "warm"))
    warm.write(0, 0, [Came(first)])
    list(warm.read())
    seconds, done = _timed(lambda: [read_one(item) for item in arrivals([str(source)])])
    results = [one.result for one in done if not isinstance(one.result, Rejected)]
    count, characters = len(results), sum(len(one.report.text) for one in results)
    claims = sum(len(one.claims) for one in results)
    yield f"{count} reports of {characters / count:.0f} characters, {claims / count:.1f} claims each"
    yield f"extraction     {_each(seconds, count)}: {characters / seconds:,.0f} characters a second"
    seconds, sketches = _timed(lambda: [joining.sketch(one) for one in results])
    yield f"sketch         {_each(seconds, count)}"
    came = [
        Came(Done(one.report.id, one, sketch))
        for one, sketch in zip(results, sketches, strict=True)
    ]
    shards = Shards(str(folder / "shards"))
    seconds, _ = _timed(lambda: [shards.write(0, n, some) for n, some in enumerate(_cut(came))])
    size = sum(path.stat().st_size for path in (folder / "shards").rglob("*.parquet"))
    yield f"write a shard  {_each(seconds, count)}: {size / count:,.0f} bytes a report"
    seconds, _ = _timed(lambda: list(shards.read()))
    yield f"read a shard   {_each(seconds, count)}"
    yield from _stored(folder / "store.db", results, sketches)


def _stored(path: Path, results: list[ReadResult], sketches: list[joining.Sketch]) -> Iterator[str]:
    count = len(results)
    with open_store(path) as store:
        seconds, _ = _timed(lambda: [store.add_many(some) for some in _cut(results)])
        yield f"store          {_each(seconds, count)}"
        known = joining.Sketches()
        for one in sketches:
            known.put(one)
        seconds, _ = _timed(lambda: joining.catch_up(store, flow.read, sketches=known))
        yield f"join           {_each(seconds, count)}"
    yield f"store on disk  {path.stat().st_size / count:,.0f} bytes a report"


def _cut(some: list[T]) -> list[list[T]]:
    return [some[n : n + _PARCEL] for n in range(0, len(some), _PARCEL)]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = process_time()
    made = work()
    return process_time() - start, made


def _each(seconds: float, count: int) -> str:
    return f"{1000 * seconds / count:6.1f} ms a report"


def main() -> None:
    """Measure and print."""
    garbage.look_seldom()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--source", type=Path, help="reports of your own")
    asked = parser.parse_args()
    for line in lines(asked.reports, asked.source):
        print(line, flush=True)


if __name__ == "__main__":
    main()
