"""What a word of a language may be: entries of its tables, and readings of forms as these."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec


class Entry(msgspec.Struct, eq=False, array_like=True, gc=False):
    """One row of a lexicon: what kind of word, and what the engine is told about it.

    ``cls`` is the function class, noun class or number; ``frame`` maps slots (S, O, preposition
    classes) to roles; ``needs`` are conditions on slots; ``opts`` everything else.
    """

    id: str
    kind: str
    pos: str = ""
    cls: str = ""
    sector: str = ""
    type: str = ""
    frame: dict[str, str] = {}
    needs: tuple[str, ...] = ()
    opts: dict[str, str] = {}


class Lex(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One way to read a form: an entry with features and clitics, the same for every token of it.

    ``tag`` is the word class that it gives; ``cost``: how many particles and pronouns it takes
    off the word; an article is none, nor is a conjunction before a function word. ``definite``:
    whether an article is among them.
    """

    entry: Entry
    feats: frozenset[str]
    pro: str
    enc: str
    tag: str
    cost: int
    definite: bool


# The words of an entry after its first, and the entry.
Reading = tuple[tuple[str, ...], Lex]


class Word(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What a form may be by itself, those readings only that take the least off it.

    ``small``: the same where the form is written in small letters in a text that has capitals;
    ``longer``: the entries of several words that begin with it, by their second word, the longest
    first; ``told``: the readings as "and" with a verb that takes more off it.
    """

    alone: list[Lex]
    small: list[Lex]
    longer: dict[str, tuple[Reading, ...]]
    told: list[Lex] = []


class Concepts(NamedTuple):
    """What a word has to do with: by itself, and where others follow, by the first of these, the
    longest first."""

    alone: str | None
    longer: dict[str, list[tuple[tuple[str, ...], str]]]


def entry_of(_: type[Any], row: list[Any]) -> Entry:
    """An entry of its fields in order; ``type`` as a decoder of msgspec asks for what it does not
    know. Raises ValueError where there are not as many."""
    id_, kind, pos, cls, sector, type_, frame, needs, opts = row
    return Entry(id_, kind, pos, cls, sector, type_, frame, tuple(needs), opts)


def row_of(entry: Entry) -> list[Any]:
    """The fields of an entry in order."""
    return [
        entry.id, entry.kind, entry.pos, entry.cls, entry.sector, entry.type,
        entry.frame, entry.needs, entry.opts,
    ]  # fmt: skip
