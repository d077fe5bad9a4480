"""Two words that tell one event, and who is hurt by what another verb tells."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    "text",
    [
        "Vụ tấn công khiến mười người thiệt mạng.",
        "Nga bắn tên lửa vào Kiev làm mười người thiệt mạng.",
    ],
)
def test_who_dies_of_an_attack_is_its_victim(text: str) -> None:
    assert [p.text for p in one(text, "vi", "ASSAULT").recipients] == ["mười người"]


def test_a_flood_that_kills_attacks_nobody() -> None:
    assert claims("Trận lũ khiến mười người thiệt mạng.", "vi", "ASSAULT") == []


def test_what_a_protest_is_against_is_no_second_claim() -> None:
    text = "Hàng nghìn người xuống đường ở Paris phản đối chính phủ."
    assert [p.text for p in one(text, "vi", "PROTEST").recipients] == ["chính phủ"]
    assert claims(text, "vi", "REJECT") == []


def test_who_takes_responsibility_did_it() -> None:
    text = "Nhóm phiến quân nhận trách nhiệm về vụ tấn công."
    assert [p.text for p in one(text, "vi", "ASSAULT").actors] == ["Nhóm phiến quân"]
