"""``isnad load``: what was read elsewhere and lies in shards, brought into a store."""

from __future__ import annotations

from collections.abc import Generator
from typing import Annotated

import typer

from isnad.cli import add, run
from isnad.cli.account import Account
from isnad.cli.options import Again, Join, StoreFile
from isnad.cli.progress import Bar
from isnad.reading import once
from isnad.scale.attempts import Done


def load(
    folder: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER",
            help="Shards that isnad add --ray wrote: a folder, or the address of an object store.",
            show_default=False,
        ),
    ],
    store: StoreFile,
    join: Join = True,
    again: Again = False,
) -> None:
    """Bring reports that were read elsewhere into a store, and join them with those that it has.
    Loading twice changes nothing."""
    shards(folder, store, "load", join=join, again=again)


def shards(folder: str, store: str, command: str, *, join: bool, again: bool) -> None:
    """Load a folder of shards into a store, as ``command``."""
    from isnad.scale.shards import Loading, Shards

    given = Shards(folder)
    given.names()
    loading: list[Loading] = []

    def over(work: run.Work, account: Account) -> Account:
        loading.append(Loading(given.read(account.leave_out)))
        found = once(loading[0].items())
        return run.over_items(found, work, Bar(None, wanted=False), account)

    def results(this: run.Run) -> Generator[Done, None, None]:
        yield from loading[0].results(this.inputs)

    add.into(store, command, over, reader=results, join=join, again=again)
