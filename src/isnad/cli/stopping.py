"""SIGTERM and Ctrl-C as a wish to end: what is under way is finished."""

from __future__ import annotations

import select
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import Self

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
# What a shell says of a program that a signal ended: this and its number.
_SIGNALLED = 128


class Terminated(KeyboardInterrupt):
    """SIGTERM came."""


def status_of(stopped: KeyboardInterrupt) -> int:
    """The exit status of a run that was stopped."""
    by = signal.SIGTERM if isinstance(stopped, Terminated) else signal.SIGINT
    return _SIGNALLED + by


@contextmanager
def terminable() -> Iterator[None]:
    """Inside its block SIGTERM stops the run as Ctrl-C does: what was kept stays and is told."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Terminated

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class Stopping:
    """Inside its block the two signals are noted; a second one interrupts at once."""

    def __init__(self) -> None:
        self.asked = False

    def __enter__(self) -> Self:
        # A signal that comes just before a wait begins must end it too: it writes here.
        self._ours, self._its = socket.socketpair()
        self._ours.setblocking(False)
        self._its.setblocking(False)
        self._fd = signal.set_wakeup_fd(self._its.fileno(), warn_on_full_buffer=False)
        self._before = [signal.signal(number, self._note) for number in _SIGNALS]
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in zip(_SIGNALS, self._before, strict=True):
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._fd)
        self._ours.close()
        self._its.close()

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True

    def is_asked(self) -> bool:
        """Whether the run is to end."""
        return self.asked

    def wait(self, seconds: float) -> None:
        """Wait so long, or until the run is to end."""
        until = monotonic() + seconds
        while not self.asked and (left := until - monotonic()) > 0:
            if select.select([self._ours], [], [], left)[0]:
                self._ours.recv(4096)

    def or_raise(self, fault: type[Exception]) -> Callable[[float], None]:
        """``wait`` that raises where the run is to end."""

        def wait(seconds: float) -> None:
            self.wait(seconds)
            if self.asked:
                raise fault

        return wait
