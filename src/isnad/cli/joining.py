"""Joining the reports of a store before its lineage or stories are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from isnad.cli import streams
from isnad.cli.progress import counting
from isnad.cli.stopping import status_of
from isnad.reading import Arrived
from isnad.records import ReadResult, Rejected, Report
from isnad.scale.attempts import attempt

if TYPE_CHECKING:
    from isnad.joining import Progress, Sketches
    from isnad.store import Store


class _Enough(Exception):
    """The run is to end."""


def catch_up(
    store: Store,
    *,
    anew: bool = False,
    stopping: Callable[[], bool] = lambda: False,
    sketches: Sketches | None = None,
) -> None:
    """Join what waits to be joined, or everything where the program or the world has changed or
    ``anew``; a bar on standard error where that takes long. ``stopping``: whether the run is to
    end; the rest is then left to the next. ``sketches``: of what was read just now. Of a store that
    may only be read it is told that it is shown as it was joined last."""
    from isnad import joining

    if not anew and joining.is_current(store):
        return
    if store.read_only:
        streams.tell(
            f"isnad: {store.name} may only be read, and is shown as it was joined last; reports "
            f"that wait: {store.waiting()} (isnad stories --store joins them where it may write)"
        )
        return
    with counting("joining") as bar:

        def shown(progress: Progress) -> None:
            bar.reach(progress.done, progress.total)
            if stopping():
                raise _Enough

        try:
            rejected = joining.catch_up(store, again, shown, anew=anew, sketches=sketches)
        except _Enough:
            return
        except KeyboardInterrupt as stopped:
            bar.close()
            streams.tell("isnad: interrupted; what was joined stays, the next run joins the rest")
            raise typer.Exit(status_of(stopped)) from None
    for one in rejected:
        streams.tell(f"isnad: {one.where}: {one.message} ({one.reason})")


def again(report: Report) -> ReadResult | Rejected:
    """Read a report again that a store holds."""
    from isnad import flow

    return attempt(Arrived(f"report {report.id}", report), flow.read)
