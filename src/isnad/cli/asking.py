"""Options of commands that ask what was said to hold on a day, as known by another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli import streams
from isnad.cli.options import moment
from isnad.cli.visible import one_line

if TYPE_CHECKING:
    from isnad.pages import Made


class Clock(StrEnum):
    """When a report was known."""

    received = "received"
    published = "published"


AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=moment,
        help="The day asked about; else that of the newest report. A bare date means its end, UTC.",
    ),
]  # fmt: skip
KnownBy = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=moment, help="Only reports known by then; else all reports."
    ),
]
ByClock = Annotated[
    Clock,
    typer.Option(help="Known when it was received here, or (for archives) when it was published."),
]
At = Annotated[
    str | None,
    typer.Option(
        "--place",
        metavar="PLACE",
        help="There and in what lies in it: a name in any language, a GeoNames id, a country "
        "(alpha-3).",
    ),
]


def unknown(place: str | None) -> None:
    """Say so of a place of which nothing was found, where nothing is known by that name either."""
    if place is not None and not place.isdecimal():
        from isnad import world
        from isnad.folding import fold

        known = world.load()
        if not known.places.find(fold(place)) and known.entity(f"country:{place.upper()}") is None:
            streams.tell(
                f"isnad: no place is known as {one_line(place)}; look at the name, or give a GeoNames "
                "id or a country (alpha-3)"
            )


def footer(made: Made) -> str:
    """What made an answer, in one line."""
    return f"engine {made.engine}; world {made.world}; judgements undone: {made.judgements}"
