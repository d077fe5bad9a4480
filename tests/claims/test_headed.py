"""Who says a thing before a colon, and where the report itself takes the word again (Arabic)."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ماكرون: المتمردون قصفوا القرية", "ماكرون"),
        ("الأمم المتحدة: المتمردون قصفوا القرية", "الأمم المتحدة"),
        ("كينيا : رواندا قصفت القرية", "كينيا"),
    ],
)
def test_a_headline_names_who_says_it(text: str, speaker: str) -> None:
    assert [who.text for who in one(text, "ar", "ASSAULT").sources] == [speaker]


def test_a_place_before_a_colon_says_nothing() -> None:
    assert not one("كينيا: الشرطة تعتقل متظاهرين", "ar", "COERCE").sources


def test_what_words_refer_to_is_told_by_the_report() -> None:
    text = "قال الوزير إن «الأزمة انتهت» في إشارة إلى زيارة ماكرون لكندا."
    assert not one(text, "ar", "CONSULT").sources


def test_what_was_so_before_is_told_by_whoever_is_named_behind_it() -> None:
    text = "قتل شخص في هجوم على المدينة، وكان التنظيم قد أعلن تنفيذ هجوم على الفندق، بحسب مركز حمورابي."
    first, second = claims(text, "ar", "ASSAULT")
    assert not first.sources
    assert second.sources


def test_words_behind_a_colon_that_only_say_who_somebody_is_are_no_speech() -> None:
    text = "سامي الخوري : لبناني يعيش في كندا، وقد قصف البلدة."
    assert all(c.sources == [] for c in claims(text, "ar", "ASSAULT"))
