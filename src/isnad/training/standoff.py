"""Annotations that stand off from their texts: offsets and labels, one document a line.

``annotations/README.md`` in the project describes the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from isnad import files
from isnad.errors import IsnadError
from isnad.records import Part, Report

T = TypeVar("T")

_DAY_FIRST = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


class Marked(msgspec.Struct):
    """A participant: name and offsets; null offsets where no words stand for it."""

    name: str | None = None
    span: tuple[int, int] | None = None


class MarkedTime(msgspec.Struct):
    """A date: its value as EDTF, and offsets; null offsets where no words stand for it."""

    edtf: str
    span: tuple[int, int] | None = None


class MarkedClaim(msgspec.Struct):
    """A claim on a line of one report. ``alt``: types as right as its own."""

    id: str
    part: Part
    line: tuple[int, int]
    type: str
    trigger: tuple[int, int] | None = None
    actors: list[Marked] = []
    recipients: list[Marked] = []
    place: Marked | None = None
    time: MarkedTime | None = None
    alt: list[str] = []
    optional: bool = False

    @property
    def types(self) -> list[str]:
        """The types that are right, its own first."""
        return [self.type, *self.alt]


class MarkedLine(msgspec.Struct):
    """A line that was read, whether it holds claims or not."""

    id: str
    part: Part
    line: tuple[int, int]


class Document(msgspec.Struct):
    """Lines of one or more reports of a file of texts, and the claims on them."""

    doc: str
    language: str
    file: str
    lines: list[MarkedLine]
    claims: list[MarkedClaim]


class _Text(msgspec.Struct):
    id: str
    text: str
    title: str | None = None
    published: str | None = None


def documents(folder: Path) -> Iterator[Document]:
    """Every document of every ``*.jsonl`` file of a folder, in order of name."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise IsnadError(f"{folder}: no annotations (*.jsonl); give the folder they are in")
    for path in paths:
        yield from _rows(path, Document, "an annotation")


def readings(folder: Path) -> list[list[Document]]:
    """What each reader marked: the folder's own documents, then those of every folder in it."""
    further = sorted({path.parent for path in folder.glob("*/*.jsonl")} - {folder / "texts"})
    return [list(documents(one)) for one in (folder, *further)]


def texts(names: Iterable[str], folders: list[Path]) -> dict[tuple[str, str], Report]:
    """The reports of the files named, by file and id; raises IsnadError where a file is missing."""
    out = {}
    for name in sorted(set(names)):
        path = next((p for folder in folders if (p := folder / name).exists()), None)
        if path is None:
            where = ", ".join(str(folder) for folder in folders)
            raise IsnadError(f"{name}: no such file of texts in {where}; name its folder (--texts)")
        for text in _rows(path, _Text, "a text"):
            out[name, text.id] = Report(
                id=text.id, sha256="", text=text.text, title=text.title,
                published=_iso(text.published),
            )  # fmt: skip
    return out


def _rows(path: Path, kind: type[T], what: str) -> Iterator[T]:
    """The lines of a file, empty ones aside, as records; an error names file and line."""
    for number, line in enumerate(files.content(path).splitlines(), 1):
        if line.strip():
            yield files.decoded(line, kind, f"{path.name}:{number}", what)


def _iso(published: str | None) -> str | None:
    """A day written day first, as some texts have it, the ISO way."""
    found = _DAY_FIRST.fullmatch(published or "")
    return f"{found[3]}-{found[2]}-{found[1]}" if found else published
