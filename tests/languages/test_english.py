"""English word forms that no table lists."""

from __future__ import annotations

import pytest

from isnad.languages.en.grammar import inflect, words


@pytest.mark.parametrize(
    ("adjective", "forms"),
    [
        ("large", {"large", "larger", "largest"}),
        ("big", {"big", "bigger", "biggest"}),
        ("heavy", {"heavy", "heavier", "heaviest"}),
        ("severe", {"severe"}),
        ("naval", {"naval"}),
    ],
)
def test_short_adjectives_are_compared(adjective: str, forms: set[str]) -> None:
    assert {" ".join(form) for form, _ in inflect("adj", {"form": adjective})} == forms


def test_words_of_a_name_stand_as_in_running_text() -> None:
    assert words("People's Party") == ("people", "'s", "party")
