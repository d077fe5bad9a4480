"""Reports through the engine, in this process or in several; the same results in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from isnad import garbage
from isnad.errors import IsnadError
from isnad.scale.attempts import Done, Item, read_one

# Reports that go to a process at once, and how many such parcels may wait for each process.
_PARCEL, _WAITING = 8, 3


def read_all(items: Iterable[Item], jobs: int) -> Iterator[Done]:
    """Every item read, in order; ``jobs`` processes share the work."""
    if jobs == 1:
        return map(read_one, items)
    return _shared(items, jobs)


def _read_parcel(items: list[Item]) -> list[Done]:
    return [read_one(item) for item in items]


def _shared(items: Iterable[Item], jobs: int) -> Iterator[Done]:
    # A fresh process shares no locks or threads with this one.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _depend) as pool:
        try:
            yield from _in_order(pool, _parcels(items), jobs * _WAITING)
        except BrokenProcessPool as error:
            raise IsnadError(
                "a reading process was ended from outside, perhaps for want of memory; "
                "run it again with fewer --jobs"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _parcels(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while parcel := list(islice(rest, _PARCEL)):
        yield parcel


def _in_order(
    pool: ProcessPoolExecutor, parcels: Iterator[list[Item]], waiting: int
) -> Iterator[Done]:
    under_way: deque[Future[list[Done]]] = deque()
    for parcel in parcels:
        under_way.append(pool.submit(_read_parcel, parcel))
        if len(under_way) >= waiting:
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()


def _depend() -> None:
    """Ctrl-C is for the process that prints; when that is killed, this one ends too. Like the
    program, it looks for garbage seldom."""
    garbage.look_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
