"""A progress bar on standard error for long work, and messages that do not tear it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from isnad.cli import streams
from isnad.cli.visible import visible

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# Work shorter than this shows no bar; the bar is drawn anew so often. Seconds.
_LONG, _EVERY = 1.0, 0.1


class Bar:
    """How many bytes of how many were read, or how many reports were ``counted``. Draws nothing
    unless ``wanted``."""

    def __init__(
        self, total: int | None, wanted: bool, what: str = "reading", *, counted: bool = False
    ) -> None:
        self._total, self._wanted = total, wanted
        self._what, self._counted = what, counted
        self._done = 0
        self._due = monotonic() + _LONG
        self._drawn: tuple[Progress, TaskID] | None = None

    def advance(self, count: int) -> None:
        """So many more bytes were read."""
        self.reach(self._done + count, self._total)

    def reach(self, done: int, total: int | None) -> None:
        """So much of so much is done."""
        self._done, self._total = done, total
        if self._wanted and monotonic() >= self._due:
            self._due = monotonic() + _EVERY
            self._draw()

    def tell(self, message: str) -> None:
        """One message on a line of its own."""
        if self._drawn is None:
            streams.tell(message)
        else:
            self._drawn[0].console.print(visible(message), markup=False, highlight=False)

    def close(self) -> None:
        """Take the bar away."""
        if self._drawn is not None:
            self._drawn[0].stop()
            self._drawn = None

    def _draw(self) -> None:
        if self._drawn is None:
            progress = _progress(self._counted)
            self._drawn = progress, progress.add_task(self._what, total=self._total)
            progress.start()
        progress, task = self._drawn
        progress.update(task, completed=self._done, total=self._total, refresh=True)


def _progress(counted: bool) -> Progress:
    # Rich takes a while to import, and most runs are short.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    amount = MofNCompleteColumn() if counted else DownloadColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), amount)
    console = Console(stderr=True)
    # No thread of its own, and gone when it is done.
    return Progress(
        *columns, TimeRemainingColumn(), console=console, auto_refresh=False, transient=True
    )


@contextmanager
def bar(paths: Iterable[str], beside_output: bool) -> Iterator[Bar]:
    """A bar over the bytes of ``paths``, where standard error is a terminal.

    ``beside_output``: results are printed meanwhile, so no bar where they go to the terminal too.
    """
    wanted = sys.stderr.isatty() and not (beside_output and streams.to_terminal())
    shown = Bar(_total(paths) if wanted else None, wanted)
    try:
        yield shown
    finally:
        shown.close()


@contextmanager
def counting(what: str) -> Iterator[Bar]:
    """A bar over reports, where standard error is a terminal; nothing is printed meanwhile."""
    shown = Bar(None, sys.stderr.isatty(), what, counted=True)
    try:
        yield shown
    finally:
        shown.close()


def _total(paths: Iterable[str]) -> int | None:
    """Bytes of all files; null where one is no plain file."""
    sizes = [os.stat(path).st_size if os.path.isfile(path) else None for path in paths]
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None
