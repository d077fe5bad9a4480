"""Whether two written names are of one outlet."""

from __future__ import annotations

import pytest

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
