"""Names in the words of a report, as the checker reads them."""

from __future__ import annotations

import pytest

from isnad.checking import standing
from isnad.checking.words import Stretch
from isnad.languages import pack


def _english(text: str) -> Stretch:
    return Stretch(text, 0, len(text), pack.load("en"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Guinea-Bissau closed the port.", {"country:GNB"}),
        ("Guinea closed the port.", {"country:GIN"}),
        ("Senegal-Guinea talks failed.", {"country:SEN", "country:GIN"}),
    ],
)
def test_a_name_with_a_hyphen_names_nobody_by_its_parts(text: str, named: set[str]) -> None:
    found = {read.lex.entry.id for read in _english(text).every()}
    assert {one for one in found if one.startswith("country:")} == named


def test_a_word_of_a_name_says_nothing() -> None:
    assert standing.says(_english("Heard & McDonald Islands: the port is shut"), standing.PLAIN)
    assert not standing.says(_english("The port is shut, the mayor heard"), standing.PLAIN)
