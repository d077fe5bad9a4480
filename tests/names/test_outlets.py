"""Whether two written names are of one outlet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.names import outlets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("المنارة", "Al-Manara"),
        ("صحيفة المنارة", "Al-Manara newspaper"),
        ("báo Al-Manara", "المنارة"),
        ("Cutter", "Cutter Wire"),
        ("The Marston Gazette", "Marston Gazette"),
        ("Alwaha", "الواحة"),
    ],
)
def test_one_outlet(one: str, other: str) -> None:
    assert outlets.same(one, other)
    assert outlets.same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الشرق", "الشروق"),
        ("الوطن", "صوت الوطن"),
        ("Marston Gazette", "Marston Post"),
        ("Northfield Post", "Southfield Post"),
        ("الأخبار", "الخبر"),
    ],
)
def test_two_outlets(one: str, other: str) -> None:
    assert not outlets.same(one, other)


@pytest.mark.parametrize(
    ("short", "name"),
    [("MCM", "Báo Mũi Cà Mau"), ("Al-Manara", "منارة الجنوب"), ("M.G.", "Marston Gazette")],
)
def test_short_forms(short: str, name: str) -> None:
    assert outlets.short_of(short, name)
    assert not outlets.same(short, name)


@pytest.mark.parametrize(
    "credit", ["وكالات", "các hãng tin", "agencies", "Staff writers", "phóng viên"]
)
def test_credits_that_name_nobody(credit: str) -> None:
    assert outlets.unnamed(credit)
    assert not outlets.unnamed("Cutter Wire")


def test_what_outlets_are_called() -> None:
    assert outlets.shown("وكالة الواحة للأنباء") == "Al-Waha"
    assert outlets.shown("الواحة برس") == "Al-Waha Press"
    assert outlets.shown("Báo Mũi Cà Mau") == "Báo Mũi Cà Mau"


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("الجزيرة", "https://www.aljazeera.net/news/1", "Al-Jazeera"),
        ("سكاي نيوز عربية", "https://www.skynewsarabia.com/a", "Sky News Arabia"),
        ("وكالة المدن", "https://al-modon.com/", "Al-Modon"),
        ("الشرق الأوسط", "https://aawsat.com/x", "Al-Sharq Al-Awsat"),
        ("المدن", "https://news.example.org/", "Al-Mudun"),
        ("المدن", "http://[almodon", "Al-Mudun"),
        ("The Eastern Ledger", "https://ledger.example.org/", "The Eastern Ledger"),
    ],
)
def test_an_outlet_is_spelt_as_its_address_spells_it(name: str, url: str, expected: str) -> None:
    assert outlets.shown(name, url) == expected


@given(
    st.text(alphabet="ابتجدرسكلمنهوي ", min_size=1, max_size=12),
    st.text(alphabet="abdeijklmnorsty-.", max_size=30),
)
def test_no_address_changes_the_consonants_of_a_name(name: str, host: str) -> None:
    ways = outlets.shown(name), outlets.shown(name, f"https://{host}/")
    plain, spelt = ([c for c in way.casefold() if c not in "aeiouyw"] for way in ways)
    assert plain == spelt
