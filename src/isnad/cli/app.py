"""The program ``isnad``: its commands, and how every run of it ends."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import isnad
from isnad import garbage
from isnad.cli import streams
from isnad.cli.add import add
from isnad.cli.brief import brief
from isnad.cli.bundle import bundle
from isnad.cli.changes import changes
from isnad.cli.command import Command
from isnad.cli.compare import compare
from isnad.cli.dates import dates
from isnad.cli.explore import explore
from isnad.cli.export import export
from isnad.cli.fetch import fetch
from isnad.cli.forget import forget
from isnad.cli.lineage import lineage
from isnad.cli.load import load
from isnad.cli.places import places
from isnad.cli.read import read
from isnad.cli.rejected import rejected
from isnad.cli.score import score
from isnad.cli.search import search
from isnad.cli.situation import situation
from isnad.cli.stories import stories
from isnad.cli.text import text
from isnad.cli.train import train
from isnad.cli.watch import watch
from isnad.cli.who import who
from isnad.cli.why import why
from isnad.cli.world import app as world
from isnad.errors import IsnadError, StoreBusy

_INTERRUPTED = 130
# What the system calls a failure that may pass by itself.
_BUSY = 75


app = typer.Typer(
    name="isnad",
    help="Reads news and keeps what each report says happened, with who says so through whom.",
    epilog="It never says what is true. Exit status: 0, 1 after failures, 2 for wrong usage, "
    "75 where another program has the store or its database is away: try again.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    *(read, add, load, fetch, watch, rejected, lineage, stories, situation, changes),
    *(brief, bundle, export, explore, forget, search),
    *(text, why, who, dates, places, score, compare, train),
):
    app.command(cls=Command)(command)
app.add_typer(world, name="world", short_help="Add, list or remove your own actors and places.")


def _version(wanted: bool) -> None:
    if wanted:
        streams.write(f"isnad {isnad.__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Run without a command, this prints the help."""


def main() -> None:
    """Run the program on the arguments of the process, and end the process."""
    streams.use_utf8()
    garbage.look_seldom()
    try:
        app()
    except IsnadError as error:
        streams.tell(f"isnad: {error}")
        sys.exit(_BUSY if isinstance(error, StoreBusy) else 1)
    except KeyboardInterrupt:
        streams.tell("isnad: interrupted")
        sys.exit(_INTERRUPTED)
