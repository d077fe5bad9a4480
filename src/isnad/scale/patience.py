"""How long a report may take: where it takes longer, it is given up and the next one is read."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from isnad import settings
from isnad.records import Report


class TooSlow(BaseException):
    """A report took too long. No Exception, since nothing on the way up may take it for a fault of
    its own and go on."""


def time_for(report: Report) -> float:
    """The seconds of processor time that the engine may take for a report."""
    length = len(report.text) + len(report.title or "")
    return settings.ENGINE_SECONDS + length / settings.ENGINE_CHARACTERS


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TooSlow in what takes more processor time. Only the main thread can be called."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooSlow
