"""A process that reads, and that some reports kill: what comes of the others is tried with it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from isnad import flow
from isnad.records import ReadResult, Report
from isnad.scale import worker

ALWAYS, ONCE = "kills whoever reads it", "kills the first who reads it:"

read = flow.read


def dying(report: Report) -> ReadResult:
    """Read a report, unless it kills."""
    if ALWAYS in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if ONCE in report.text:
        mark = Path(report.text.partition(ONCE)[2].strip())
        if not mark.exists():
            mark.touch()
            os._exit(3)
    return read(report)


if __name__ == "__main__":
    setattr(flow, "read", dying)  # noqa: B010 - as mypy would have it
    worker.main()
