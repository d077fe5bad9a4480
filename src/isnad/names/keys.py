"""Keys by which names that may sound alike are found: the skeleton of consonants of each word.

Sounds that spellings confuse share a class, so two spellings of one name have a key in common;
names that are not alike often have one, too: a key finds whom to compare, and settles nothing.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from isnad.names.sounds import Unit
from isnad.names.spelling import Spelling, Word

_CLASSES = {
    sound: name
    for name, sounds in {"P": "pbvf", "T": "tdTD", "S": "szSZCJ", "K": "kgqxG"}.items()
    for sound in sounds
} | {sound: sound for sound in "mnlr"}
# Readings of a unit that count, and keys that a word has at most.
_READINGS, _MOST = 3, 24


@lru_cache(maxsize=1 << 15)
def keys(name: Spelling) -> frozenset[str]:
    """The keys of all words of a name."""
    if name.vietnamese:
        return frozenset(word.plain for word in name.words) | _all(name)
    return _all(name)


def meet(one: Spelling, other: Spelling) -> bool:
    """Whether enough words of two names have keys in common for the names to be alike."""
    theirs = keys(other)
    met = sum(not theirs.isdisjoint(of(word)) for word in one.words)
    return met >= min(2, len(one.words), len(other.words))


def _all(name: Spelling) -> frozenset[str]:
    return frozenset(key for word in name.words for key in of(word))


@lru_cache(maxsize=1 << 15)
def of(word: Word) -> frozenset[str]:
    """The keys of a word."""
    found: set[str] = set()
    for units in word.readings:
        choices = [choice for unit in units if (choice := _choices(unit)) != ("",)]
        for parts in islice(product(*choices), _MOST):
            found.add(_once("".join(parts)))
    return frozenset(key for key in found if len(key) > 1) or frozenset({word.plain})


@lru_cache(maxsize=1 << 12)
def _choices(unit: Unit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_CLASSES.get(sound, "") for sound in unit[:_READINGS]))


def _once(key: str) -> str:
    """A key with each class once where it stands twice in a row."""
    return "".join(c for n, c in enumerate(key) if n == 0 or c != key[n - 1])
