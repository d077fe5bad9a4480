"""What words have to do with: the shared table of concepts, and where a text's words lead to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from isnad import languages
from isnad.languages.pack import Pack
from isnad.languages.tables import rows


@lru_cache(maxsize=4)
def said_of(column: str) -> dict[str, str]:
    """What the shared table of concepts says of each in a column."""
    path = Path(languages.__file__).parent / "concepts.tsv"
    return {one: row[column] for _, row in rows(path) for one in row["concept"].split("|")}


def concepts(forms: Sequence[str], pack: Pack) -> dict[int, str]:
    """The concept of every word among folded tokens that has one, by the token it begins at."""
    found: dict[int, str] = {}
    forms = tuple(forms)
    free = 0
    # Most words have none: they are passed over in one stroke.
    for n, held in [(n, h) for n, h in enumerate(map(pack.concepts, forms)) if h is not None]:
        if n < free:
            continue
        if held.longer and n + 1 < len(forms):
            for tail, concept in held.longer.get(forms[n + 1], ()):
                if forms[n + 1 : n + 1 + len(tail)] == tail:
                    found[n], free = concept, n + 1 + len(tail)
                    break
        if n >= free and held.alone is not None:
            found[n] = held.alone
    return found
