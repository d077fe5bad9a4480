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
    """How many bytes of how many were read. Draws nothing unless ``wanted``."""

    def __init__(self, total: int | None, wanted: bool) -> None:
        self._total, self._wanted = total, wanted
        self._done = 0
        self._due = monotonic() + _LONG
        self._drawn: tuple[Progress, TaskID] | None = None

    def advance(self, count: int) -> None:
        """So many more bytes were read."""
        self._done += count
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
            progress = _progress()
            self._drawn = progress, progress.add_task("reading", total=self._total)
            progress.start()
        progress, task = self._drawn
        progress.update(task, completed=self._done, refresh=True)


def _progress() -> Progress:
    # Rich takes a while to import, and most runs are short.
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
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


def _total(paths: Iterable[str]) -> int | None:
    """Bytes of all files; null where one is no plain file."""
    try:
        sizes = [os.stat(path).st_size for path in paths if os.path.isfile(path) or path == "-"]
    except OSError:
        return None
    return sum(sizes)
