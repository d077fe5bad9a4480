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
LONGEST = 6
# Texts of which the reading is kept: the same words are asked about for each report that has them.
_KEPT = 1 << 13
# Kinds of words that only tell of what kind a speaker is; those that stand with another.
_QUALITIES = frozenset({"of", "first"})
_PARTS = frozenset({"deals", "ware"})
# Where a word begins and ends, and how it is folded.
Word = tuple[int, int, str]


class Role(NamedTuple):
    """Words for a speaker: ``kind`` who (people), some (people of whom nothing more is told), what
    (a body), of (of what kind), first (the same, before a nationality) or back (whoever spoke
    before); offsets into the text asked about."""

    kind: str
    gloss: str
    start: int
    end: int


Table = dict[tuple[str, ...], tuple[tuple[str, str], ...]]


@lru_cache(maxsize=16)
def table(code: str, name: str) -> Table:
    """Kind and English of every phrase of a table of a language, as folded words; a word may be of
    two kinds."""
    path = folder(code) / "lexicon" / f"{name}.tsv"
    found: Table = {}
    for _, row in rows(path) if path.exists() else ():
        for form in row["form"].split("|"):
            key = tuple(fold(form).split())
            found[key] = (*found.get(key, ()), (row["kind"], row["gloss"] or form))
    return found


@lru_cache(maxsize=16)
def _begin(code: str, name: str) -> frozenset[str]:
    """The words that phrases of a table begin with."""
    return frozenset(key[0] for key in table(code, name))


@lru_cache(maxsize=1 << 12)
def cores(code: str, word: str) -> tuple[str, ...]:
    """A folded word, and what is left of it without particles."""
    splits = importlib.import_module(f"isnad.languages.{code}.grammar").splits(word)
    return tuple(dict.fromkeys((word, *(core for _, core, _ in splits))))


@lru_cache(maxsize=_KEPT)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, folded, with where they stand."""
    return tuple([(m.start(), m.end(), fold(m[0])) for m in _WORD.finditer(text)])


def roles(text: str, code: str) -> list[Role]:
    """The words of a text in some language that tell what a speaker is, as they stand; the longest
    phrase wins. After a speaker, a word of two kinds tells of what kind."""
    return list(_roles(text, code))


@lru_cache(maxsize=_KEPT)
def _roles(text: str, code: str) -> tuple[Role, ...]:
    words = words_of(text)
    out: list[Role] = []
    n = 0
    while n < len(words):
        size, found = longest([w for _, _, w in words[n : n + LONGEST]], code, "speakers")
        if found:
            spoken = any(r.kind not in _QUALITIES for r in out)
            kind, gloss = max(found, key=lambda one: (one[0] in _QUALITIES) == spoken)
            out.append(Role(kind, gloss, words[n][0], words[n + size - 1][1]))
        n += size or 1
    return tuple(_trades(out, text))


def _trades(found: list[Role], text: str) -> list[Role]:
    """What somebody deals in makes one role with what they do with it: "sells", "tea"."""
    out: list[Role] = []
    for role in found:
        deals = out and out[-1].kind == "deals" and not text[out[-1].end : role.start].strip()
        if role.kind == "ware" and deals:
            does = out.pop()
            out.append(Role("who", does.gloss.format(role.gloss), does.start, role.end))
        else:
            out.append(role)
    return [r for r in out if r.kind not in _PARTS]


def longest(words: list[str], code: str, name: str) -> tuple[int, tuple[tuple[str, str], ...]]:
    """How many folded words the longest phrase of a table has that they begin with, and what it
    tells; 0 and nothing where there is none."""
    if _begin(code, name).isdisjoint(cores(code, words[0])):
        return 0, ()
    rows_of = table(code, name)
    for size in range(len(words), 0, -1):
        for key in _ways([cores(code, w) for w in words[:size]]):
            if key in rows_of:
                return size, rows_of[key]
    return 0, ()


def _ways(cores: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Every row of words that takes one core of each."""
    found: list[tuple[str, ...]] = [()]
    for some in cores:
        found = [(*way, core) for way in found for core in some]
    return found
