"""What somebody says that others must do is a request where the speaker stands for something."""

from __future__ import annotations

from tests.reads import claims


def kinds(text: str, language: str) -> list[str]:
    """The types of the claims of a text, statements left out."""
    return [c.type for c in claims(text, language) if c.type != "STATEMENT"]


def test_a_minister_who_says_must_asks() -> None:
    assert kinds("The foreign minister said that Turkey must leave the valley.", "en") == [
        "REQUEST"
    ]


def test_a_shopkeeper_who_says_must_gives_advice() -> None:
    assert kinds("The shopkeeper said that Turkey must leave the valley.", "en") == []


def test_in_vietnamese_too() -> None:
    assert "REQUEST" in kinds("Bộ trưởng Ngoại giao nói rằng Iran phải rời thung lũng.", "vi")


def test_he_will_not_is_a_refusal_of_the_speaker() -> None:
    assert "REJECT" in kinds("The president said that he would not vote.", "en")
    assert "REJECT" in kinds("Tổng thống tuyên bố rằng ông sẽ không bỏ phiếu.", "vi")


def test_they_will_not_is_no_refusal_of_one_speaker() -> None:
    assert "REJECT" not in kinds("The president said that they would not vote.", "en")
