"""Arabic names in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.names.romanise import romanise


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("صوت الجبل", "Sawt Al-Jabal"),
        ("نشرة المدينة اليومية", "Nashrat Al-Madina Al-Yawmiya"),
        ("«الأيام الجديدة»", "Al-Ayyam Al-Jadida"),
        ("مُنتدى الصَّحافة", "Muntada Al-Sahafa"),
        ("Cutter Wire", "Cutter Wire"),
        ("Báo Mũi Cà Mau", "Báo Mũi Cà Mau"),
    ],
)
def test_names_of_outlets(name: str, expected: str) -> None:
    assert romanise(name) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("مسلك", "Maslak"),
        ("حبر", "Habar"),
        ("مشاعل", "Mashail"),
        ("رحيل", "Rahil"),
        ("قوارب", "Qawarib"),
        ("الخضراء", "Al-Khadra"),
        ("مسار", "Misar"),
        ("تصميم", "Tasmim"),
    ],
)
def test_words_of_no_table_get_vowels_by_their_shape(word: str, expected: str) -> None:
    assert romanise(word) == expected


@given(st.text(alphabet=[chr(c) for c in range(0x621, 0x64B)] + [" "], max_size=20))
def test_no_letter_of_arabic_script_is_left(name: str) -> None:
    assert romanise(name).isascii()
