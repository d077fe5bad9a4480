"""Options of commands that ask what was said to hold on a day, as known by another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.options import date

if TYPE_CHECKING:
    from isnad.pages import Made
    from isnad.states import State


class Clock(StrEnum):
    """When a report was known."""

    received = "received"
    published = "published"


AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=date,
        help="The day asked about; else that of the newest report. A bare date means its end, UTC.",
    ),
]  # fmt: skip
KnownBy = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=date, help="Only reports known by then; else all reports."
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
        help="There and in what lies in it: a name in any language, a GeoNames id, a country "
        "(alpha-3).",
    ),
]


class Where:
    """Places of a name, and all that lies in one of them."""

    def __init__(self, wanted: str) -> None:
        from isnad import world
        from isnad.folding import fold

        self._fold = fold
        found = world.load().places.find(fold(wanted))
        self._ids = {one.geonames for one in found if one.geonames}
        if wanted.isdecimal():
            self._ids.add(int(wanted))
        self._names = {fold(one.name) for one in found} | {fold(wanted)}
        countries = {one.country for one in found if one.kind == "country"}
        self.country = next(iter(countries), None) or wanted.upper()

    def holds(self, state: State) -> bool:
        """Whether a state is of such a place."""
        return (
            state.country == self.country
            or (state.geonames is not None and state.geonames in self._ids)
            or any(self._fold(name) in self._names for name in (state.place or "", *state.within))
        )


def footer(made: Made) -> str:
    """What made an answer, in one line."""
    return f"engine {made.engine}; world {made.world}; judgements: {made.judgements}"
