"""Words that tell what kind of place a name beside them is of."""

from __future__ import annotations

from functools import lru_cache

from isnad.folding import fold
from isnad.world.places import FOLDER
from isnad.world.tables import read

TABLE = FOLDER / "kind-words.tsv"


@lru_cache(maxsize=8)
def kind_words(language: str) -> dict[str, str]:
    """The kind of place by folded word, of one language."""
    return {fold(w): row["kind"] for row in read(TABLE, ["kind"]) for w in row.many(language)}
