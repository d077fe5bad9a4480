"""Words of a text with their true offsets, in the forms that the index has them in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from isnad.folding import fold, fold_long

# Invisible marks of direction stand inside of words.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\p{Cf}]+")
_SEEN = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_LATIN = regex.compile(r"\p{Latin}")
# Letters with a stroke, and i without its point, which no normal form takes off.
_BARE = {0x111: "d", 0xF8: "o", 0x142: "l", 0x131: "i", 0x127: "h"}
# A longer one is found by how it begins.
LONGEST = 64


class Word(NamedTuple):
    """A word of a text: code points ``start`` to ``end``, and its form in the index."""

    start: int
    end: int
    form: str


def words(text: str) -> Iterator[Word]:
    """The words of a text; one whose normal form is several gives several at one place."""
    for found in _WORD.finditer(text):
        for form in _forms(found[0]) if len(found[0]) <= LONGEST else _cut(found[0]):
            yield Word(found.start(), found.end(), form)


@lru_cache(maxsize=1 << 17)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(_SEEN.findall(fold(word)))


def _cut(word: str) -> list[str]:
    return [form[:LONGEST] for form in _SEEN.findall(fold_long(word))]


@lru_cache(maxsize=1 << 17)
def unmarked(form: str) -> str:
    """A folded word in Latin letters without the marks on them; any other as it is."""
    if form.isascii() or not _LATIN.search(form):
        return form
    parts = unicodedata.normalize("NFD", form.translate(_BARE))
    kept = "".join(c for c in parts if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)
