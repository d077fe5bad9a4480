"""``isnad brief``: what the claims of a store add up to."""

from __future__ import annotations

from typing import Annotated

import typer

from isnad.cli import joining, streams
from isnad.cli.options import StoreFile


def brief(
    store: StoreFile,
    language: Annotated[
        str, typer.Option(metavar="LANG", help="Language of the brief: en, ar or vi.")
    ] = "en",
) -> None:
    """Print what the stories say by place and day, each with who says so through whom, how many
    origins it has, and what is disputed or taken back."""
    from isnad.brief import render
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        joining.catch_up(kept)
        reports = {report.id: report for report in kept.reports()}
        told, coloured = list(kept.stories()), streams.in_colour()
        try:
            page = render(kept.claims(), reports, language, coloured, stories=told)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--language") from error
    streams.write(page)
    streams.flush()
