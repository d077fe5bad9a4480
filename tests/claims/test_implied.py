"""What somebody says that others must do is a request where the speaker stands for something."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


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


@pytest.mark.parametrize(
    "text",
    [
        '"There is no way we will hand over the fleet," the king said.',
        "The minister of Norway said the country would never hand over the fleet.",
        "The Norwegian minister said Norway would never give up its fleet.",
        "The Norwegian minister says peace talks won't come unless Sweden leaves.",
        '"We will under no circumstances leave," the king said.',
    ],
)
def test_who_says_that_their_side_will_not_refuses(text: str) -> None:
    (claim,) = [c for c in claims(text, "en") if c.type == "REJECT"]
    assert claim.sources == []
    assert claim.polarity == "affirmed"
    assert len(claim.actors) == 1


def test_what_another_country_will_not_do_is_no_refusal_of_the_speaker() -> None:
    assert "REJECT" not in kinds("The Norwegian minister said Peru would not vote.", "en")


@pytest.mark.parametrize(
    "text",
    [
        '"We will attack the rebels if they advance," the general said.',
        'The general said: "We could bomb the rebels."',
    ],
)
def test_what_ones_own_side_would_do_by_force_is_a_threat(text: str) -> None:
    assert kinds(text, "en") == ["THREATEN"]


def test_what_others_will_do_is_no_threat_of_the_speaker() -> None:
    assert "THREATEN" not in kinds("The mayor said the rebels will attack the town.", "en")


def test_what_must_happen_is_asked_for() -> None:
    text = "Sanctions on the bank must remain in place, the Dutch minister said."
    assert "REQUEST" in kinds(text, "en")
    assert "REQUEST" in kinds('"It is vital that Iran leave the valley," the envoy said.', "en")


def test_whoever_says_what_their_country_will_never_do_refuses() -> None:
    refused = one(
        "Bộ trưởng Ngoại giao Sudan nói nước ông sẽ không bao giờ nhượng bộ.", "vi", "REJECT"
    )
    assert [p.text for p in refused.actors] == ["Bộ trưởng Ngoại giao Sudan"]


def test_a_negation_before_the_subject_negates_the_verb_behind_it() -> None:
    assert kinds("Sudan tuyên bố 'không đời nào' nhượng bộ.", "vi") == ["REJECT"]
    assert "REJECT" in kinds("Bộ trưởng nói không có chuyện Sudan đàm phán với Mali.", "vi")


def test_who_says_that_their_forces_may_be_used_threatens() -> None:
    threat = one(
        "Tổng thống Ấn Độ nói nước này có thể dùng hải quân để phong tỏa Iran.", "vi", "THREATEN"
    )
    assert [p.text for p in threat.recipients] == ["Iran"]
    assert "THREATEN" not in kinds("Tổng thống Ấn Độ nói nước này có thể dùng xe tải.", "vi")


def test_an_official_who_says_that_a_measure_must_go_on_asks() -> None:
    assert kinds("The minister said that the sanctions must remain.", "en") == ["REQUEST"]
    assert "REQUEST" in kinds("Ngoại trưởng Pháp nói các lệnh trừng phạt phải tiếp tục.", "vi")


def test_what_somebody_is_made_to_do_is_not_asked_of_them() -> None:
    text = "Tổng thống Mỹ nói lệnh trừng phạt khiến Sudan phải khuất phục."
    assert "REQUEST" not in kinds(text, "vi")


@pytest.mark.parametrize(
    "text",
    ["Bộ trưởng nói rằng ông phải rời đi.", "Bộ trưởng nói rằng Iran sẽ phải hối tiếc."],
)
def test_what_a_speaker_must_do_or_what_will_have_to_be_is_asked_of_nobody(text: str) -> None:
    assert "REQUEST" not in kinds(text, "vi")
