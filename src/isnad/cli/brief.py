"""``isnad brief``: what the claims of a store add up to."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from isnad.cli import joining, streams
from isnad.cli.asking import AsOf, ByClock, Clock, KnownBy
from isnad.cli.options import StoreFile
from isnad.files import put

# What is left out may show another claim in its place, which is read again as well.
_ROUNDS = 5

if TYPE_CHECKING:
    from isnad.brief import Given
    from isnad.pages import Brief
    from isnad.store import Store


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
    days: Annotated[int, typer.Option(min=1, help="So many days up to the day asked about.")] = 7,
    most: Annotated[
        int, typer.Option(min=1, help="So many stories, and so many states, are told at most.")
    ] = 300,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write it to a file.")
    ] = None,
) -> None:
    """Print what is said to hold by place and what is said to have happened by day: each with who
    says so through whom, how many origins it has, what does not agree, what was taken back."""
    from isnad import brief as briefs
    from isnad.cli.gathering import gather
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        joining.catch_up(kept)
        with kept.looking() as tables:
            given = gather(tables, as_of, known_by, clock.value, days, most)
        given = msgspec.structs.replace(given, forgotten=kept.tombstones())
        try:
            told, faults = _checked(given, language, kept)
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
        streams.tell(f"isnad: {len(faults)} pieces of the brief do not follow from the words")
        raise typer.Exit(1)


def _checked(given: Given, language: str, kept: Store) -> tuple[Brief, list[str]]:
    """A brief without the claims of which something does not follow from their words when these are
    read again, and what is wrong with it all the same."""
    from isnad import brief as briefs
    from isnad import checking, flow, world

    reports = {name: kept.report(name) for name in given.reports}
    checker = checking.Checker(reports, flow.dates)
    # In every language, so that all tell the same claims.
    for _ in range(_ROUNDS):
        told = {
            one: briefs.write(given, one, world.load()) for one in {*briefs.languages(), language}
        }
        faults = {one: checker.faults(page) for one, page in told.items()}
        wrong = {
            fault.slot.of[0]
            for several in faults.values()
            for fault in several
            if fault.slot is not None and fault.slot.of
        }
        if wrong.isdisjoint(given.claims):
            break
        given = briefs.without(given, wrong)
    return told[language], [checking.told(one) for one in faults[language]]
