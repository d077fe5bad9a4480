"""``isnad situation``: what was said to hold on a day, as known by another."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from isnad.cli import forgotten, joining, streams
from isnad.cli.asking import AsOf, At, ByClock, Clock, KnownBy, footer, unknown
from isnad.cli.options import Format, JoinedForm, StoreFile, one_of
from isnad.cli.paint import Paint
from isnad.cli.state_blocks import StateBlocks
from isnad.states import What


def situation(
    store: StoreFile,
    as_of: AsOf = None,
    known_by: KnownBy = None,
    clock: ByClock = Clock.received,
    place: At = None,
    what: Annotated[
        str | None,
        typer.Option(
            metavar="TYPE", callback=one_of(get_args(What)), help=f"{', '.join(get_args(What))}."
        ),
    ] = None,
    form: JoinedForm = Format.text,
) -> None:
    """Print who is said to hold which place, which ceasefires are said to be in force, who is
    said to be where and with whom: each with who says so, and who disputes it."""
    from isnad.joining import made, question, states
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        joining.catch_up(kept)
        forgotten.tell(kept)
        with kept.looking() as tables:
            asked = question(tables, as_of, known_by, clock.value, place)
            found = states(tables, asked)
            by = made(tables)
    if what is not None:
        found = [one for one in found if one.what == what.upper()]
    if form is Format.jsonl:
        from isnad.contract import state_line

        for one in found:
            streams.write_json(state_line(one))
        streams.tell(f"isnad: {footer(by)}")
    else:
        for line in StateBlocks(Paint(streams.in_colour())).page(asked, found, by):
            streams.write(line + "\n")
    if not found:
        unknown(place)
    streams.flush()
