"""``isnad explore``: a page in the browser over one store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli import joining, streams
from isnad.cli.options import StoreFile

_SHARED = (
    "Whoever knows what is in the file may read the store. What they send can be read on the way: "
    "let a server with TLS stand in front (docs/explorer.md)."
)


def explore(
    store: StoreFile,
    port: Annotated[int, typer.Option(metavar="NUMBER", min=0, max=65535, help="0: any that is free.")] = 8765,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")
    ] = True,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS", help="Where it listens; others reach it with --token-file only."
        ),
    ] = "127.0.0.1",
    token_file: Annotated[
        Path | None,
        typer.Option(
            "--token-file", "--password-file", metavar="FILE",
            help="What readers must know, in the first line: a password for people, a token for "
            "programs.",
        ),
    ] = None,
    allowed_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name under which people ask for it, as behind a proxy."),
    ] = None,
) -> None:  # fmt: skip
    """Show the store in the browser: map, timeline, claims, stories, reports, briefs. The page is
    served on this machine only unless an address is named, needs no network, and changes nothing."""
    from isnad.store import open_store
    from isnad.web.serving import is_here, serve
    from isnad.web.sharing import read_secret

    secret = None if token_file is None else read_secret(token_file)
    here = is_here(host)
    with open_store(store, create=False) as kept:
        joining.catch_up(kept)
        name = kept.name

    def ready(address: str) -> None:
        streams.tell(f"isnad: {name} is shown at {address} (Ctrl-C ends it)")
        if not here:
            streams.tell(f"isnad: {_SHARED}")
        if browser and here:
            typer.launch(address)

    serve(store, port, ready, host, allowed_host or (), secret)
