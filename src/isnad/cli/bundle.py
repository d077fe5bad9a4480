"""``isnad bundle``: what a story or brief stands on, in one file that anybody can check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli import forgotten, joining, streams
from isnad.cli.visible import many
from isnad.errors import StoreError
from isnad.files import put

if TYPE_CHECKING:
    from isnad.bundles import Checked, Files
    from isnad.pages import Brief
    from isnad.records import Report


def bundle(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="STORY|BRIEF",
            help="Id of a story, of now or before; or the file of a brief (isnad brief --format "
            "json).",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE.zip", help="Where the bundle is written."),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store", metavar="FILE", help="The store; with --verify: to hold the words against."
        ),
    ] = None,
    texts: Annotated[
        bool, typer.Option("--with-texts", help="With the whole texts of the reports.")
    ] = False,
    verify: Annotated[
        str | None,
        typer.Option("--verify", metavar="FILE.zip", help="Check a bundle instead."),
    ] = None,
) -> None:
    """Put a story or brief with all that it stands on into one file: quotes with offsets, chains,
    claims, lineage, hashes, times, and a page that opens offline and checks the hashes."""
    if verify is not None:
        _verify(verify, store)
    elif what is None or output is None or store is None:
        raise typer.BadParameter(
            "say what, where to, and of which store: STORY -o FILE.zip --store FILE"
        )
    else:
        _make(what, Path(output), store, texts=texts)
    streams.flush()


def _make(what: str, output: Path, store: str, *, texts: bool) -> None:
    from isnad import bundles
    from isnad.bundling import given_of
    from isnad.store import open_store

    brief = _brief(what)
    with open_store(store, create=False) as kept:
        joining.catch_up(kept)
        forgotten.tell(kept)
        of = kept.story(what) if brief is None else brief
        given = given_of(kept, of)
    if brief is None:
        files = bundles.of_story(of, given, texts=texts)  # type: ignore[arg-type]
    else:
        files = bundles.of_brief(brief, given, texts=texts)
    put(output, bundles.packed(files))
    claims = files["claims.jsonl"].count(b"\n")
    held = f"{many(len(given.held), 'report')}, {many(claims, 'claim')}"
    streams.write(f"{output}: {held}\n")
    streams.write(f"{bundles.SUMS} has the hash {bundles.digest(files[bundles.SUMS])}\n")
    streams.tell("isnad: tell that hash to whoever gets the bundle, by another way than the bundle")


def _brief(what: str) -> Brief | None:
    """The brief in a file of that name; null where there is none such."""
    from isnad.files import content, decoded
    from isnad.pages import Brief

    path = Path(what)
    if not path.is_file():
        return None
    return decoded(content(path), Brief, what, "a brief as isnad brief --format json writes it")


def _verify(path: str, store: str | None) -> None:
    from isnad import bundles

    files = bundles.unpacked(Path(path))
    checked = _against(files, store) if store is not None else bundles.verify(files)
    for line in checked.held:
        streams.write(f"checked: {line}\n")
    for line in checked.unchecked:
        streams.write(f"not checked: {line}\n")
    for line in checked.faults:
        streams.tell(f"isnad: {path}: {line}")
    if checked.faults:
        raise typer.Exit(1)
    streams.write(
        f"{path}: whole; {bundles.SUMS} has the hash {checked.sha256}: whoever made the bundle can say "
        "whether it is theirs\n"
    )


def _against(files: Files, store: str) -> Checked:
    from isnad import bundles
    from isnad.store import open_store

    with open_store(store, create=False) as kept:

        def find(name: str) -> Report | None:
            try:
                found = kept.report(name)
            except StoreError:
                return None
            return found if found.id == name else None

        return bundles.verify(files, find)
