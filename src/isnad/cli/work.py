"""Reports through the engine, in this process or in several; the same results in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from isnad import garbage
from isnad.cache import cache_dir
from isnad.cli.patience import TooSlow, time_for, within
from isnad.errors import IsnadError, UnsupportedLanguage
from isnad.reading import Arrived
from isnad.records import ReadResult, Rejected, Report

# Reports that go to a process at once, and how many such parcels may wait for each process.
_PARCEL, _WAITING = 8, 3

_PACKAGE = Path(__file__).parents[1]

T = TypeVar("T")
Item = Arrived | Rejected


class Done(msgspec.Struct, frozen=True):
    """Where a report stood, and what came of reading it."""

    where: str
    result: ReadResult | Rejected


def read_all(items: Iterable[Item], jobs: int) -> Iterator[Done]:
    """Every item read, in order; ``jobs`` processes share the work."""
    if jobs == 1:
        return map(_read_one, items)
    return _shared(items, jobs)


def attempt(item: Item, engine: Callable[[Report], T]) -> T | Rejected:
    """What ``engine`` makes of a report; a report on which it fails or which takes it too long is
    rejected, not the run."""
    if isinstance(item, Rejected):
        return item
    seconds = time_for(item.report)
    try:
        with within(seconds):
            return engine(item.report)
    except TooSlow:
        message = f"was not read through in {seconds:.0f} s and is given up; cut it into pieces"
        return Rejected(where=item.where, reason="too_slow", message=message)
    except UnsupportedLanguage as error:
        return Rejected(where=item.where, reason="no_pack", message=str(error))
    except IsnadError:
        raise
    except OSError as error:
        # Reports are in memory by now: what fails are the tables and their compiled form.
        raise IsnadError(
            f"the compiled tables cannot be kept in {cache_dir()} ({error}); "
            "name another folder: ISNAD_CACHE=FOLDER"
        ) from error
    except Exception as error:
        return Rejected(where=item.where, reason="engine_failed", message=_fault(error))


def _fault(error: Exception) -> str:
    """An error of the program itself, with the line of ours that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    frame = (ours or frames)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"the program failed on it: {type(error).__name__}: {error} ({place}); please report it"


def _read_one(item: Item) -> Done:
    from isnad import flow

    return Done(item.where, attempt(item, flow.read))


def _read_parcel(items: list[Item]) -> list[Done]:
    return [_read_one(item) for item in items]


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
