"""Whether two phrases name the same thing, in any of the languages.

Phrases are compared as bags of words without marks, case or Arabic clitics, because annotators
and programs cut them differently.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import regex

_TABLE = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
_WORD = regex.compile(r"[^\W_]+")
_INITIALS = regex.compile(r"\b(?:[a-z]\.){2,}")
_UNIFIED = str.maketrans(_TABLE["letters"])
_JOINS = regex.compile(_TABLE["joined"]["script"])
_CLITICS = tuple(regex.compile(part) for part in _TABLE["joined"]["parts"])
# At least so many letters must be left of a word.
_LEAST = 3
_EMPTY = frozenset(word for words in _TABLE["empty"].values() for word in words.split())


def fold(text: str) -> str:
    """Small letters without marks, Arabic variants of a letter as one, initials without points."""
    low = unicodedata.normalize("NFKD", text).lower().translate(_UNIFIED)
    low = "".join(c for c in low if not unicodedata.combining(c))
    return str(_INITIALS.sub(lambda found: found[0].replace(".", ""), low)).translate(_UNIFIED)


def _variants(word: str) -> frozenset[str]:
    """The word, and what is left of an Arabic one when clitics and endings come off."""
    out = {word}
    if _JOINS.match(word):
        for clitic in _CLITICS:
            out |= {cut for cut in (clitic.sub("", v) for v in out) if len(cut) >= _LEAST}
    return frozenset(out)


@lru_cache(maxsize=1 << 14)
def bag(text: str | None) -> tuple[frozenset[str], ...]:
    """The naming words of a phrase in order, each with its variants."""
    words = (w for w in _WORD.findall(fold(text or "")) if w not in _EMPTY)
    return tuple(_variants(w) for w in words)


def share_words(a: str | None, b: str | None) -> bool:
    """Whether two phrases have a word in common."""
    return any(x & y for x in bag(a) for y in bag(b))


def alike(a: str | None, b: str | None) -> bool:
    """Whether two phrases share more than two thirds of the words of the shorter and at least a
    third of the longer one's."""
    first, second = bag(a), bag(b)
    if not first or not second:
        return False
    left, both = list(second), 0
    for word in first:
        twin = next((other for other in left if word & other), None)
        if twin is not None:
            left.remove(twin)
            both += 1
    short, long = sorted((len(first), len(second)))
    return 3 * both > 2 * short and 3 * both >= long


def any_alike(pairs: Iterable[tuple[str | None, str | None]]) -> bool:
    """Whether one of the pairs is alike."""
    return any(alike(a, b) for a, b in pairs)
