"""``isnad brief``: what the claims of a store add up to."""

from __future__ import annotations

from typing import Annotated

import typer

from isnad.cli import streams
from isnad.cli.options import StoreFile


def brief(
    store: StoreFile,
    language: Annotated[
        str, typer.Option(metavar="LANG", help="Language of the brief: en, ar or vi.")
    ] = "en",
) -> None:
    """Print what the claims say by place and day, each line with who says so and where."""
    from isnad.brief import render
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        reports = {report.id: report for report in kept.reports()}
        try:
            page = render(kept.claims(), reports, language, colour=streams.in_colour())
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--language") from error
    streams.write(page)
    streams.flush()
