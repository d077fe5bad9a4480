"""The records of a bundle from its files."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from isnad.bundles import records as r
from isnad.errors import IsnadError
from isnad.joins import Lineage, Story
from isnad.pages import Brief
from isnad.records import Claim
from isnad.tombstones import Tombstone

T = TypeVar("T")


class NoBundle(IsnadError):
    """A file is no evidence bundle, or a part of it cannot be read."""


class Content(msgspec.Struct, frozen=True):
    """What the files of a bundle say."""

    about: r.About
    story: Story | None
    brief: Brief | None
    reports: list[r.Bundled]
    quotes: list[r.Quote]
    claims: list[Claim]
    lineages: list[Lineage]
    tombstones: list[Tombstone]
    manifest: r.Manifest


def content(files: r.Files) -> Content:
    """The records of all files. Raises NoBundle where a file is missing or is not what its name
    says."""
    about = _one(files, r.ABOUT, r.About)
    return Content(
        about=about,
        story=_one(files, r.STORY, Story) if about.kind == "story" else None,
        brief=_one(files, r.BRIEF, Brief) if about.kind == "brief" else None,
        reports=_each(files, r.REPORTS, r.Bundled),
        quotes=_each(files, r.QUOTES, r.Quote),
        claims=_each(files, r.CLAIMS, Claim),
        lineages=_each(files, r.LINEAGE, Lineage),
        tombstones=_each(files, r.TOMBSTONES, Tombstone),
        manifest=_one(files, r.MANIFEST, r.Manifest),
    )


def _one(files: r.Files, path: str, kind: type[T]) -> T:
    return _decoded(_data(files, path), kind, path)


def _each(files: r.Files, path: str, kind: type[T]) -> list[T]:
    return [_decoded(line, kind, path) for line in _data(files, path).splitlines()]


def _data(files: r.Files, path: str) -> bytes:
    if path not in files:
        raise NoBundle(f"{path} is missing")
    return files[path]


def text(files: r.Files, path: str) -> str:
    """A file as text. Raises NoBundle where it is none."""
    try:
        return _data(files, path).decode()
    except UnicodeDecodeError as error:
        raise NoBundle(f"{path} is no text: {error}") from error


def _decoded(data: bytes, kind: type[T], path: str) -> T:
    # Bytes that are not UTF-8 and nesting without end are no decoding errors to msgspec.
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NoBundle(f"{path} cannot be read: {error}") from error
