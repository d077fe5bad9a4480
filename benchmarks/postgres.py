"""``python -m benchmarks.postgres``: a store in PostgreSQL beside one in SQLite, in one run.

Both are filled with the same reports, which are read already, by the code that the program runs. Then
two processes write the last of them at once: what counts is the time from their common start to the
end of the later, for checking that claims stand on their words, making rows, sending and keeping
them, each parcel synchronised to the disk; not for reading texts. Then random days are asked about,
as known by other random days, and reports are searched for by words that stand in some of them. The
server is one of its own on this machine, with its settings for keeping data as they come.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from benchmarks import as_of, sized
from benchmarks.arrivals import Maker
from isnad import joining
from isnad.joins import Held
from isnad.records import ReadResult
from isnad.store import Store, open_store
from tests.postgres import NoServer, Server

FULL, DEFAULT, EACH = 1_000_000, 20_000, as_of.EACH
# Bars: seconds, seconds, claims a second.
AS_OF, SEARCH, INGEST = 0.100, 0.200, 5_000
_WRITERS, _PARCEL, _SEARCHES = 2, 200, 21
# Which share of the reports is written while it is measured, and no more claims than so many.
_SHARE, _COUNTED = 4, 50_000
_SETTINGS = (
    *("fsync=on", "full_page_writes=on", "shared_buffers=512MB", "max_wal_size=4GB"),
    *("checkpoint_timeout=15min", "effective_cache_size=2GB"),
)


class Figures(NamedTuple):
    """What one database gave: claims a second, microseconds of processor time for a claim here and
    in the server, seconds of a median question, search by words and by parts of words."""

    ingest: float
    here: float
    there: float
    as_of: float
    search: float
    parts: float


def reports(claims: int) -> Iterator[list[ReadResult]]:
    """Parcels of reports with so many claims; they came on the day of their publication."""
    made = Maker(told=EACH).reports(claims // EACH)
    while parcel := list(islice(made, _PARCEL)):
        for one in parcel:
            one.report.received = one.report.published
        yield parcel


def fill(store: Store, parcels: Iterator[list[ReadResult]]) -> dict[str, list[str]]:
    """Keep reports, and what joining keeps of states; words and places that they tell of."""
    places: dict[str, None] = {}
    words: list[str] = []
    for parcel in parcels:
        store.add_many(parcel)
        with store.joining() as tables:
            for one in parcel:
                held = Held(report=one.report, claims=one.claims, traces=one.traces)
                joining.keep_states(tables, held, {one.report.id: held}, {one.report.id: []})
                for claim in one.claims:
                    if claim.place and claim.place.country:
                        places[str(claim.place.geonames)] = None
        words += random.Random(len(words)).choice(parcel).report.text.split()[:40]
    return {"places": list(places), "words": words}


def write(address: str, parcels: Sequence[list[ReadResult]], server: Server | None) -> Figures:
    """Have processes write parcels at once, and measure that."""
    context = multiprocessing.get_context("fork")
    start = context.Barrier(_WRITERS + 1)
    spent: Any = context.Array("d", _WRITERS)
    writers = [
        context.Process(target=_write, args=(address, parcels[n::_WRITERS], start, spent, n))
        for n in range(_WRITERS)
    ]
    for one in writers:
        one.start()
    start.wait()
    before, began = server.processor() if server else 0.0, perf_counter()
    for one in writers:
        one.join()
    seconds = perf_counter() - began
    there = (server.processor() if server else 0.0) - before
    if any(one.exitcode for one in writers):
        raise RuntimeError("a process that wrote failed")
    claims = sum(len(one.claims) for parcel in parcels for one in parcel)
    here = sum(list(spent)) / claims * 1e6
    return Figures(claims / seconds, here, there / claims * 1e6, 0, 0, 0)


def _write(
    address: str,
    parcels: Sequence[list[ReadResult]],
    start: Barrier,
    spent: Any,  # noqa: ANN401 - shared between processes, of no type that is told
    number: int,
) -> None:
    with open_store(address) as store:
        start.wait()
        before = process_time()
        for parcel in parcels:
            ended = store.add_many(parcel)
            if set(ended) != {"read"}:
                raise RuntimeError(f"not all were kept: {set(map(str, ended))}")
        spent[number] = process_time() - before


def searched(store: Store, words: list[str], dice: random.Random, *, parts: bool) -> float:
    """The median of some searches for one word, or two of one report."""
    found = []
    for number in range(_SEARCHES):
        at = dice.randrange(len(words) - 1)
        typed = " ".join(words[at : at + 1 + number % 2])
        began = perf_counter()
        store.search(typed, parts=parts)
        found.append(perf_counter() - began)
    return median(found)


def measured(address: str, claims: int, server: Server | None) -> Figures:
    """The figures of one database."""
    parcels = list(reports(claims)) if claims <= _COUNTED * _SHARE else None
    counted = max(_WRITERS, min(claims // _SHARE, _COUNTED) // EACH // _PARCEL)
    whole = -(-claims // EACH // _PARCEL)
    every = iter(parcels) if parcels is not None else reports(claims)
    with open_store(address) as store:
        told = fill(store, islice(every, whole - counted))
    written = write(address, list(every), server)
    if server is not None:
        # What it does by itself a while after much was written.
        server.sql("VACUUM ANALYZE", "bench")
    with open_store(address) as store:
        days = claims // EACH // 250 + 1
        as_of.times(store, told["places"], days, random.Random(1))  # what is loaded once
        asked = median(as_of.times(store, told["places"], days, random.Random(2)))
        dice = random.Random(3)
        words = searched(store, told["words"], dice, parts=False)
        return written._replace(
            as_of=asked, search=words, parts=searched(store, told["words"], dice, parts=True)
        )


@contextmanager
def served() -> Iterator[Server]:
    """A server that keeps what it is given."""
    server = Server(_SETTINGS)
    try:
        server.sql("CREATE DATABASE bench")
        yield server
    finally:
        server.remove()


def lines(claims: int = DEFAULT) -> Iterator[str]:
    """What ``make bench`` prints of it."""
    yield f"PostgreSQL beside SQLite, {claims:,} claims, {_WRITERS} writers; load {_load()}:\n"
    with tempfile.TemporaryDirectory() as folder:
        sqlite = measured(str(Path(folder) / "bench.db"), claims, None)
    try:
        with served() as server:
            ours = measured(server.url("bench"), claims, server)
    except NoServer as why:
        yield f"  no PostgreSQL was measured: {why}"
        return
    yield f"  {'':<34} {'PostgreSQL':>12} {'SQLite':>12} {'ratio':>7}"
    slower: Callable[[float, float], bool] = lambda found, bar: found <= bar  # noqa: E731
    faster: Callable[[float, float], bool] = lambda found, bar: found >= bar  # noqa: E731
    yield _row("claims kept in a second", ours.ingest, sqlite.ingest, 1, INGEST, faster)
    yield _row("  processor time here, us a claim", ours.here, sqlite.here)
    yield f"  {'  and in the server':<34} {ours.there:>12,.1f}"
    yield _row("situation at one place, ms", ours.as_of, sqlite.as_of, 1000, AS_OF, slower)
    yield _row("search by words, ms", ours.search, sqlite.search, 1000, SEARCH, slower)
    yield _row("search by parts of words, ms", ours.parts, sqlite.parts, 1000, SEARCH, slower)
    if claims < FULL:
        yield f"\n  the bars are for {FULL:,} claims: python -m benchmarks.postgres --full"


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def _row(
    name: str,
    ours: float,
    theirs: float,
    times: float = 1,
    bar: float | None = None,
    met: Callable[[float, float], bool] | None = None,
) -> str:
    row = f"  {name:<34} {ours * times:>12,.1f} {theirs * times:>12,.1f} {ours / theirs:>7.2f}"
    if bar is None or met is None:
        return row
    return f"{row}  bar {bar * times:,.0f}: {'met' if met(ours, bar) else 'MISSED'}"


def main() -> None:
    """Measure and print."""
    sized.run(__doc__, lines, of="claims", full=FULL, default=DEFAULT)


if __name__ == "__main__":
    main()
