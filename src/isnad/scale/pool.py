"""Reports through the engine, in this process or in several; the same results in the same order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING

from isnad.reading import Arrived
from isnad.records import Rejected
from isnad.scale.attempts import Done, Item, read_one

if TYPE_CHECKING:
    from isnad.scale.crew import Crew, Parcel

# A parcel holds so many reports, and no more once it has so many characters.
_PARCEL, _PARCEL_CHARACTERS = 8, 100_000
# So many parcels, and so many characters, may be under way for each process: as much as it reads
# while the program joins what was read before.
_WAITING, _WAITING_CHARACTERS = 24, 4_000_000
# How many reports are read here before other processes are worth their start, and how many
# processes there are then at most: one that keeps and joins has no more to do than with four.
_FEW, _MOST = 200, 4
# So often it is looked whether processes can be had at all. Seconds.
_LOOK = 1.0


def processes() -> int:
    """How many processes are worth it on this machine."""
    # Not every system can say on which of its cores this process may run.
    may = getattr(os, "sched_getaffinity", None)
    return min(len(may(0)) if may else os.cpu_count() or 1, _MOST)


def read_all(
    items: Iterable[Item],
    jobs: int | None = None,
    *,
    sketched: bool = False,
    crew: Crew | None = None,
) -> Generator[Done, None, None]:
    """Every item read, in order; ``jobs`` processes share the work: null for as many as are worth
    it, above some hundred reports. ``sketched``: with sketches for joining, where processes are.
    ``crew``: those processes, where they run already."""
    rest = iter(items)
    if jobs is None:
        first = islice(rest, _FEW)
        yield from map(read_one, first)
        jobs = processes()
        after = next(rest, None)
        rest = rest if after is None else chain([after], rest)
    if jobs == 1:
        yield from map(read_one, rest)
    elif (after := next(rest, None)) is not None:
        rest = chain([after], rest)
        if crew is not None:
            yield from through(crew, rest, jobs)
        else:
            with begun(jobs, sketched=sketched) as own:
                yield from through(own, rest, jobs)


@contextmanager
def begun(jobs: int, *, sketched: bool = False) -> Iterator[Crew]:
    """So many processes that get ready to read while the program gets ready for what they read."""
    from isnad.scale.crew import Crew

    crew = Crew(jobs, sketched=sketched)
    try:
        yield crew
    finally:
        crew.close()


def read_here(items: Iterable[Item]) -> Generator[Done, None, None]:
    """Every item read, in this process."""
    yield from map(read_one, items)


def through(crew: Crew, items: Iterator[Item], jobs: int) -> Iterator[Done]:
    """Items read by a crew of so many processes, in order."""
    yield from _in_order(crew, _parcels(items), jobs)


def _parcels(items: Iterator[Item]) -> Iterator[list[Item]]:
    parcel: list[Item] = []
    characters = 0
    for item in items:
        parcel.append(item)
        characters += len(item.report.text) if isinstance(item, Arrived) else 0
        if len(parcel) >= _PARCEL or characters >= _PARCEL_CHARACTERS:
            yield parcel
            parcel, characters = [], 0
    if parcel:
        yield parcel


def _in_order(crew: Crew, parcels: Iterator[list[Item]], jobs: int) -> Iterator[Done]:
    from isnad.scale.crew import Parcel

    under_way: deque[tuple[list[Item], Parcel]] = deque()
    characters = 0
    for items in parcels:
        parcel = Parcel([item for item in items if isinstance(item, Arrived)])
        if parcel.items:
            crew.put(parcel)
        else:
            parcel.done.set()
        under_way.append((items, parcel))
        characters += parcel.characters
        while under_way and (
            under_way[0][1].done.is_set()
            or len(under_way) >= jobs * _WAITING
            or characters >= jobs * _WAITING_CHARACTERS
        ):
            characters -= under_way[0][1].characters
            yield from _answered(crew, *under_way.popleft())
    for one in under_way:
        yield from _answered(crew, *one)


def _answered(crew: Crew, items: list[Item], parcel: Parcel) -> Iterator[Done]:
    """The items with what came of them, when that has come."""
    while not parcel.done.wait(_LOOK):
        if crew.fault is not None:
            raise crew.fault
    if parcel.fault is not None:
        raise parcel.fault
    answers = iter(parcel.answers)
    for item in items:
        if isinstance(item, Rejected):
            yield Done(item.where, item, elsewhere=True)
            continue
        answer = next(answers)
        assert answer is not None
        result = answer.read or answer.rejected
        assert result is not None
        yield Done(item.where, result, answer.sketch, elsewhere=True)
