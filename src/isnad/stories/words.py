"""What a sentence says in its own language, and how the names in it sound, as short numbers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from isnad import languages
from isnad.folding import fold
from isnad.languages import codes, pack
from isnad.languages.tables import rows
from isnad.names import keys
from isnad.names.spelling import spelling

_WORD = re.compile(r"\w+")
# Of the words of a sentence so many are kept: those with the least hashes, so that two sentences
# keep the same ones.
_MOST = 16
# Words for grammar, numbers, and names, which count elsewhere, say little of what happens.
_OTHER = frozenset({"func", "num", "ent", "nat", "say"})
_SHORT = 3
_READINGS = 6
# What numbers of people beside words of harm count.
VICTIMS = ("killed", "injured")


def words(text: str, language: str) -> list[int]:
    """Hashes of the words of a sentence that say something, in the form in which tables have
    them; empty in a language without a pack."""
    if language not in codes():
        return []
    found = {zlib.crc32(word.encode()) for word in _content(text, pack.load(language))}
    return sorted(found)[:_MOST]


def _content(text: str, known: pack.Pack) -> Iterator[str]:
    tokens = [fold(token) for token in _WORD.findall(text)]
    at = 0
    while at < len(tokens):
        size, kind, name = _longest(tokens, at, known)
        if kind == "unknown":
            name = known.guess(tokens[at])[1]
            kind = "func" if len(name) < _SHORT or not name.isalpha() else "word"
        if kind not in _OTHER:
            yield name
        at += size


def _longest(tokens: list[str], at: int, known: pack.Pack) -> tuple[int, str, str]:
    """The longest entry that begins at a token: how many tokens, kind, and id."""
    word = known.word(tokens[at])
    following = tokens[at + 1 : at + 2]
    for tail, lex in word.longer.get(following[0], ()) if following else ():
        if tuple(tokens[at + 1 : at + 1 + len(tail)]) == tail:
            return 1 + len(tail), lex.entry.kind, lex.entry.id
    kinds = {lex.entry.kind for lex in word.alone}
    if not kinds:
        return 1, "unknown", ""
    kind = next((k for k in sorted(kinds) if k in _OTHER), min(kinds))
    return 1, kind, min(lex.entry.id for lex in word.alone)


def act(text: str, language: str) -> int:
    """The hash of the words of a trigger, in the form in which tables have them."""
    found = _content(text, pack.load(language)) if language in codes() else ()
    return zlib.crc32(" ".join(found).encode() or fold(text).encode())


def harm(text: str, language: str) -> bool:
    """Whether words are of what befalls people (killed, wounded), by the shared table of concepts."""
    if language not in codes():
        return False
    known = pack.load(language)
    found = (known.concepts(fold(token)) for token in _WORD.findall(text))
    return any(one is not None and is_harm(one.alone or "") for one in found)


def is_harm(concept: str) -> bool:
    """Whether a concept is of what befalls people."""
    return _said_of("counts").get(concept) in VICTIMS


def is_flight(concept: str) -> bool:
    """Whether a concept is of people who leave their homes."""
    return _said_of("counts").get(concept) == "displaced"


def says_since(text: str, language: str) -> bool:
    """Whether a sentence says from when something goes on."""
    if language not in codes():
        return False
    said = f" {' '.join(map(fold, _WORD.findall(text)))} "
    return any(f" {word} " in said for word in pack.load(language).since)


def type_of(concept: str) -> str | None:
    """The type of claim that words of a concept most often tell of; null where of none."""
    family = _said_of("family").get(concept, "")
    return family if family.isupper() else None


@lru_cache(maxsize=4)
def _said_of(column: str) -> dict[str, str]:
    """What the shared table of concepts says of each in a column."""
    table = Path(languages.__file__).parent / "concepts.tsv"
    return {one: row[column] for _, row in rows(table) for one in row["concept"].split("|")}


def sounds(name: str, language: str) -> Iterator[list[str]]:
    """Of each word of a name, keys of how it may sound, whatever the script; words that are too
    short to tell names apart are left out."""
    for word in spelling(name, language).words:
        found = sorted(key for key in keys.of(word) if len(key) >= _SHORT and key.isalpha())
        if found:
            yield found[:_READINGS]
