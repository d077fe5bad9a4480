"""Verbal nouns of light verbs, and places that stand for their hosts (Arabic)."""

from __future__ import annotations

import pytest

from isnad.records import Claim
from tests.reads import one


def _both(told: Claim) -> tuple[list[str | None], list[str | None]]:
    return [who.text for who in told.actors], [who.text for who in told.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "قبل شن الجيش غارات على البلدة.",
        "أسفر تنفيذ الجيش غارات على البلدة عن أضرار.",
        "أدان الوزير قيام الجيش بغارات على البلدة.",
    ],
)
def test_who_hangs_on_a_light_verbal_noun_does_what_it_carries(text: str) -> None:
    assert [who.text for who in one(text, "ar", "ASSAULT").actors] == ["الجيش"]


def test_what_is_joined_to_it_is_done_by_the_same() -> None:
    text = "رصدت البعثة قيام قوات الشرطة بتقديم الدعم وإيصال المساعدات للمجموعات المسلحة."
    assert _both(one(text, "ar", "AID")) == (["قوات الشرطة"], ["للمجموعات المسلحة"])


@pytest.mark.parametrize(
    ("text", "host", "place"),
    [
        ("زار وزير الخارجية الكندي رواندا.", "رواندا", "Rwanda"),
        ("تحدث الوزير عن زيارة ماكرون إلى نيروبي.", "نيروبي", "Nairobi"),
    ],
)
def test_a_state_that_is_visited_is_the_host_and_the_place(
    text: str, host: str, place: str
) -> None:
    told = one(text, "ar", "CONSULT")
    assert [who.text for who in told.recipients] == [host]
    assert told.place is not None
    assert told.place.name == place


def test_who_meets_is_told_by_between() -> None:
    text = "سلط السفير الضوء على لقاءات عدة بين ماكرون وميركل."
    assert [who.text for who in one(text, "ar", "CONSULT").actors] == ["ماكرون", "ميركل"]


def test_whose_policies_are_condemned_is_accused() -> None:
    text = "خرج مئات المتظاهرين منددين بسياسات ماكرون وقرار الحكومة الألمانية."
    assert [who.text for who in one(text, "ar", "ACCUSE").recipients] == [
        "ماكرون",
        "الحكومة الألمانية",
    ]


def test_all_who_are_listed_behind_an_act_did_it() -> None:
    told = one("أدان الوزير هجوم رواندا وكينيا وغانا على بوروندي.", "ar", "ASSAULT")
    assert _both(told) == (["رواندا", "كينيا", "غانا"], ["بوروندي"])
