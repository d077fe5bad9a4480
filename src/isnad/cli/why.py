"""``isnad why``: the entries and rules that made a claim."""

from __future__ import annotations

from typing import Annotated

import typer

from isnad.cli import streams
from isnad.cli.options import StoreFile
from isnad.cli.visible import isolated, keep_isolates


def why(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim, or how it begins.")],
    store: StoreFile,
) -> None:
    """Print the sentence of a claim and, over it, the entries and rules that made the claim."""
    from isnad import flow
    from isnad.names import disguise
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        found = kept.claim(claim)
        report = kept.report(found.report.id)
    streams.write(keep_isolates(flow.why(found, report)).rstrip("\n") + "\n")
    for odd in disguise.of_claim(found):
        streams.write(f"\nbeware: {isolated(odd.name)}: {odd.told}\n")
    streams.flush()
