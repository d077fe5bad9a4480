"""The tables of concepts: concepts that are known, word classes, no word twice."""

from __future__ import annotations

from collections import Counter

import pytest

from isnad.folding import fold
from isnad.languages import codes, folder, pack
from isnad.languages.tables import rows

SHARED = folder("en").parent / "concepts.tsv"
NEUTRAL = "NEUTRAL."


@pytest.mark.parametrize("code", codes())
def test_concepts_are_named_once_for_a_word(code: str) -> None:
    known = {one for _, row in rows(SHARED) for one in row["concept"].split("|")}
    seen: Counter[tuple[str, str]] = Counter()
    for line, row in rows(folder(code) / "lexicon" / "concepts.tsv"):
        where = f"concepts.tsv:{line}"
        assert row["concept"] in known or row["concept"].startswith(NEUTRAL), where
        assert row["pos"] in {"v", "n", "a", "p"}, where
        seen.update((fold(form), row["pos"]) for form in row["form"].split("|"))
    assert [word for word, times in seen.items() if times > 1] == []


@pytest.mark.parametrize(
    ("code", "word", "concept"),
    [("en", "lambasted", "BLAME"), ("ar", "يندد", "BLAME"), ("vi", "lên", None)],
)
def test_inflected_words_lead_to_their_concept(code: str, word: str, concept: str | None) -> None:
    held = pack.load(code).concepts(fold(word))
    alone = held.alone if held is not None else None
    assert alone == concept if concept else alone != "BLAME"
