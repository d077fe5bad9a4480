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
# Words that may be written as one; how many that meet are enough to compare names.
_ROW, _ENOUGH = 3, 2


@lru_cache(maxsize=1 << 15)
def keys(name: Spelling) -> frozenset[str]:
    """The keys of all words of a name, and of neighbours that may be written as one."""
    found = frozenset(key for one in parts(name) for key in one)
    return found | {word.plain for word in name.words} if name.vietnamese else found


def meet(one: Spelling, other: Spelling) -> bool:
    """Whether enough words of two names have keys in common for the names to be alike."""
    theirs = keys(other)
    met = sum(not theirs.isdisjoint(part) for part in parts(one))
    return met >= min(_ENOUGH, _full(one), _full(other))


def cover(one: Spelling, other: Spelling) -> bool:
    """Whether every word of two names may have a counterpart in the other; an initial may be the
    counterpart of any word."""
    return _covered(one, other) and _covered(other, one)


def _covered(name: Spelling, other: Spelling) -> bool:
    size, theirs = len(name.words), keys(other)
    met = [not theirs.isdisjoint(part) for part in parts(name)]
    held = {i for i, word in enumerate(name.words) if met[i] or word.initial}
    at = size
    for n in range(2, _ROW + 1):
        for i in range(size - n + 1):
            held |= set(range(i, i + n)) if met[at] else set()
            at += 1
    return size - len(held) <= len(other.words) - _full(other)


def _full(name: Spelling) -> int:
    """How many words of a name are more than an initial."""
    return sum(not word.initial for word in name.words)


@lru_cache(maxsize=1 << 15)
def parts(name: Spelling) -> tuple[frozenset[str], ...]:
    """The keys of each word, then those of rows of words."""
    words = name.words
    rows = (words[i : i + n] for n in range(2, _ROW + 1) for i in range(len(words) - n + 1))
    return (*map(of, words), *(_of_row(row) for row in rows))


@lru_cache(maxsize=1 << 15)
def of(word: Word) -> frozenset[str]:
    """The keys of a word."""
    return _skeletons(word.readings) or frozenset({word.plain})


def _of_row(words: tuple[Word, ...]) -> frozenset[str]:
    """The keys of a row of words in its likeliest reading, as one word would have them."""
    return frozenset(key for key in _skeletons((_joined(words),)) if len(key) > 1)


def _joined(words: tuple[Word, ...]) -> tuple[Unit, ...]:
    return tuple(unit for word in words for unit in word.readings[0])


def _skeletons(readings: tuple[tuple[Unit, ...], ...]) -> frozenset[str]:
    found: set[str] = set()
    for units in readings:
        choices = [choice for unit in units if (choice := _choices(unit)) != ("",)]
        found.update(_once("".join(row)) for row in islice(product(*choices), _MOST))
    return frozenset(key for key in found if key)


@lru_cache(maxsize=1 << 12)
def _choices(unit: Unit) -> tuple[str, ...]:
    classes = [_CLASSES.get(sound, "") for sound in unit[:_READINGS]]
    # What one language spells gh is in its neighbour a mere h.
    return tuple(dict.fromkeys([*classes, ""] if "G" in unit else classes))


def _once(key: str) -> str:
    """A key with each class once where it stands twice in a row."""
    return "".join(c for n, c in enumerate(key) if n == 0 or c != key[n - 1])
