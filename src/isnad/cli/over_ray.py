"""``isnad add --ray``: read on many machines into shards, which are then loaded."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack

import typer

from isnad.cli import load, streams
from isnad.cli.stopping import terminable
from isnad.errors import IsnadError
from isnad.reading import InputForm, columns_from
from isnad.scale.ray_data import LOCAL, Asked, run


def asked(
    published: str | None,
    language: str | None,
    encoding: str | None,
    form: InputForm | None,
    columns: str | None,
) -> Asked:
    """How inputs are to be read, from the options of the command."""
    of_columns = columns_from(columns) if columns else None
    return Asked(published, language, encoding, form.value if form else None, of_columns)


def at(address: str | None, *others: object) -> str:
    """The address of the cluster; raises BadParameter where there is none, or any of the other
    options is given that only this machine heeds."""
    if address is None:
        raise typer.BadParameter(
            "only the machines of a cluster write shards: --ray ADDRESS", param_hint="--shards"
        )
    if any(one is not None for one in others):
        raise typer.BadParameter(
            "the cluster says how many read at the same time: leave --jobs out",
            param_hint="--ray",
        )
    return address


def add(
    paths: list[str],
    store: str,
    how: Asked,
    address: str,
    folder: str | None,
    *,
    join: bool,
    again: bool,
) -> None:
    """Read ``paths`` over Ray, then load the shards into a store. Without a ``folder`` they lie in
    one that goes again, which only the workers of this machine see."""
    if folder is None and address != LOCAL:
        raise IsnadError(
            f"the machines of {address} write what they read into a folder that all of them see; "
            "name it: --shards FOLDER"
        )
    with ExitStack() as stack:
        stack.enter_context(terminable())
        where = folder or stack.enter_context(tempfile.TemporaryDirectory(prefix="isnad-"))
        found = run(paths, where, how, address)
        streams.tell(f"isnad: Ray read {found['read']} of {found['attempted']} reports")
        load.shards(where, store, "add", join=join, again=again)
