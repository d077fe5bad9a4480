"""What nobody does or undergoes, and what nobody says to have done, where words never change."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Claim


def attack(text: str) -> Claim:
    (claim,) = (c for c in isnad.read(text, language="vi").claims if c.type == "ASSAULT")
    return claim


@pytest.mark.parametrize(
    "text",
    [
        "Chưa có ai nhận trách nhiệm về vụ đánh bom ở Peshawar.",
        "Không nhóm nào nhận trách nhiệm về vụ đánh bom ở Peshawar.",
        "Hamas không nhận trách nhiệm về vụ đánh bom ở Peshawar.",
    ],
)
def test_an_attack_that_nobody_says_is_theirs_took_place(text: str) -> None:
    claim = attack(text)
    assert (claim.polarity, claim.actors) == ("affirmed", [])


def test_nobody_is_killed_is_denied() -> None:
    assert attack("Không một dân thường nào bị sát hại ở Lomé.").polarity == "negated"


@pytest.mark.parametrize("who", ["Phe ủng hộ Kagame", "Gia đình Kagame", "Vợ Kagame"])
def test_who_is_somebodys_is_not_that_person(who: str) -> None:
    (claim,) = isnad.read(f"{who} chỉ trích chính phủ Uganda.", language="vi").claims
    assert [(a.text, a.entity) for a in claim.actors] == [(who, None)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Một vụ nổ súng ở Lomé làm hai người chết, nhóm Boko Haram nhận trách nhiệm.",
            "Boko Haram",
        ),
        ("Hai lính bị bắn chết ở Lomé và Boko Haram đã nhận trách nhiệm.", "Boko Haram"),
        ("Hai lính bị bắn chết ở Lomé nhưng Boko Haram không nhận trách nhiệm.", None),
    ],
)
def test_who_says_behind_an_attack_that_it_was_theirs_made_it(text: str, who: str | None) -> None:
    assert [one.text for one in attack(text).actors] == ([who] if who else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bộ Quốc phòng cho biết không có lính Pháp nào còn ở Togo.", "PRESENCE"),
        ("Không có lính Pháp nào ở Togo.", "PRESENCE"),
        ("Không có quan chức nào bị bắt ở Lomé.", "COERCE"),
        ("Chưa có con tin nào được thả.", "RETREAT"),
        ("Không sĩ quan nào của quân đội bị bắt.", "COERCE"),
    ],
)
def test_none_is_said_before_a_noun_and_any_behind_it(text: str, kind: str) -> None:
    (claim,) = isnad.read(text, language="vi").claims
    assert (claim.type, claim.polarity) == (kind, "negated")


def test_nobody_is_no_victim_of_a_raid() -> None:
    found = isnad.read("Không có nông dân nào thiệt mạng ở Lomé.", language="vi").claims
    assert [(c.type, c.polarity) for c in found] == [("TOLL", "negated")]
