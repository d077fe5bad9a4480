"""Who holds a post of a body of several countries: the office by what the words call it."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The UN Secretary-General condemned the raid.", "en", "António Guterres"),
        ("The secretary general of NATO condemned the raid.", "en", "Jens Stoltenberg"),
        ("The NATO chief condemned the raid.", "en", "Jens Stoltenberg"),
        ("The head of the IMF condemned the raid.", "en", "Kristalina Georgieva"),
        ("The UN envoy to Libya condemned the raid.", "en", "Stephanie Williams"),
        ("The WHO condemned the raid.", "en", "World Health Organization"),
        ("A NATO official condemned the raid.", "en", "official"),
        ("The leader of Hezbollah condemned the raid.", "en", "Hassan Nasrallah"),
        ("A Hezbollah leader condemned the raid.", "en", "Hezbollah leader"),
        ("The US special envoy condemned the raid.", "en", "American envoy"),
        ("أدان الأمين العام للأمم المتحدة الغارة.", "ar", "António Guterres"),
        ("Tổng Giám đốc WHO lên án cuộc không kích.", "vi", "Tedros Adhanom Ghebreyesus"),
    ],
)
def test_post(text: str, language: str, name: str) -> None:
    assert [p.name for p in one(text, language, "ACCUSE").actors] == [name]


def test_who_held_the_post_on_the_day_is_meant() -> None:
    (who,) = one("The UN Secretary-General condemned the raid.", "en", "ACCUSE").actors
    assert who.entity == "person:antonio-guterres"


def test_the_small_word_is_no_name_of_a_body() -> None:
    (who,) = claims("The man who shelled the town fled.", "en", "ASSAULT")[0].actors
    assert who.text == "man"


def test_one_office_in_several_countries_is_held_by_several() -> None:
    text = "The foreign ministers of Egypt and Chad met in Doha."
    found = one(text, "en", "CONSULT").actors
    assert [p.country for p in found] == ["EGY", "TCD"]
    assert [p.name for p in found] == ["Sameh Shoukry", "Foreign Minister of Chad"]
