"""Two words that tell one event, and who is hurt by what another verb tells."""

from __future__ import annotations

import pytest

import isnad
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "أسفر حريق في فندق عن مقتل خمسة نزلاء وإصابة عشرة."),
        ("ar", "أعلنت البلدية تحطم مروحية قرب النهر ومقتل شخص."),
        ("ar", "أصيب الطفل بالتهاب في الرئة."),
        ("ar", "اندلع حريق في مصنع في صور، وقتل فيه عاملان."),
    ],
)
def test_who_dies_where_only_an_accident_is_told_was_not_attacked(language: str, text: str) -> None:
    assert not claims(text, language, "ASSAULT")


def test_an_attack_in_bad_weather_is_one() -> None:
    claim = one("رغم العاصفة قتل ثلاثة جنود في كمين قرب حمص.", "ar", "ASSAULT")
    assert [p.sector for p in claim.recipients] == ["MIL"]


def test_what_a_relative_clause_says_an_attack_cost_is_told_with_it() -> None:
    text = "وقع الهجوم على كنيسة في مدينة حمص الذي أودى بحياة ستة مدنيين."
    claim = one(text, "ar", "ASSAULT")
    assert claim.trigger.quote == "الهجوم"
    assert "ستة مدنيين" in [p.text for p in claim.recipients]


def test_what_protesters_do_to_others_is_not_what_they_protest_against() -> None:
    assert not claims("المتظاهرون استخدموا الحجارة ضد الحراس.", "ar", "PROTEST")
    assert one("غادر المتظاهرون ضد الملك الساحة.", "ar", "PROTEST")


def test_a_politician_attacks_in_words_and_an_army_by_force() -> None:
    assert one("شن النائب هجوما عنيفا على الوزير.", "ar", "ACCUSE")
    assert one("شن الجيش هجوما عنيفا على المتمردين.", "ar", "ASSAULT")


@pytest.mark.parametrize(
    "text",
    [
        "Vụ đánh bom ở Lomé khiến 12 người thiệt mạng và 30 người bị thương.",
        "Vụ đánh bom ở Lomé làm 12 người chết, 30 người khác bị thương.",
        "12 người chết và 30 người bị thương trong vụ đánh bom ở Lomé.",
        "Vụ đánh bom do phiến quân thực hiện ở Lomé khiến 12 người chết và 30 người bị thương.",
        "Đánh bom ở Lomé, 12 người chết, 30 người bị thương.",
    ],
)
def test_the_dead_and_the_hurt_are_of_one_attack(text: str) -> None:
    (attack,) = claims(text, "vi")
    assert {name: count.low for name, count in attack.counts.items()} == {
        "killed": 12,
        "injured": 30,
    }


def test_who_is_said_to_have_made_an_attack_that_killed() -> None:
    text = "Vụ đánh bom do một nhóm cực đoan thực hiện khiến 12 người thiệt mạng."
    found = one(text, "vi", "ASSAULT")
    assert [p.text for p in found.actors] == ["một nhóm cực đoan"]
    assert [p.text for p in found.recipients] == ["12 người"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Xả súng ở Lomé, 15 người thiệt mạng.", "ASSAULT"),
        ("Ngừng bắn ở Lomé đổ vỡ sau hai tháng.", "CEASEFIRE"),
        ("Giao tranh ở Lomé bùng phát.", "ASSAULT"),
    ],
)
def test_a_headline_opens_with_what_happened(text: str, kind: str) -> None:
    (found,) = claims(text, "vi")
    assert (found.type, found.actors) == (kind, [])


def test_what_a_protest_is_against_is_not_proposed_either() -> None:
    found = isnad.read("Hàng nghìn người xuống đường ở Lomé phản đối chính phủ.", language="vi")
    assert [c.type for c in found.claims] == ["PROTEST"]


def test_a_noun_for_victims_is_no_clause() -> None:
    (attack,) = claims("19 nạn nhân thiệt mạng trong vụ đánh bom.", "vi")
    assert [p.text for p in attack.recipients] == ["19 nạn nhân"]


@pytest.mark.parametrize(
    ("text", "killed", "trigger"),
    [
        ("Police shot and killed two students.", 2, "killed"),
        ("The militia killed or wounded ten villagers.", 10, "killed"),
    ],
)
def test_two_verbs_with_one_object_tell_one_attack(text: str, killed: int, trigger: str) -> None:
    claim = one(text, "en", "ASSAULT")
    assert (claim.counts["killed"].low, claim.trigger.quote) == (killed, trigger)


def test_two_verbs_with_two_objects_tell_two_attacks() -> None:
    text = "Gunmen killed two farmers and wounded three nurses."
    assert len(claims(text, "en", "ASSAULT")) == 2
