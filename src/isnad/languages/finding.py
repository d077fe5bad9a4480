"""Other forms under which a word is found, by whatever the languages' grammars say of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from isnad.languages import codes, pack

# What is left of a word that is shorter is no word to find by.
_SHORTEST = 2
# What is left of so few letters is often a word of its own: it takes the lexicon to tell.
_DOUBTFUL = 3


@lru_cache(maxsize=1 << 17)
def forms(word: str) -> frozenset[str]:
    """The forms of a folded word without what its language joins to it (particles, article,
    pronouns, endings); empty for languages that join nothing. Where so little may be left that it
    is another word, and the lexicon knows a way to cut it, no other is taken."""
    if word.isascii():
        return frozenset()
    found: set[str] = set()
    for one, stem in _stemming():
        cores = {core for _, core, _ in one.grammar.splits(word) if len(core) > _SHORTEST}
        doubtful = any(len(core) <= _DOUBTFUL for core in cores if core != word)
        known = {core for core in cores if one.word(core).alone} if doubtful else set()
        for core in known or cores:
            found |= {core, stem(core)}
    return frozenset(found - {word})


@cache
def _stemming() -> list[tuple[pack.Pack, Callable[[str], str]]]:
    packs = [pack.load(code) for code in codes()]
    return [(one, one.grammar.light_stem) for one in packs if hasattr(one.grammar, "light_stem")]
