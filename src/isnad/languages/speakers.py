"""What speakers without a name are: the words of their role, in English for readers."""

from __future__ import annotations

import importlib
import re
from functools import lru_cache
from typing import NamedTuple

from isnad.folding import fold
from isnad.languages import folder
from isnad.languages.tables import rows

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*", re.UNICODE)
_LONGEST = 6


class Role(NamedTuple):
    """Words for a speaker: ``kind`` who (people), what (a body) or of (of what kind); offsets into
    the text asked about."""

    kind: str
    gloss: str
    start: int
    end: int


@lru_cache(maxsize=8)
def _table(code: str) -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Kind and English of every phrase, as folded words; a word may be of two kinds."""
    path = folder(code) / "lexicon" / "speakers.tsv"
    found: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    for _, row in rows(path) if path.exists() else ():
        for form in row["form"].split("|"):
            key = tuple(fold(form).split())
            found[key] = (*found.get(key, ()), (row["kind"], row["gloss"] or form))
    return found


@lru_cache(maxsize=8)
def _begin(code: str) -> frozenset[str]:
    """The words that phrases of the table begin with."""
    return frozenset(key[0] for key in _table(code))


@lru_cache(maxsize=1 << 12)
def cores(code: str, word: str) -> tuple[str, ...]:
    """A folded word, and what is left of it without particles."""
    splits = importlib.import_module(f"isnad.languages.{code}.grammar").splits(word)
    return tuple(dict.fromkeys((word, *(core for _, core, _ in splits))))


def roles(text: str, code: str) -> list[Role]:
    """The words of a text in some language that tell what a speaker is, as they stand; the longest
    phrase wins. After a speaker, a word of two kinds tells of what kind."""
    table = _table(code)
    words = [(m.start(), m.end(), fold(m[0])) for m in _WORD.finditer(text)]
    out: list[Role] = []
    n = 0
    while n < len(words):
        size, found = _longest([w for _, _, w in words[n : n + _LONGEST]], table, code)
        if found:
            spoken = any(r.kind != "of" for r in out)
            kind, gloss = max(found, key=lambda one: (one[0] == "of") == spoken)
            out.append(Role(kind, gloss, words[n][0], words[n + size - 1][1]))
        n += size or 1
    return out


def _longest(
    words: list[str], table: dict[tuple[str, ...], tuple[tuple[str, str], ...]], code: str
) -> tuple[int, tuple[tuple[str, str], ...]]:
    if _begin(code).isdisjoint(cores(code, words[0])):
        return 0, ()
    for size in range(len(words), 0, -1):
        for key in _ways([cores(code, w) for w in words[:size]]):
            if key in table:
                return size, table[key]
    return 0, ()


def _ways(cores: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Every row of words that takes one core of each."""
    found: list[tuple[str, ...]] = [()]
    for some in cores:
        found = [(*way, core) for way in found for core in some]
    return found
