"""``isnad search``: which reports have these words, in whatever form they are written."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from isnad.cli import forgotten, streams
from isnad.cli.options import Format, StoreFile
from isnad.cli.visible import isolated


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="All of them must be there; each may go on."),
    ],
    store: StoreFile,
    parts: Annotated[
        bool, typer.Option("--parts", help="Words may also stand inside others.")
    ] = False,
    most: Annotated[
        int, typer.Option(metavar="NUMBER", min=1, max=10_000, help="So many reports at most.")
    ] = 20,
    form: Annotated[
        Format, typer.Option("--format", help="For people, or reports as lines of JSON.")
    ] = Format.text,
) -> None:
    """Print the reports with all these words in title or text, the last published first; exit
    status 1 where there is none."""
    if not any(map(str.strip, words)):
        raise typer.BadParameter("give a word to look for", param_hint="WORDS")
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        forgotten.tell(kept)
        found = kept.search(" ".join(words), parts=parts, most=most)
        headings = kept.headings(found)
    for name in found:
        head = headings[name]
        told = {
            "id": name, "language": head.language, "published": head.published,
            "outlet": head.outlet, "title": head.title,
        }  # fmt: skip
        if form is Format.jsonl:
            streams.write_json(msgspec.json.encode(told))
        else:
            streams.write(" · ".join(isolated(one) for one in told.values() if one) + "\n")
    streams.flush()
    if not found:
        streams.tell("isnad: no report has all these words")
        raise typer.Exit(1)
