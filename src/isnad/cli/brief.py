"""``isnad brief``: what the claims of a store add up to."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli import joining, streams
from isnad.cli.asking import AsOf, ByClock, Clock, KnownBy
from isnad.cli.options import StoreFile
from isnad.cli.visible import many
from isnad.files import put


class Form(StrEnum):
    """How a brief is set."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


def brief(
    store: StoreFile,
    language: Annotated[
        str, typer.Option(metavar="LANG", help="Language of the brief: en, ar or vi.")
    ] = "en",
    form: Annotated[Form, typer.Option("--format", help="How it is set.")] = Form.text,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    clock: ByClock = Clock.received,
    days: Annotated[
        int, typer.Option(metavar="NUMBER", min=1, help="So many days up to the day asked about.")
    ] = 7,
    most: Annotated[
        int,
        typer.Option(
            metavar="NUMBER", min=1, help="So many stories, and so many states, are told at most."
        ),
    ] = 300,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write it to a file.")
    ] = None,
) -> None:
    """Print what is said to hold by place and what is said to have happened by day: each with who
    says so through whom, how many origins it has, what does not agree, what was taken back."""
    from isnad import brief as briefs
    from isnad.briefing import Wanted, brief_of
    from isnad.store import open_store

    wanted = Wanted(
        language=language, as_of=as_of, known_by=known_by, clock=clock.value, days=days, most=most
    )
    with open_store(store, create=False) as kept:
        joining.catch_up(kept)
        try:
            told, faults = brief_of(kept, wanted)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--language") from error
    colour = output is None and streams.in_colour()
    page = briefs.set_as(form.value, told, colour)
    if output is not None:
        put(Path(output), page.encode())
    else:
        streams.write(page)
        streams.flush()
    for one in faults:
        streams.tell(f"isnad: not borne out: {one}")
    if faults:
        pieces = many(len(faults), "piece")
        streams.tell(f"isnad: not following from the words of reports: {pieces} of the brief")
        raise typer.Exit(1)
