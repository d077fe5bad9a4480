"""A report on its arrival, with the place that it came from."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from isnad.reading.notes import Note
from isnad.records import Rejected, Report


class Arrived(msgspec.Struct, frozen=True):
    """A report and where it stood (``FILE`` or ``FILE:LINE``); the place is for messages only.

    ``notes``: what is to be said of it although it was read; ``private``: it never leaves this
    machine.
    """

    where: str
    report: Report
    notes: tuple[Note, ...] = ()
    private: bool = False


class Defaults(msgspec.Struct, frozen=True):
    """What is taken for a report that does not say it itself; ``encoding`` of all plain text,
    where it is not to be found out; ``columns``: which column of a table holds a field, where it is
    not the one of that name."""

    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    columns: dict[str, str] = {}


class Line(msgspec.Struct, frozen=True):
    """One line of JSON Lines. Fields that are not here are ignored."""

    text: str
    id: str | None = None
    language: str | None = None
    published: str | None = None
    received: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    private: bool = False


# The fields of a line that are words.
WORDS = tuple(name for name in Line.__struct_fields__ if name != "private")


def arrived(
    where: str, line: Line, defaults: Defaults, more: dict[str, Any] | None = None
) -> Arrived:
    """The report of a line, with ``more`` fields that a line has not. Its hash is of the stored
    text in UTF-8; the title is not in it.

    The id is the one given, else ``sha256:`` and the hash, never a path.
    """
    sha256 = _hash(line.text)
    report = Report(
        id=line.id or f"sha256:{sha256}",
        sha256=sha256,
        text=line.text,
        language=line.language or defaults.language,
        title=line.title,
        url=line.url,
        published=line.published or defaults.published,
        received=line.received,
        outlet=line.outlet,
        **(more or {}),
    )
    return Arrived(where, report, private=line.private)


def columns_from(stated: str) -> dict[str, str]:
    """Which column holds a field, from ``FIELD=COLUMN,FIELD=COLUMN``; raises ValueError."""
    pairs = [pair.partition("=") for pair in stated.split(",")]
    for field, _, column in pairs:
        if field.strip() not in Line.__struct_fields__ or not column.strip():
            fields = ", ".join(Line.__struct_fields__)
            raise ValueError(f"{stated!r} does not say FIELD=COLUMN,…; the fields are {fields}")
    return {field.strip(): column.strip() for field, _, column in pairs}


def id_at(address: str | None, text: str) -> str | None:
    """The id of a text that stood at an address: the same words under two addresses are two
    reports, as are two versions under one. Null where there is no address."""
    return f"sha256:{_hash(address + chr(10) + text)}" if address else None


def rejected(where: str, reason: str, message: str) -> Rejected:
    """An input that was not read; ``message`` says what is wrong and what to do."""
    return Rejected(where=where, reason=reason, message=message)


def _hash(text: str) -> str:
    # Half characters are refused before; an address may hold one.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
