"""Words of names: what tells people apart, and what merely accompanies it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.names.spelling import spelling


def words(name: str, language: str = "") -> list[str]:
    return [word.plain for word in spelling(name, language).words]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Walid al-Karmi", ["walid", "karmi"]),
        ("Walid Al Karmi", ["walid", "karmi"]),
        ("Salim bin Rashid", ["salim", "rashid"]),
        ("Pieter van der Hoek", ["pieter", "hoek"]),
        ("Dr. Salim Rashid", ["salim", "rashid"]),
        ("General Salim Rashid", ["salim", "rashid"]),
        ("Abou Salim", ["abu", "salim"]),
        ("الشيخ سالم بن راشد", ["سالم", "راشد"]),
        ("ông Nguyễn Văn Bảy", ["nguyen", "van", "bay"]),
        ("King", ["king"]),
        ("Al", ["al"]),
        ("bin", ["bin"]),
    ],
)
def test_articles_links_and_titles_are_left_out(name: str, told: list[str]) -> None:
    assert words(name) == told


@pytest.mark.parametrize(
    ("name", "suffix"), [("John Carver Jr.", "jr"), ("John Carver Sr", "sr"), ("John Carver", "")]
)
def test_a_suffix_is_no_word_of_the_name(name: str, suffix: str) -> None:
    found = spelling(name)
    assert (found.suffix, words(name)) == (suffix, ["john", "carver"])


def test_a_letter_for_a_word_is_an_initial() -> None:
    assert [w.initial for w in spelling("John R. Carver").words] == [False, True, False]


@pytest.mark.parametrize(
    ("name", "language", "vietnamese", "marked", "family"),
    [
        ("Nguyễn Văn Bảy", "vi", True, True, "first"),
        ("Nguyen Van Bay", "en", True, False, "first"),
        ("Li Baoshan", "en", False, False, "first"),
        ("Walid Karmi", "en", False, False, "last"),
        ("Agnès Brûlé", "en", False, False, "last"),
    ],
)
def test_where_the_family_name_stands(
    name: str, language: str, vietnamese: bool, marked: bool, family: str
) -> None:
    found = spelling(name, language)
    assert (found.vietnamese, found.marked, found.family) == (vietnamese, marked, family)


def test_a_foreign_name_by_syllables_is_one_word_a_row() -> None:
    found = spelling("Ca-ri-mốp Xa-lim", "vi")
    assert found.respelt and not found.vietnamese
    assert words("Ca-ri-mốp Xa-lim", "vi") == ["carimop", "xalim"]


def test_scripts_that_leave_vowels_out() -> None:
    assert spelling("سالم راشد").abjad
    assert not spelling("Salim Rashid").abjad


@given(st.text(max_size=40))
def test_any_text_can_be_read_as_a_name(text: str) -> None:
    found = spelling(text)
    assert found == spelling(text)
    assert all(word.form and word.readings for word in found.words)
