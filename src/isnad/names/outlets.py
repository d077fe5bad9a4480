"""Names of papers, agencies and stations: what they are called in Latin letters, and whether two
written names are of one, across scripts and short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

from isnad.folding import fold
from isnad.names import sounds
from isnad.names.compare import likeness
from isnad.names.romanise import romanise
from isnad.names.spelling import spelling

_Kind = Literal["outlet", "brand", "many", "desk"]
_NOBODY = frozenset({"many", "desk"})
_LEAST, _LONGEST = 2, 3
# Between the words of a romanised name; letters for vowels in Latin letters, and for none.
_PART, _VOWELS = re.compile(r"([\s-]+)"), re.compile(r"[aeiouyw\W]")
_EDGE = "\u00ab\u00bb\u201c\u201d\"'()[],"
# How far names may be apart: spelt in two scripts, or in one.
_FAR, _FAR_ONE_SCRIPT = 0.07, 0.05


@lru_cache(maxsize=1)
def _table() -> dict[str, _Kind]:
    """What a folded phrase says of an outlet."""
    found: dict[str, _Kind] = {}
    for row in sounds.rows(sounds.FOLDER / "outlets.tsv"):
        for form in row["forms"].split("|"):
            found.setdefault(fold(form), row["kind"])  # type: ignore[arg-type]
    return found


@lru_cache(maxsize=1 << 12)
def unnamed(credit: str) -> bool:
    """Whether a credit or byline names nobody: other outlets at large, or the outlet's own desk."""
    words = fold(credit).split()
    return any(_table().get(" ".join(words[:n])) in _NOBODY for n in range(1, len(words) + 1))


@lru_cache(maxsize=1 << 12)
def core(name: str) -> str:
    """A name without words that only say what kind of outlet it is; the whole where there is
    nothing else."""
    return _without(name, frozenset({"outlet", "brand"}))


def shown(name: str, url: str | None = None) -> str:
    """What an outlet is called in Latin letters: with the vowels that its own address has, where
    this is of its name."""
    if not sounds.is_abjad(name):
        return name
    romanised = romanise(_without(name, frozenset({"outlet"})))
    ways = {way for host in _hosts(url or "") if (way := _in_latin(romanised, host)) is not None}
    return ways.pop() if len(ways) == 1 else romanised


def _hosts(url: str) -> list[str]:
    """The labels of the host of an address; none where it is no address."""
    try:
        return (urlsplit(url).hostname or "").split(".")
    except ValueError:
        return []


def _in_latin(romanised: str, host: str) -> str | None:
    """A romanised name spelt as a label of an address spells it; null where that is of no such
    name, or leaves open which vowels are whose."""
    parts = _PART.split(romanised)
    found = list(_parted([part.casefold() for part in parts[::2]], host.replace("-", "")))
    if len(found) != 1:
        return None
    spelt = (word.capitalize() for word in found[0])
    return "".join(word + mark for word, mark in zip(spelt, [*parts[1::2], ""], strict=True))


def _parted(words: list[str], letters: str) -> Iterator[list[str]]:
    """The ways to part letters into words that begin like these and have their consonants."""
    if not words:
        if not letters:
            yield []
        return
    for n in range(1, len(letters) - len(words) + 2):
        word = letters[:n]
        if word[0] == words[0][0] and _consonants(word) == _consonants(words[0]):
            yield from ([word, *rest] for rest in _parted(words[1:], letters[n:]))


def _consonants(word: str) -> str:
    return _VOWELS.sub("", word)


def _without(name: str, kinds: frozenset[str]) -> str:
    words = [word for w in name.split() if (word := w.strip(_EDGE))]
    i, j = 0, len(words)
    while i < j and (n := _kind(words[i:j], kinds, first=True)):
        i += n
    while i < j and (n := _kind(words[i:j], kinds, first=False)):
        j -= n
    return " ".join(words[i:j] or words)


def _kind(words: list[str], kinds: frozenset[str], *, first: bool) -> int:
    """How many words at the beginning or the end say what kind of outlet it is."""
    for n in range(min(_LONGEST, len(words)), 0, -1):
        some = words[:n] if first else words[-n:]
        if _table().get(fold(" ".join(some))) in kinds:
            return n
    return 0


@lru_cache(maxsize=1 << 14)
def same(one: str, other: str) -> bool:
    """Whether two written names are of one outlet: the same sounds, no word left over."""
    if fold(one) == fold(other):
        return True
    mine, theirs = spelling(core(one)), spelling(core(other))
    if any(word.initial for word in (*mine.words, *theirs.words)):
        return False
    found = likeness(mine, theirs)
    far = _FAR_ONE_SCRIPT if found.one_script else _FAR
    return bool(found.met) and not found.left and not found.right and found.distance <= far


@lru_cache(maxsize=1 << 14)
def short_of(short: str, name: str) -> bool:
    """Whether a written name is one outlet's, or short for it: its first words or its initials."""
    if same(short, name):
        return True
    words = [fold(w) for w in name.split()]
    letters = fold(short).replace(".", "")
    inner = [fold(w) for w in core(name).split()]
    if len(letters) >= _LEAST and letters in (
        "".join(w[:1] for w in some) for some in (words, inner)
    ):
        return True
    few, many = core(short).split(), core(name).split()
    return 0 < len(few) < len(many) and same(" ".join(few), " ".join(many[: len(few)]))
