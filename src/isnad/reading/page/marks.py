"""What the names of an element (class, id, role, itemprop) say of what is in it: flags, from the
tables ``marks.toml`` and ``languages/*/page.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from isnad.reading.page import words


class Mark:
    """What an element is marked as: plain numbers, for flags of ``enum`` take most of the time."""

    MAIN = 1
    COMMENTS = 2
    RELATED = 4
    FURNITURE = 8
    BIO = 16
    BYLINE = 32
    DATE = 64
    CAPTION = 256
    CREDIT = 512
    CORRECTION = 1024
    PULL = 2048
    POST = 4096
    LEAD = 8192
    HIDDEN = 16384
    TITLE = 32768
    DOUBTFUL = 65536
    CLOCK = 131072


APART = Mark.COMMENTS | Mark.RELATED | Mark.FURNITURE | Mark.BIO
"""Parts of a page that are no part of the report."""

_TABLE = Path(__file__).parent / "marks.toml"
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# Names longer than this are made by machines and say nothing.
_LONGEST = 400


class _Index:
    """Phrases by their first word."""

    def __init__(self) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self.hidden: set[str] = set()
        self.writers: set[str] = set()

    def add(self, phrase: str, mark: int) -> None:
        pieces = tuple(phrase.split())
        self._phrases.setdefault(pieces[0], []).append((pieces, mark))

    def find(self, pieces: list[str], ends: set[int]) -> int:
        """The flags of all phrases that stand in ``pieces``; ``ends``: after how many pieces a
        name ends. Only a whole name, or the end of one, says where the text is."""
        found = 0
        for at, piece in enumerate(pieces):
            for phrase, mark in self._phrases.get(piece, ()):
                end = at + len(phrase)
                if tuple(pieces[at:end]) == phrase and (mark != Mark.MAIN or end in ends):
                    found |= mark
        return found


@lru_cache(maxsize=1)
def _index() -> _Index:
    index = _Index()
    rows = [tomllib.loads(_TABLE.read_text("utf-8")), *(t.marks for t in words.tables())]
    for table in rows:
        for name, phrases in table.items():
            for phrase in filter(None, map(str.strip, phrases.split(","))):
                if name == "writers":
                    index.writers.add(phrase)
                    continue
                if name == "hidden":
                    index.hidden.add(phrase)
                    continue
                if name in words.NOT_MARKS:
                    continue
                index.add(phrase.lower(), getattr(Mark, name.upper()))
    return index


@lru_cache(maxsize=1 << 15)
def marks_of(names: str) -> int:
    """The flags of an element by its names, parted by spaces."""
    if len(names) > _LONGEST:
        names = names[:_LONGEST]
    index = _index()
    whole = names.split()
    if not index.hidden.isdisjoint(whole):
        return Mark.HIDDEN
    pieces: list[str] = []
    ends: set[int] = set()
    for name in whole:
        pieces += [piece.lower() for piece in _PIECE.findall(name)]
        ends.add(len(pieces))
    return index.find(pieces, ends)


def leads_to_writer(href: str) -> bool:
    """Whether an address is, by a part of its path, that of somebody who writes."""
    return "/" in href and not _index().writers.isdisjoint(href[:_LONGEST].lower().split("/"))


def names_writer(text: str) -> bool:
    """Whether a few words are a label for who wrote something."""
    return words.label(text) in words.known().writer_labels
