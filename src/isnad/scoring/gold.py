"""Annotated reports: a folder of ``DOC.json`` files and the texts in ``reports.jsonl``.

A line of a text is one passage. Participants, places and dates give their words by language;
null where nothing stands there in that language.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from isnad import files
from isnad.errors import IsnadError

Words = dict[str, str | None]


class GoldParty(msgspec.Struct):
    """A participant or a link of a chain."""

    name: str | None = None
    country: str | None = None
    sector: str | None = None
    text: Words = {}


class GoldPlace(msgspec.Struct):
    """Where."""

    name: str | None = None
    country: str | None = None
    text: Words = {}


class GoldTime(msgspec.Struct):
    """When, as EDTF."""

    edtf: str
    text: Words = {}


class GoldClaim(msgspec.Struct):
    """A claim on a line (counted from 0). ``alt``: types as right as its own; ``optional``: it may
    be left out, in all languages or in those of ``optional_in``."""

    line: int
    type: str
    trigger: Words | None = None
    actors: list[GoldParty] = []
    recipients: list[GoldParty] = []
    brokers: list[GoldParty] = []
    place: GoldPlace | None = None
    time: GoldTime | None = None
    sources: list[GoldParty] = []
    polarity: str = "affirmed"
    modality: str = "actual"
    alt: list[str] = []
    optional: bool = False
    optional_in: list[str] = []

    @property
    def types(self) -> set[str]:
        """The types that are right."""
        return {self.type, *self.alt}

    def is_free(self, language: str) -> bool:
        """Whether it costs nothing to find it or to leave it out."""
        return self.optional or language in self.optional_in


class GoldReport(msgspec.Struct):
    """The claims of one report in one or more languages."""

    doc: str
    languages: list[str]
    claims: list[GoldClaim]
    published: str | None = None


class GoldError(IsnadError):
    """A folder without annotated reports, or a file that cannot be read as one."""


def load(folder: Path) -> list[GoldReport]:
    """The annotated reports of a folder in order of name; raises IsnadError."""
    out = []
    for path in sorted(folder.glob("*.json")):
        data = files.content(path)
        out.append(files.decoded(data, GoldReport, path.name, "an annotated report", GoldError))
    if not out:
        raise GoldError(f"{folder}: no annotated reports (DOC.json); give the folder they are in")
    return out
