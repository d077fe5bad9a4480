"""``isnad export``: claims in the formats that others read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from isnad.cli import forgotten, joining, streams
from isnad.cli.asking import At, ByClock, Clock, KnownBy, unknown
from isnad.cli.options import TYPES, in_order, moment, one_of
from isnad.cli.visible import many

if TYPE_CHECKING:
    from isnad.exports import Asked, Written

_LIST = "list"
_JSON = "json"

_To = Annotated[
    str,
    typer.Option(
        "--to", metavar="FORMAT", help="The format; list: all, with what each cannot carry.",
        show_default=False,
    ),
]  # fmt: skip
_Of = Annotated[
    str | None, typer.Option("--store", metavar="FILE", help="The store.", show_default=False)
]
_Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="PATH", help="Where it goes; else standard output."),
]
_AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=moment, help="Claims of what had begun by that day, or has no day."
    ),
]
_Since = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=moment, help="Claims of what was not over before that day."
    ),
]
_Type = Annotated[
    list[str] | None,
    typer.Option(
        "--type", metavar="TYPE", callback=one_of(TYPES), help="What: a type such as ASSAULT."
    ),
]
_Language = Annotated[
    list[str] | None, typer.Option("--language", metavar="LANG", help="Of reports in it.")
]
_Outlet = Annotated[
    list[str] | None, typer.Option("--outlet", metavar="NAME", help="Of reports published there.")
]
_Report = Annotated[
    str | None,
    typer.Option("--report", metavar="ID", help="Of that report alone; or how its id begins."),
]
_MinOrigins = Annotated[
    int, typer.Option(metavar="NUMBER", min=0, help="Told by so many origins or more.")
]


def export(
    form: _To,
    store: _Of = None,
    output: _Output = None,
    as_of: _AsOf = None,
    since: _Since = None,
    known_by: KnownBy = None,
    clock: ByClock = Clock.received,
    place: At = None,
    kind: _Type = None,
    language: _Language = None,
    outlet: _Outlet = None,
    report: _Report = None,
    min_origins: _MinOrigins = 0,
) -> None:
    """Write the claims of a store in a format that others read, each with the whole of who says it,
    the words, where they stand, and what made it. Repeated options are alternatives."""
    if form == _LIST:
        _list()
        return
    if store is None:
        raise typer.BadParameter("say of which store: --store FILE", param_hint="--store")
    from isnad.exports import Asked

    in_order(since, as_of)
    asked = Asked(
        as_of=as_of, since=since, known_by=known_by, clock=clock.value, place=place,
        types=tuple(one.upper() for one in kind or ()), languages=tuple(language or ()),
        outlets=tuple(outlet or ()), report=report, min_origins=min_origins,
    )  # fmt: skip
    written = _written(store, form, output, asked)
    _account(written, output)
    if not written.claims:
        unknown(place)


def _written(store: str, form: str, output: str | None, asked: Asked) -> Written:
    from isnad.exports import formats, write
    from isnad.store import open_store

    known = formats().get(form)
    printed = streams.Bytes(as_json=known is not None and _JSON in known.ending)

    with open_store(store, create=False) as kept:
        if asked.report is not None:
            asked = msgspec.structs.replace(asked, report=kept.report(asked.report).id)
        joining.catch_up(kept)
        forgotten.tell(kept)
        written = write(kept, form, printed if output is None else output, asked)
    streams.flush()
    return written


def _list() -> None:
    from isnad.exports import formats

    for one in formats().values():
        needs = f" (needs isnad[{one.extra}])" if one.extra else ""
        streams.write(f"{one.name}{needs}\n  {one.what}\n  cannot carry: {one.cannot}\n")
    streams.flush()


def _account(written: Written, output: str | None) -> None:
    left = sum(written.left.values())
    where = f"{output}: " if output is not None else ""
    streams.tell(f"isnad: {where}{written.claims - left} of {written.claims} claims asked for")
    for why, count in sorted(written.left.items()):
        streams.tell(f"isnad: left out, {count}: {why}")
    if written.private:
        streams.tell(
            f"isnad: in {many(written.private, 'claim')} somebody is named by role, who may be a person "
            "without public office; quotes are as they are (docs/responsible-use.md)"
        )
