"""``isnad stories``: what the reports of a store tell together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli import forgotten, joining, streams
from isnad.cli.asking import unknown
from isnad.cli.options import (
    TYPES,
    Format,
    JoinedForm,
    Rebuild,
    StoreFile,
    in_order,
    moment,
    one_of,
)
from isnad.cli.paint import Paint
from isnad.cli.story_blocks import StoryBlocks
from isnad.joins import Story

if TYPE_CHECKING:
    from isnad.store import Store

_NONE = "no story fits what was asked for"


Told = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", help="The story that an id, of now or before, leads to."),
]
Where = Annotated[
    str | None,
    typer.Option(
        metavar="PLACE", help="Where: a name in any language, a GeoNames id, a country (alpha-3)."
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--type", metavar="TYPE", callback=one_of(TYPES), help="What: a type such as ASSAULT."
    ),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", callback=moment, help="Not over before that day.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", callback=moment, help="Begun on that day or before.")
]
Origins = Annotated[
    int, typer.Option(metavar="NUMBER", min=0, help="Told by so many origins or more.")
]


def stories(
    store: StoreFile,
    form: JoinedForm = Format.text,
    story: Told = None,
    place: Where = None,
    kind: Kind = None,
    since: Since = None,
    until: Until = None,
    min_origins: Origins = 0,
    rebuild: Rebuild = False,
) -> None:
    """Print the stories of a store: what all reports tell of one event, state, toll or statement,
    on whose word, and where they contradict each other."""
    from isnad.store import Wanted, open_store

    in_order(since, until)
    with open_store(store, create=False) as kept:
        joining.catch_up(kept, anew=rebuild)
        forgotten.tell(kept)
        if story is not None:
            found = iter([_led_to(kept, story)])
        else:
            ids = _geonames(place) if place else frozenset()
            wanted = Wanted(
                type=kind.upper() if kind else None, place=place, geonames=ids,
                since=since and since[:10], until=until and until[:10], origins=min_origins,
            )  # fmt: skip
            found = kept.stories(wanted)
        if not _print(kept, found, form):
            streams.tell(f"isnad: {_NONE}")
            unknown(place)
    streams.flush()


def _led_to(kept: Store, wanted: str) -> Story:
    """The story of an id; where that was of a story before, this is told."""
    found = kept.story(wanted)
    if not found.id.startswith(wanted):
        streams.tell(f"isnad: story {wanted} is story {found.id} now")
    return found


def _geonames(place: str) -> frozenset[int]:
    """The GeoNames ids of places of a name, in whatever language; or the id itself."""
    if place.isdecimal():
        return frozenset({int(place)})
    from isnad import world
    from isnad.folding import fold

    found = world.load().places.find(fold(place))
    return frozenset(one.geonames for one in found if one.geonames)


def _print(kept: Store, found: Iterator[Story], form: Format) -> bool:
    """Print stories; whether there were any."""
    from isnad.contract import story_line

    blocks, several = StoryBlocks(kept, Paint(streams.in_colour())), False
    for one in found:
        if form is Format.jsonl:
            streams.write_json(story_line(one))
        else:
            streams.write("\n" * several)
            for line in blocks.lines(one):
                streams.write(line + "\n")
        several = True
    return several
