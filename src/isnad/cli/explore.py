"""``isnad explore``: a page in the browser over one store."""

from __future__ import annotations

from typing import Annotated

import typer

from isnad.cli import joining, streams
from isnad.cli.options import StoreFile


def explore(
    store: StoreFile,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8765,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")
    ] = True,
) -> None:
    """Show the store in the browser: map, timeline, claims, stories, reports, briefs. The page is
    served on this machine only, needs no network, and changes nothing."""
    from isnad.store import open_store
    from isnad.web.serving import serve

    with open_store(store, create=False) as kept:
        joining.catch_up(kept)

    def ready(address: str) -> None:
        streams.tell(f"isnad: {store} is shown at {address} (Ctrl-C ends it)")
        if browser:
            typer.launch(address)

    serve(store, port, ready)
