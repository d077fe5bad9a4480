"""The processes that read for the program. One that dies loses no report."""

from __future__ import annotations

import queue
import subprocess
import threading
from collections import deque
from contextlib import suppress

import msgspec

from isnad import processes
from isnad.errors import IsnadError
from isnad.reading import Arrived
from isnad.records import Rejected
from isnad.scale.messages import SAID, Answer, Answers, Failed, Given, Ready, framed, next_frame

# The module that such a process runs.
WORKER = "isnad.scale.worker"
# Parcels that a process has before it, so that it never waits for the next one.
_AHEAD = 2
# A larger pipe takes a parcel of answers in one piece. Bytes.
_PIPE = 1 << 20
# A report whose process died so often is given up; and so are processes that die at once.
_DEATHS, _STARTS = 2, 3


class Parcel:
    """Some reports, and their answers when they have come."""

    def __init__(self, items: list[Arrived]) -> None:
        self.items = items
        self.answers: list[Answer | None] = [None] * len(items)
        self.left = len(items)
        self.fault: IsnadError | None = None
        self.done = threading.Event()
        self.characters = sum(len(item.report.text) for item in items)


class _Part(msgspec.Struct):
    """Those of a parcel that a process reads at once; ``deaths``: how many died of it alone."""

    parcel: Parcel
    at: list[int]
    deaths: int = 0

    def given(self) -> list[Given]:
        """What the process is told."""
        items = (self.parcel.items[n] for n in self.at)
        return [Given(item.where, item.report) for item in items]

    def put(self, answers: list[Answer]) -> None:
        """These are the answers."""
        for n, one in zip(self.at, answers, strict=True):
            self.parcel.answers[n] = one
        self.parcel.left -= len(self.at)
        if not self.parcel.left:
            self.parcel.done.set()

    def fail(self, fault: IsnadError) -> None:
        """There will be no answers."""
        self.parcel.fault = fault
        self.parcel.done.set()


class _Died(Exception):
    """The process is gone; how, in words."""


class _Process:
    """A process that reads, as it runs."""

    def __init__(self, *, sketched: bool) -> None:
        self._process = processes.start(WORKER, *(["--sketch"] if sketched else []))
        _widen(self._process)
        self.pid = self._process.pid
        self.flight: deque[_Part] = deque()

    def start(self) -> None:
        """Wait until it reads. Raises _Died where it does not start."""
        if not isinstance(self._next(), Ready):
            raise _Died("it did not start")

    def give(self, part: _Part) -> None:
        """A part for it; where it is dead already, that shows when it is asked for answers."""
        self.flight.append(part)
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(framed(part.given()))
            self._process.stdin.flush()

    def answer(self) -> None:
        """Wait for the answers to what it has had longest. Raises _Died."""
        said = self._next()
        part = self.flight.popleft()
        if isinstance(said, Failed):
            part.fail(IsnadError(said.message))
        elif isinstance(said, Answers):
            part.put(said.answers)

    def _next(self) -> Answers | Ready | Failed:
        assert self._process.stdout is not None
        data = next_frame(self._process.stdout)
        if data is None:
            code = self._process.wait()
            raise _Died(f"signal {-code}" if code < 0 else f"exit status {code}")
        said: Answers | Ready | Failed = SAID.decode(data)
        return said

    def kill(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()

    def close(self) -> None:
        """End it and let its pipes go."""
        processes.end(self._process)


def _widen(process: subprocess.Popen[bytes]) -> None:
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        assert process.stdout is not None and process.stdin is not None
        for pipe in (process.stdin, process.stdout):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE)


class Crew:
    """So many processes, each with a thread of ours that gives it parcels and takes its answers."""

    def __init__(self, size: int, *, sketched: bool = False) -> None:
        self._sketched = sketched
        self._parcels: queue.SimpleQueue[Parcel | None] = queue.SimpleQueue()
        self._processes: dict[int, _Process] = {}
        self._closing = False
        self.fault: IsnadError | None = None
        self._threads = [
            threading.Thread(target=self._keep, args=(n,), daemon=True) for n in range(size)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, parcel: Parcel) -> None:
        """A parcel to read."""
        self._parcels.put(parcel)

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes that run."""
        return [process.pid for process in list(self._processes.values())]

    def close(self) -> None:
        """End all processes, whatever they are at."""
        self._closing = True
        for _ in self._threads:
            self._parcels.put(None)
        for process in list(self._processes.values()):
            process.kill()
        for thread in self._threads:
            thread.join()

    def _keep(self, number: int) -> None:
        """Keep one process at work; where it dies, another takes over what it had."""
        again: deque[_Part] = deque()
        process: _Process | None = None
        starts = 0
        while not self._closing:
            try:
                if process is None:
                    starts += 1
                    process = self._processes[number] = _Process(sketched=self._sketched)
                    process.start()
                    starts = 0
                self._feed(process, again)
                if process.flight:
                    process.answer()
            except _Died as error:
                assert process is not None
                _take_over(process.flight, again, str(error))
                process.close()
                process = None
                if starts >= _STARTS:
                    self._give_up(f"ends as soon as it starts ({error})")
            except OSError as error:
                self._give_up(f"cannot be started ({error})")
        if process is not None:
            process.close()

    def _feed(self, process: _Process, again: deque[_Part]) -> None:
        """Give a process parcels as far as there are any; wait where it has none."""
        while again and len(process.flight) < _AHEAD:
            process.give(again.popleft())
        while len(process.flight) < _AHEAD:
            try:
                parcel = self._parcels.get(block=not process.flight)
            except queue.Empty:
                return
            if parcel is None:
                return
            process.give(_Part(parcel, list(range(len(parcel.items)))))

    def _give_up(self, why: str) -> None:
        """No process can be had: nothing is answered any longer."""
        self.fault = IsnadError(f"the process that reads reports {why}; run it with --jobs 1")
        self._closing = True


def _take_over(flight: deque[_Part], again: deque[_Part], how: str) -> None:
    """What a dead process had is given to another; that at which it died report by report, so
    that it shows of which one it died."""
    if not flight:
        return
    part, *rest = flight
    again.extendleft(reversed(rest))
    if len(part.at) > 1:
        again.extendleft(_Part(part.parcel, [n]) for n in reversed(part.at))
    elif part.deaths + 1 < _DEATHS:
        again.appendleft(_Part(part.parcel, part.at, part.deaths + 1))
    else:
        part.put([Answer(rejected=_given_up(part.parcel.items[part.at[0]], how))])


def _given_up(item: Arrived, how: str) -> Rejected:
    told = f"the process that read it died twice ({how}), perhaps for want of memory; leave it out"
    return Rejected(where=item.where, reason="crashed", message=told)
