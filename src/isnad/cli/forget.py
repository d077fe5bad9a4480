"""``isnad forget``: a report taken out of a store on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli import joining, streams
from isnad.cli.options import Join, StoreFile
from isnad.tombstones import told

if TYPE_CHECKING:
    from isnad.tombstones import Tombstone


def forget(
    what: Annotated[
        str,
        typer.Argument(
            metavar="REPORT", help="Id of a report, or how it begins.", show_default=False
        ),
    ],
    reason: Annotated[
        str,
        typer.Option(metavar="TEXT", help="Why; it is shown from then on.", show_default=False),
    ],
    store: StoreFile,
    join: Join = True,
) -> None:
    """Take a report out of a store for good: its words, its claims, and all that was made with
    them. What stays is a tombstone: a hash, the day and the reason. This cannot be undone."""
    from isnad.store import open_store

    why = " ".join(reason.split())
    if not why:
        raise typer.BadParameter("say why", param_hint="--reason")
    with open_store(store, create=False) as kept:
        beside = kept.beside(what)
        _print(kept.forget_report(what, why))
        for one, kind in beside.items():
            streams.tell(f"isnad: {one} ({kind}) has words of it and stays; isnad forget {one}")
        if join:
            joining.catch_up(kept)


def _print(stone: Tombstone) -> None:
    (line,) = told([stone])
    claims = "1 claim" if stone.claims == 1 else f"{stone.claims} claims"
    streams.write(f"{line} ({claims}; {stone.sha256})\n")
    streams.flush()
