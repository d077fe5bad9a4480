"""Words that tell the kind of a place."""

from __future__ import annotations

import pytest

from isnad.folding import fold
from isnad.world.entities import PRECISION
from isnad.world.kinds import TABLE, kind_words, most_inhabitants
from isnad.world.tables import read


@pytest.mark.parametrize("language", ["ar", "en", "vi"])
def test_every_language_has_words_for_kinds_of_places(language: str) -> None:
    found = kind_words(language)
    assert set(found.values()) <= set(PRECISION)
    assert {"region", "settlement"} <= set(found.values())
    assert all(word == fold(word) for word in found)


@pytest.mark.parametrize("language", ["ar", "en", "vi"])
def test_a_word_is_of_one_kind(language: str) -> None:
    kinds: dict[str, set[str]] = {}
    for row in read(TABLE, ["kind"]):
        for word in row.many(language):
            kinds.setdefault(fold(word), set()).add(row["kind"])
    assert {word: found for word, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("word", "language", "kind"),
    [
        ("province", "en", "region"),
        ("village", "en", "settlement"),
        ("محافظة", "ar", "region"),
        ("قرية", "ar", "settlement"),
        ("tỉnh", "vi", "region"),
        ("huyện", "vi", "district"),
    ],
)
def test_kinds(word: str, language: str, kind: str) -> None:
    assert kind_words(language)[fold(word)] == kind


@pytest.mark.parametrize("language", ["ar", "en", "vi"])
def test_words_for_small_places_are_of_settlements(language: str) -> None:
    found = most_inhabitants(language)
    assert found and {kind_words(language)[word] for word in found} == {"settlement"}
