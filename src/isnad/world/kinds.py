"""Words that tell what kind of place a name beside them is of."""

from __future__ import annotations

from functools import lru_cache

from isnad.folding import fold
from isnad.world.places import FOLDER
from isnad.world.tables import read

TABLE = FOLDER / "kind-words.tsv"
_PLURALS = FOLDER / "kind-plurals.tsv"
_GLOSSES = FOLDER / "kind-glosses.tsv"
_BUILT = frozenset({"facility", "crossing"})


@lru_cache(maxsize=8)
def kind_words(language: str) -> dict[str, str]:
    """The kind of place by folded word, of one language."""
    return {fold(w): row["kind"] for row in read(TABLE, ["kind"]) for w in row.many(language)}


@lru_cache(maxsize=8)
def named_after(language: str) -> dict[str, str]:
    """For words of one language for places that are named after a settlement ("the airport"), folded,
    the English word of such a name."""
    found = read(TABLE, ["kind", "after"])
    return {fold(w): row["after"] for row in found if row["after"] for w in row.many(language)}


@lru_cache(maxsize=8)
def built(language: str) -> dict[str, str]:
    """For words of one language for what is built in or by a town ("the bridge"), folded, the
    English word that stands behind the name of one."""
    found = read(TABLE, ["kind", "after"])
    inside = (row for row in found if row["after"] and row["kind"] in _BUILT)
    return {fold(w): row["after"] for row in inside for w in row.many(language)}


@lru_cache(maxsize=8)
def most_inhabitants(language: str) -> dict[str, int]:
    """For words of one language for small places, folded, how many inhabitants one has at most."""
    found = (row for row in read(TABLE, ["kind", "most"]) if row["most"])
    return {fold(word): int(row["most"]) for row in found for word in row.many(language)}


@lru_cache(maxsize=8)
def plurals(language: str) -> dict[str, str]:
    """For words of one language for several places of a kind, folded, the word for one."""
    found = read(_PLURALS, ["language", "many", "one"])
    mine = (row for row in found if row["language"] == language)
    return {fold(word): fold(row["one"]) for row in mine for word in row.many("many")}


@lru_cache(maxsize=8)
def glosses(language: str) -> dict[str, tuple[str, str]]:
    """For words of one language for a kind of place, folded, the English words for one and for
    several."""
    found = read(_GLOSSES, ["language", "one", "many"])
    mine = (row for row in found if row["language"] == language)
    return {fold(word): (row["one"], row["many"]) for row in mine for word in row.many("words")}
