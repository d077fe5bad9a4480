"""The process that reads hostile bytes: it may be killed at any time, and ends itself when a unit
takes too much time or memory."""

from __future__ import annotations

import io
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from isnad.reading.arrivals import Arrived
from isnad.reading.bounded.messages import (
    Alive,
    Begun,
    Come,
    Done,
    Ended,
    Failed,
    Message,
    Ready,
    Refused,
    Task,
    framed,
    task_from,
)
from isnad.reading.telling import Form
from isnad.reading.units import Found, LeftOut, Unit, Units
from isnad.records import Rejected

# The one that waits is told that work goes on so often. Seconds.
_SAY = 0.5
_PACKAGE = Path(__file__).parents[2]
_SEEKS = frozenset({Form.warc, Form.wacz, Form.parquet})


class _Line:
    """What is said to the program."""

    def __init__(self) -> None:
        # Whatever a library prints must not get between the messages.
        self._file = os.dup(1)
        os.dup2(2, 1)

    def say(self, *messages: Message) -> None:
        """Send messages, all of them."""
        data = memoryview(b"".join(map(framed, messages)))
        while data:
            data = data[os.write(self._file, data) :]


class _Reading:
    """One task: its units read one after the other."""

    def __init__(self, task: Task, line: _Line, seconds: float) -> None:
        self._task, self._line, self._seconds = task, line, seconds
        self._left_out: Counter[str] = Counter()
        self._seen, self._said = 0, monotonic()

    def run(self) -> None:
        """Read all units but those that are done."""
        with _opened(self._task) as stream:
            units = _units(self._task, stream)
            index = -1
            self._limit()
            for index, unit in enumerate(units):
                if index >= self._task.skip:
                    self._one(unit, index)
                if monotonic() - self._said > _SAY:
                    self._alive(stream)
                self._limit()
            self._alive(stream)
        self._line.say(Ended())

    def _one(self, unit: Unit | Rejected | LeftOut, index: int) -> None:
        if isinstance(unit, LeftOut):
            self._left_out[unit.reason] += 1
            return
        # What was left out before must not be lost with this one.
        before = [Alive(0, dict(self._left_out))] if self._left_out else []
        self._left_out.clear()
        self._line.say(*before, Begun(unit.where, index))
        self._limit()
        found = [unit] if isinstance(unit, Rejected) else _read(unit)
        self._left_out.update(one.reason for one in found if isinstance(one, LeftOut))
        told = (_message(one) for one in found if not isinstance(one, LeftOut))
        self._line.say(*told, Done())

    def _alive(self, stream: BinaryIO) -> None:
        at = max(stream.tell(), self._seen)
        self._line.say(Alive(at - self._seen, dict(self._left_out)))
        self._seen, self._said = at, monotonic()
        self._left_out.clear()

    def _limit(self) -> None:
        """Processor time for what comes next; nothing can catch the signal that comes then."""
        signal.setitimer(signal.ITIMER_PROF, self._seconds)


def main() -> None:
    """Do one task after the other until there are no more."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    line = _Line()
    _bound(memory)
    line.say(Ready())
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    while task := task_from(sys.stdin.buffer):
        try:
            _Reading(task, line, seconds).run()
        except BrokenPipeError:
            return
        except MemoryError:
            line.say(Failed("too_much_memory", ""))
            return
        except OSError as error:
            line.say(Failed("unreadable", error.strerror or str(error)))
        except (
            BaseException
        ) as error:  # also the panics of libraries that are not written in Python
            line.say(Failed("crashed", _told(error)))
        signal.setitimer(signal.ITIMER_PROF, 0)


def _bound(memory: int) -> None:
    """No more memory than this, and none of the threads whose heaps would count as such."""
    import resource

    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"
    os.environ["OMP_NUM_THREADS"] = "1"
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def _opened(task: Task) -> Iterator[BinaryIO]:
    if task.path is None:
        yield io.BytesIO(task.data)
        return
    with open(task.path, "rb") as stream:
        yield stream


def _units(task: Task, stream: BinaryIO) -> Units:
    from isnad.reading.checks import bomb, torn
    from isnad.reading.forms import reader_of
    from isnad.reading.unpacking import Bomb, Torn, opened

    if task.listing:
        from isnad.reading.forms.listings import read_listing

        yield from read_listing(task.where, stream, task.defaults, task.about.charset)
        return
    if task.form is None:
        from isnad.reading.forms.payload import read_payload

        yield Unit(
            task.where, lambda: read_payload(task.where, stream.read(), task.about, task.defaults)
        )
        return
    if task.form not in _SEEKS:
        stream = opened(stream)
    try:
        yield from reader_of(task.form)(task.where, stream, task.defaults)
    except Bomb:
        yield bomb(task.where)
    except Torn as error:
        yield torn(task.where, error)


def _read(unit: Unit) -> list[Found]:
    """What a unit gives; it fails as a whole, so that nothing of it is told twice."""
    try:
        return list(unit.read())
    except MemoryError:
        raise
    except BaseException as error:
        message = f"the program failed on it: {_told(error)}; please report it"
        return [Rejected(where=unit.where, reason="crashed", message=message)]


def _message(found: Arrived | Rejected) -> Message:
    if isinstance(found, Arrived):
        return Come(found.where, found.report, found.notes, found.private)
    return Refused(found.where, found.reason, found.message)


def _told(error: BaseException) -> str:
    """An error with the line of ours that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    frame = (ours or frames)[-1]
    return f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"


if __name__ == "__main__":
    main()
