"""``python -m benchmarks.as_of``: what a question of a situation costs over many claims.

Reports that are read already are added to a store, and what they say of states is kept as joining
keeps it, all by the code that the program runs; then random days are asked about, as known by other
random days: at one place, and in all of a country.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import sized
from benchmarks.arrivals import Maker
from isnad import joining
from isnad.joins import Held
from isnad.records import ReadResult
from isnad.store import Store, open_store

# The bar is for FULL claims; DEFAULT takes a minute. EACH claims to a report.
FULL, DEFAULT, EACH = 1_000_000, 50_000, 25
BAR = 0.100
_QUERIES, _PARCEL = 101, 200


def fill(store: Store, claims: int) -> tuple[list[str], list[str]]:
    """Add reports with so many claims; the places and countries that they tell of, most told of
    first places left in the order of the reports."""
    places: dict[str, None] = {}
    countries: dict[str, None] = {}
    made = Maker(told=EACH).reports(claims // EACH)
    while parcel := list(islice(made, _PARCEL)):
        _add(store, parcel)
        for one in parcel:
            for claim in one.claims:
                if claim.place and claim.place.country:
                    places[str(claim.place.geonames)] = None
                    countries[claim.place.country] = None
    return list(places), list(countries)


def _add(store: Store, parcel: list[ReadResult]) -> None:
    for one in parcel:
        one.report.received = one.report.published
        store.add(one)
    with store.joining() as tables:
        for one in parcel:
            held = Held(report=one.report, claims=one.claims, traces=one.traces)
            joining.keep_states(tables, held, {one.report.id: held}, {one.report.id: []})


def times(store: Store, places: list[str], days: int, dice: random.Random) -> list[float]:
    """Seconds that each of many questions took, in random order of days and places."""
    found = []
    for _ in range(_QUERIES):
        as_of, known_by = (_day(dice.randrange(days)) for _ in range(2))
        start = perf_counter()
        with store.looking() as tables:
            asked = joining.question(tables, as_of, known_by, "published", dice.choice(places))
            joining.states(tables, asked)
        found.append(perf_counter() - start)
    return found


def _day(number: int) -> str:
    return (date(2020, 1, 1) + timedelta(days=number)).isoformat()


def lines(claims: int = DEFAULT) -> Iterator[str]:
    """What ``make bench`` prints of it."""
    yield f"Situations over {claims:,} claims, as of and as known by random days:\n"
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "large.db") as store,
    ):
        places, countries = fill(store, claims)
        days = claims // EACH // 250 + 1
        times(store, places, days, random.Random(1))  # what is loaded once is no cost of a question
        whole: Callable[[list[str]], list[float]] = lambda where: times(  # noqa: E731
            store, where, days, random.Random(2)
        )
        yield _row("at one place, median", median(whole(places)), claims)
        yield f"  {'in one country, median':<26} {median(whole(countries)) * 1000:10.1f} ms"
        start = perf_counter()
        with store.looking() as tables:
            last = joining.question(tables, None, None, "published")
            found = joining.states(tables, last)
        spent = perf_counter() - start
        yield f"  {'everywhere, once':<26} {spent * 1000:10.1f} ms, {len(found):,} states"


def _row(name: str, seconds: float, claims: int) -> str:
    verdict = "met" if seconds <= BAR else "MISSED"
    least = f" (it is for {FULL:,}: python -m benchmarks.as_of --full)" if claims < FULL else ""
    return f"  {name:<26} {seconds * 1000:10.1f} ms  bar {BAR * 1000:.0f} ms: {verdict}{least}"


def main() -> None:
    """Measure and print."""
    sized.run(__doc__, lines, of="claims", full=FULL, default=DEFAULT)


if __name__ == "__main__":
    main()
