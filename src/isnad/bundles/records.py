"""What an evidence bundle holds: the records of its files, and the files by their path."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

import msgspec

from isnad.pages import Made
from isnad.records import CONTRACT, CarriedBy, Part

Files = Mapping[str, bytes]

ABOUT, REPORTS, QUOTES, CLAIMS = "bundle.json", "reports.jsonl", "quotes.jsonl", "claims.jsonl"
LINEAGE, TOMBSTONES, LICENCES = "lineage.jsonl", "tombstones.jsonl", "LICENCES.txt"
STORY, BRIEF = "story.json", "brief.json"
MANIFEST, PAGE, SUMS = "manifest.json", "index.html", "SHA256SUMS"
TEXTS = "texts/"


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle is of, and what made it (``bundle.json``). ``version``: of the program;
    ``page``: of what makes its page; ``texts``: whether whole texts are in it."""

    contract: str = CONTRACT
    kind: Literal["story", "brief"]
    title: str
    version: str
    page: str
    made: Made
    texts: bool


class Bundled(msgspec.Struct, frozen=True, kw_only=True):
    """A report (a line of ``reports.jsonl``). ``sha256``: of its text as received, in UTF-8;
    ``received``: when it was retrieved, as whoever gave it says, else when it arrived. ``altered``:
    what was forgotten of it since, so that its hash is not that of the text that is held. ``file``:
    where in the bundle its whole text is."""

    id: str
    sha256: str
    language: str | None
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    received: str | None
    carried_by: list[CarriedBy] = []
    altered: list[str] = []
    file: str | None = None


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report (a line of ``quotes.jsonl``): code points ``start`` to ``end`` of a part,
    the hash of the words in UTF-8, and the claims that stand on them."""

    report: str
    part: Part
    start: int
    end: int
    quote: str
    sha256: str
    claims: list[str]


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the bundle in its manifest."""

    path: str
    sha256: str
    bytes: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """All files that hold data (``manifest.json``)."""

    contract: str = CONTRACT
    files: list[Listed]


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
