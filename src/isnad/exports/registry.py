"""The formats that claims go out in, and how one of them is written."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast

import msgspec

from isnad.errors import IsnadError
from isnad.exports.asked import Asked
from isnad.exports.gathering import Gathered
from isnad.exports.out import Out
from isnad.exports.tables import FOLDER
from isnad.files import not_written, replacing
from isnad.world.tables import read

if TYPE_CHECKING:
    from isnad.store import Store

_PACKAGE = "isnad.exports"
_TABLE = FOLDER / "formats.tsv"


class ExportError(IsnadError):
    """A store cannot be written in a format, there or at all."""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format. ``goes``: to standard output or a file (text), to a file, or into a folder;
    ``needs``: the module of a library that must be there, ``extra``: what brings it; ``cannot``:
    what it does not carry."""

    name: str
    module: str
    ending: str
    goes: Literal["text", "file", "folder"]
    needs: str
    extra: str
    what: str
    cannot: str


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: how many claims, those that the format cannot carry by reason, and in how many
    of them somebody is named by role."""

    claims: int
    left: dict[str, int]
    private: int


class _Stream(Protocol):
    def write(self, given: Gathered, out: Out) -> None: ...


class _File(Protocol):
    def write(self, given: Gathered, path: Path) -> None: ...


@cache
def formats() -> dict[str, Format]:
    """All formats by name, in the order in which they are listed."""
    return {row["name"]: msgspec.convert(dict(row), Format) for row in read(_TABLE)}


def write(store: Store, name: str, out: str | Path | Out, asked: Asked | None = None) -> Written:
    """Write the claims of a store, which was joined before, in a format: to the file or folder of a
    name, or (text formats) to something that takes bytes. A file is written whole or not at all,
    and the same store gives the same bytes.

    Raises ExportError where there is no such format, where its library is missing, and where it
    cannot go to that place; ValueError for dates in ``asked`` that are none.
    """
    form = formats().get(name)
    if form is None:
        raise ExportError(f"{name!r} is no format; there are: {', '.join(formats())}")
    if form.needs and importlib.util.find_spec(form.needs) is None:
        raise ExportError(
            f"format {name} needs the library {form.needs}; "
            f"install it with: pip install 'isnad[{form.extra}]'"
        )
    path = Path(out) if isinstance(out, str | Path) else None
    if path is None and form.goes != "text":
        raise ExportError(f"format {name} goes to a {form.goes}; name it with -o")
    module = importlib.import_module(f"{_PACKAGE}.{form.module}")
    with store.looking() as tables:
        given = Gathered(tables, asked or Asked())
        if path is None:
            cast("_Stream", module).write(given, cast("Out", out))
        else:
            _write(module, form, given, path)
    return Written(claims=given.claims, left=dict(given.left), private=given.private)


def _write(module: object, form: Format, given: Gathered, path: Path) -> None:
    if form.goes == "folder":
        with _told(path):
            path.mkdir(parents=True, exist_ok=True)
            cast("_File", module).write(given, path)
    else:
        with _told(path), replacing(path) as beside:
            if form.goes == "file":
                cast("_File", module).write(given, beside)
            else:
                with beside.open("wb") as file:
                    cast("_Stream", module).write(given, file)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {not_written(path, error)}") from error
