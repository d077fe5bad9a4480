"""Keeps the process that reads hostile bytes, ends it when it takes too long, and starts it anew."""

from __future__ import annotations

import os
import selectors
import signal
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from typing import NamedTuple

import msgspec

from isnad import processes, settings
from isnad.errors import IsnadError
from isnad.reading.arrivals import Arrived, rejected
from isnad.reading.bounded.messages import (
    Alive,
    Begun,
    Come,
    Done,
    Ended,
    Failed,
    Message,
    Messages,
    Ready,
    Refused,
    Task,
    framed,
)
from isnad.records import Rejected

_PIECE = 1_000_000
_START = 60.0
_MEMORY = f"it took more than {settings.UNIT_MEMORY // 1_000_000:,} MB of memory"


class _Death(NamedTuple):
    """Why the process could not go on."""

    reason: str
    told: str


class _Broken(NamedTuple):
    """An input that it could not go on with: why, at which unit (null: between two), and how many
    are done with that one."""

    reason: str
    told: str
    at: Begun | None
    done: int


# Gives reports, and at the end what it could not go on with; null where all of it was read.
Attempt = Generator[Arrived | Rejected, None, _Broken | None]


class _Process:
    """The process, as it runs."""

    def __init__(self) -> None:
        limits = (str(settings.UNIT_SECONDS), str(settings.UNIT_MEMORY))
        self._process = processes.start("isnad.reading.bounded.worker", *limits)
        self._messages = Messages()
        self._selector = selectors.DefaultSelector()
        assert self._process.stdout is not None
        self._selector.register(self._process.stdout, selectors.EVENT_READ)
        if not isinstance(self.next(_START), Ready):
            self.end()
            raise IsnadError("the process that reads pages and archives cannot be started")

    def give(self, task: Task) -> None:
        """A task for it; where it is dead already, that shows when it is asked for more."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(framed(task))
            self._process.stdin.flush()

    def next(self, seconds: float) -> Message | _Death:
        """What it says next, or why it will say nothing more."""
        while (message := self._messages.next()) is None:
            if not self._selector.select(seconds):
                self.end()
                return _Death("too_slow", f"it took more than {seconds:g} s")
            assert self._process.stdout is not None
            data = os.read(self._process.stdout.fileno(), _PIECE)
            if not data:
                return self._died()
            self._messages.take(data)
        return message

    def end(self) -> None:
        """End it, whatever it is at."""
        self._selector.close()
        processes.end(self._process)

    def _died(self) -> _Death:
        code = self._process.wait()
        self.end()
        if code == -signal.SIGPROF:
            return _Death("too_slow", f"it took more than {settings.UNIT_SECONDS:g} s")
        if code == -signal.SIGKILL:  # by the system, for want of memory
            return _Death("too_much_memory", _MEMORY)
        how = signal.Signals(-code).name if code < 0 else f"exit status {code}"
        return _Death("crashed", f"the program that reads it crashed ({how})")


class Keeper:
    """Reads tasks in a process that it starts when there is one, and ends at the end.

    ``seen`` is told of bytes as they are read; ``left_out`` of what was left out, and how often.
    """

    def __init__(self, seen: Callable[[int], None], left_out: Callable[[str, int], None]) -> None:
        self._seen, self._left_out = seen, left_out
        self._process: _Process | None = None

    def __enter__(self) -> Keeper:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._end()

    def read(self, task: Task) -> Iterator[Arrived | Rejected]:
        """The reports of an input, or why they were not read. What goes wrong with one unit costs
        no other."""
        got_to = -1
        while broken := (yield from self._attempt(task)):
            if broken.at is not None:
                message = f"cannot be read: {broken.told}; leave it out"
                yield rejected(broken.at.where, broken.reason, message)
            elif broken.done == got_to:
                message = f"cannot be read on from here: {broken.told}; the rest of it is not read"
                yield rejected(task.where, broken.reason, message)
                return
            else:  # between two units, perhaps by somebody else's doing: once more from there
                got_to = broken.done
            task = msgspec.structs.replace(task, skip=broken.done)

    def _attempt(self, task: Task) -> Attempt:
        process = self._process = self._process or _Process()
        process.give(task)
        at, done = None, task.skip
        while True:
            message = process.next(settings.UNIT_WAITS * settings.UNIT_SECONDS)
            if isinstance(message, Come):
                yield Arrived(message.where, message.report, message.notes, message.private)
            elif isinstance(message, Refused):
                yield rejected(message.where, message.reason, message.message)
            elif isinstance(message, Alive):
                self._told(message)
            elif isinstance(message, Begun):
                at, done = message, message.index + 1
            elif isinstance(message, Done):
                at = None
            elif isinstance(message, Ended):
                return None
            elif isinstance(message, Failed):
                self._end()
                return _Broken(message.reason, message.message or _MEMORY, at, done)
            elif isinstance(message, _Death):
                self._process = None
                return _Broken(message.reason, message.told, at, done)

    def _told(self, alive: Alive) -> None:
        self._seen(alive.seen)
        for reason, count in alive.left_out.items():
            self._left_out(reason, count)

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None
