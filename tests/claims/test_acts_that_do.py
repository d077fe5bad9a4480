"""What acts and forces of nature do in clauses without a marker, forms of address, and players
(Vietnamese)."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


def test_a_quake_in_a_phrase_is_what_hits() -> None:
    text = "Ba mươi người thiệt mạng sau trận động đất tấn công đảo Java."
    assert claims(text, "vi", "ASSAULT") == []


def test_an_attack_in_a_phrase_is_what_destroys() -> None:
    text = "Một thư ký lên làm tổng thống sau một cuộc tấn công phá hủy tòa nhà quốc hội."
    assert one(text, "vi", "ASSAULT").actors == []


def test_whoever_stands_before_the_verb_of_a_phrase_does_it() -> None:
    text = "Thị trưởng nói trong cuộc họp quân đội pháo kích làng Hama."
    assert [who.text for who in one(text, "vi", "ASSAULT").actors] == ["quân đội"]


def test_a_form_of_address_alone_is_no_place() -> None:
    assert claims("Cô gật đầu.", "vi", "AGREE") == []


def test_a_number_with_a_capital_opens_a_name() -> None:
    (who,) = one("Anh Hai Lúa yêu cầu thị trưởng từ chức.", "vi", "REQUEST").actors
    assert who.country is None


def test_what_a_neighbour_may_do_for_another_is_no_offer() -> None:
    assert claims("Tôi có thể giúp được các chị em.", "vi", "AGREE") == []
    assert one("Kenya có thể hỗ trợ Uganda.", "vi", "AGREE").actors


def test_players_are_people_in_matters_of_courts_alone() -> None:
    (who,) = one(
        "Tiền đạo người Brazil bị buộc tội hành hung một phụ nữ.", "vi", "ACCUSE"
    ).recipients
    assert who.country == "BRA"
    assert claims("Huấn luyện viên chỉ trích trọng tài.", "vi", "ACCUSE") == []


@pytest.mark.parametrize(
    "text",
    [
        "Đàm phán Mỹ-Triều kết thúc.",
        "Đàm phán Mỹ - Triều kết thúc.",
        "Đàm phán Nga-Ukraine ở Oslo kết thúc.",
        "Đàm phán Trung Quốc-Ấn Độ kết thúc.",
    ],
)
def test_a_hyphen_parts_two_states(text: str) -> None:
    assert len({who.country for who in one(text, "vi", "CONSULT").actors} - {None}) == 2


def test_a_hyphen_parts_no_name() -> None:
    (who,) = one("Bashar al-Assad chỉ trích Kenya.", "vi", "ACCUSE").actors
    assert who.text == "Bashar al-Assad"


@pytest.mark.parametrize(
    ("before", "land"),
    [
        ("Cảnh sát thả Tom Hill, mẹ anh nói.", False),
        ("Chính phủ Anh nói với mẹ anh.", True),
        ("Cảnh sát thả Tom Hill.", True),
    ],
)
def test_a_form_of_address_that_is_a_land_is_what_the_report_has_it_for(
    before: str, land: bool
) -> None:
    (who,) = one(f"{before} Anh chỉ trích Kenya.", "vi", "ACCUSE").actors
    assert (who.country == "GBR") is land


def test_a_form_of_address_beside_a_land_is_one() -> None:
    told = one("Tom Hill nói anh mệt. Anh và Pháp chỉ trích Kenya.", "vi", "ACCUSE")
    assert {who.country for who in told.actors} == {"GBR", "FRA"}


def test_a_charge_of_somebody_is_told_by_a_noun() -> None:
    (who,) = one("Tòa xem xét cáo buộc hối lộ của bà Hill.", "vi", "ACCUSE").actors
    assert who.text == "Hill"
