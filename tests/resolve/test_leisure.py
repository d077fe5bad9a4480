"""What a match report says of battles is no battle; what police do at a match is told."""

from __future__ import annotations

import pytest

from tests.reads import claims

MATCHES = {
    "en": "The striker scored in the first half of the final. "
    "The goalkeeper of the home club attacked Italy. Norway attacked Italy in the match.",
    "vi": "Tiền đạo ghi bàn thắng trong hiệp một trận chung kết. "
    "Na Uy tấn công Ý trong trận đấu. Thủ môn cứu bàn thua.",
}
RAID = " Police arrested four fans of the club in Oslo after the match."


def types(text: str, language: str) -> set[str]:
    """The types of event told in a text."""
    return {claim.type for claim in claims(text, language)} - {"STATEMENT"}


@pytest.mark.parametrize("language", MATCHES)
def test_a_match_is_no_battle(language: str) -> None:
    assert types(MATCHES[language], language) == set()


def test_the_same_words_without_a_match_are_one() -> None:
    assert "ASSAULT" in types("Norway attacked Italy on Monday.", "en")


def test_what_police_do_at_a_match_is_told() -> None:
    assert types(MATCHES["en"] + RAID, "en") >= {"COERCE"}
