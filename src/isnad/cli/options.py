"""Arguments and options that more than one command takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated, TypeVar, get_args

import typer

from isnad.reading import InputForm, columns_from, is_date, is_encoding, is_time
from isnad.records import Kind

# The value of an option, or the values of one that may be repeated; null where it is not given.
Names = TypeVar("Names", str | None, list[str] | None)
TYPES: tuple[str, ...] = get_args(Kind)


class Format(StrEnum):
    """How results are printed."""

    text = "text"
    jsonl = "jsonl"


def date(value: str | None) -> str | None:
    """A date as given; raises BadParameter for what is none."""
    if value is not None and not is_date(value):
        raise typer.BadParameter(
            f"{value!r} is not a date; write 2024-12-02 or 2024-12-02T14:30:00Z"
        )
    return value


def moment(value: str | None) -> str | None:
    """A day that is asked about, or a time on one, as given; raises BadParameter for what is none:
    a month has no one beginning or end that could be meant."""
    if value is not None and not is_time(value):
        raise typer.BadParameter(
            f"{value!r} is not a date with its day; write 2024-12-02 or 2024-12-02T14:30:00Z"
        )
    return value


def one_of(known: Sequence[str]) -> Callable[[Names], Names]:
    """A callback for an option: the values that are given, if all are known, in capitals or not;
    raises BadParameter for others."""

    def check(value: Names) -> Names:
        for one in [value] if isinstance(value, str) else value or ():
            if one.upper() not in known:
                raise typer.BadParameter(f"{one!r} is none of {', '.join(known)}")
        return value

    return check


def in_order(since: str | None, until: str | None, name: str = "--since") -> None:
    """Raises BadParameter where a span of days ends before it begins."""
    if since is not None and until is not None and since > until:
        raise typer.BadParameter(f"{since} is after {until}", param_hint=name)


def encoding(value: str | None) -> str | None:
    """The name of an encoding as given; raises BadParameter for what is none."""
    if value is not None and not is_encoding(value):
        raise typer.BadParameter(
            f"{value!r} is no encoding that is known; write windows-1256, windows-1258, viscii, "
            "tcvn3, utf-16 or another name of the web"
        )
    return value


def columns(value: str | None) -> str | None:
    """Columns as given; raises BadParameter for what says none."""
    if value is not None:
        try:
            columns_from(value)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    return value


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files of any format that is read (docs/formats-in.md), directories, patterns, or - "
        "for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=date,
        help="Day of publication of reports that do not say theirs.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        metavar="LANG", help="Language of reports that do not say theirs; else it is detected."
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        callback=encoding,
        help="Encoding of text and pages, if what is found out is wrong: windows-1256, tcvn3, …",
    ),
]
As = Annotated[
    InputForm | None,
    typer.Option("--as", help="Format of the inputs; else it is told by what they hold."),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="FIELD=COLUMN,…",
        callback=columns,
        help="Which columns of a Parquet file hold what: text=body,published=date.",
    ),
]
Form = Annotated[
    Format, typer.Option("--format", help="For people, or claims as lines of JSON (contract 1.0).")
]
JoinedForm = Annotated[
    Format, typer.Option("--format", help="For people, or as lines of JSON (contract 1.0).")
]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="Join all reports anew first.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="NUMBER",
        min=1,
        help="Processes that read at the same time; else as many as are worth it, above some "
        "hundred reports.",
        show_default=False,
    ),
]
StoreFile = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="FILE",
        help="The store: a file, or postgresql://… (docs/operate.md).",
        show_default=False,
    ),
]
Join = Annotated[
    bool, typer.Option("--join/--no-join", help="Work out lineage and stories at the end.")
]
Again = Annotated[
    bool, typer.Option("--again", help="Also reports that were forgotten (isnad forget).")
]
Ray = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Read on the machines of a Ray cluster; local: one that is started here.",
    ),
]
Shards = Annotated[
    str | None,
    typer.Option(
        metavar="FOLDER",
        help="With --ray: where results are written, as Parquet; every machine must see it.",
    ),
]
