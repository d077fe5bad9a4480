"""``isnad changes``: what is said otherwise at the end of a span of time than at its beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from isnad.cli import forgotten, joining, streams
from isnad.cli.asking import At, ByClock, Clock, footer, unknown
from isnad.cli.options import Format, JoinedForm, StoreFile, in_order, moment
from isnad.cli.paint import Paint
from isnad.cli.state_blocks import StateBlocks
from isnad.cli.visible import isolated
from isnad.states import Change

_LABEL = 12

_From = Annotated[
    str,
    typer.Option("--from", metavar="DATE", callback=moment, help="The situation of that day, as known by then ...",
                 show_default=False),
]  # fmt: skip
_To = Annotated[
    str,
    typer.Option("--to", metavar="DATE", callback=moment, help="... beside that of this day, as known by then.",
                 show_default=False),
]  # fmt: skip


def changes(
    store: StoreFile,
    start: _From,
    end: _To,
    clock: ByClock = Clock.received,
    place: At = None,
    form: JoinedForm = Format.text,
) -> None:
    """Print what began, ended, was violated, newly claimed, newly disputed, corrected or
    retracted between two days."""
    from isnad.joining import changes as between
    from isnad.joining import made, question
    from isnad.store import open_store

    in_order(start, end, "--from")
    with open_store(store, create=False) as kept:
        joining.catch_up(kept)
        forgotten.tell(kept)
        with kept.looking() as tables:
            asked = [question(tables, day, day, clock.value, place) for day in (start, end)]
            found = between(tables, *asked)
            by = made(tables)
    if form is Format.jsonl:
        from isnad.contract import change_line

        for one in found:
            streams.write_json(change_line(one))
        streams.tell(f"isnad: {footer(by)}")
    else:
        for line in _lines(found, f"Changes from {start} to {end} ({clock.value})"):
            streams.write(line + "\n")
        streams.write(footer(by) + "\n")
    if not found:
        unknown(place)
    streams.flush()


def _lines(found: Iterable[Change], heading: str) -> Iterator[str]:
    paint = Paint(streams.in_colour())
    blocks, none = StateBlocks(paint), True
    yield paint.title(heading)
    for one in found:
        none = False
        of = one.after or one.before
        where = isolated(of.place) if of and of.place else ""
        yield ""
        yield f"{paint.title(one.kind)}  {where}".rstrip()
        yield f"  {'because':{_LABEL}} {isolated(one.because)}"
        for name in one.reports:
            yield f"  {'report':{_LABEL}} {isolated(name)}"
        for label, state in (("before", one.before), ("after", one.after)):
            if state is not None:
                yield f"  {label}"
                yield from (line for line in blocks.state(state))
    yield ""
    if none:
        yield "Nothing is said otherwise."
