"""A report on its arrival, with the place that it came from."""

from __future__ import annotations

import hashlib

import msgspec

from isnad.reading.notes import Note
from isnad.records import Rejected, Report


class Arrived(msgspec.Struct, frozen=True):
    """A report and where it stood (``FILE`` or ``FILE:LINE``); the place is for messages only.

    ``notes``: what is to be said of it although it was read.
    """

    where: str
    report: Report
    notes: tuple[Note, ...] = ()


class Defaults(msgspec.Struct, frozen=True):
    """What is taken for a report that does not say it itself; ``encoding`` of all plain text,
    where it is not to be found out."""

    published: str | None = None
    language: str | None = None
    encoding: str | None = None


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


def arrived(where: str, line: Line, defaults: Defaults) -> Arrived:
    """The report of a line. Its hash is of the stored text in UTF-8; the title is not in it.

    The id is the one given, else ``sha256:`` and the hash, never a path.
    """
    sha256 = hashlib.sha256(line.text.encode("utf-8")).hexdigest()
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
    )
    return Arrived(where, report)


def rejected(where: str, reason: str, message: str) -> Rejected:
    """An input that was not read; ``message`` says what is wrong and what to do."""
    return Rejected(where=where, reason=reason, message=message)
