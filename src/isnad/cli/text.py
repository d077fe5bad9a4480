"""``isnad text``: the stored words of a report."""

from __future__ import annotations

from typing import Annotated

import typer

from isnad.cli import forgotten, streams
from isnad.cli.options import StoreFile
from isnad.cli.visible import visible


def text(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="Id of a report, or how it begins.")
    ],
    store: StoreFile,
    title: Annotated[bool, typer.Option("--title", help="The title instead.")] = False,
) -> None:
    """Print the stored text that offsets point into, to the letter.

    On a terminal, control characters are made visible.
    """
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        found = kept.report(report)
        words = found.part("title" if title else "text")
        forgotten.tell(kept, found.id)
    streams.write(visible(words).rstrip("\n") + "\n" if streams.to_terminal() else words)
    streams.flush()
