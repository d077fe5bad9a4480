"""``isnad world``: a user's own actors and places, added for good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli import streams
from isnad.cli.command import Command
from isnad.cli.visible import one_line
from isnad.errors import IsnadError

if TYPE_CHECKING:
    from isnad.world.registered import Registered

app = typer.Typer(
    help="Add your own actors and places to what every run knows, list them, remove them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE",
        help="Tables of places, people or organisations, dumps of GeoNames, tables with columns"
        " name, lat and lon, FollowTheMoney entities (JSON Lines), or dictionaries of actors or"
        " agents with CAMEO codes; .gz too.",
        show_default=False,
    ),
]
Name = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="What to call the file, else by its own name."),
]


@app.command(cls=Command)
def add(files: Files, name: Name = None) -> None:
    """Check files, tell what they hold, and keep copies that every later run uses. Their rows win
    over built-in ones. Adding the same content twice changes nothing."""
    if name is not None and len(files) > 1:
        raise typer.BadParameter("one name fits one file only", param_hint="--name")
    good = True
    for path in files:
        try:
            good &= _add(path, name or path.name)
        except IsnadError as error:
            streams.tell(f"isnad: {error}")
            good = False
    streams.flush()
    if not good:
        raise typer.Exit(1)


def _add(path: Path, name: str) -> bool:
    """Add one file; whether all its rows can be used."""
    from isnad.world import registered
    from isnad.world.compile import check
    from isnad.world.tables import Tally, WorldTableError

    if not registered.is_name(name):
        raise WorldTableError(f"{name!r}: give --name: letters, digits, dots, hyphens and spaces")
    with registered.Copy(path) as copy:
        if (there := registered.same(copy.sha256)) is not None:
            streams.write(f"{one_line(there.name)}: added before; nothing has changed\n")
            return True
        if registered.find(name) is not None:
            raise WorldTableError(registered.taken(name))

        def shown(error: WorldTableError) -> str:
            return str(error).replace(str(copy.path), str(path))

        try:
            holds = check(copy.path, Tally(lambda error: streams.tell(shown(error))))
        except WorldTableError as error:
            raise WorldTableError(shown(error)) from error
        if not holds.kinds:
            told = "; ".join(_notes(holds.notes)) or f"{holds.refused} of {holds.rows} rejected"
            raise WorldTableError(f"{path}: not added: no row of it can be used ({told})")
        _tell(copy.keep(name, holds))
    return not holds.refused


def _tell(one: Registered) -> None:
    streams.write(f"{_line(one)}\n")
    for note in _notes(one.holds.notes):
        streams.write(f"  {one_line(note)}\n")


def _notes(notes: dict[str, int]) -> list[str]:
    return [f"{count} x {remark}" for remark, count in notes.items()]


@app.command("list", cls=Command)
def list_files() -> None:
    """Print the files that were added, and what each holds."""
    from isnad.world import registered

    added = registered.all_registered()
    for one in added:
        streams.write(f"{_line(one)}\n")
    if not added:
        streams.tell("no file was added yet: isnad world add FILE")
    streams.flush()


def _line(one: Registered) -> str:
    from isnad.world.users import CALLED

    held = ", ".join(f"{kind} {count}" for kind, count in one.holds.kinds.items())
    plural = "" if one.holds.rows == 1 else "s"
    rows = f"{one.holds.rows} row{plural}, {one.holds.refused} rejected"
    return f"{one_line(one.name)}: {CALLED[one.holds.form]}, {rows}: {held}"


@app.command(cls=Command)
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As isnad world list prints it.")],
) -> None:
    """Take a file away again. What was read meanwhile stays as it was read."""
    from isnad.world import registered

    streams.write(f"{one_line(registered.remove(name).name)}: removed\n")
    streams.flush()
