"""How alike written names are, by sound alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.names import sounds
from isnad.names.compare import alike, likeness
from isnad.names.judge import Mention

from .samples import every_mention

NAMES = st.deferred(lambda: st.sampled_from(every_mention()))
CLOSE = 0.112


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Salim Qadri", "Saleem Kadri"),
        ("Salim al-Qadri", "Salim Qadri"),
        ("Abd al-Rahim Salim", "Abdulrahim Salim"),
        ("سالم القادري", "Salem al-Qadri"),
        ("خليل غانم", "Khalil Ghanem"),
        ("Choukri Mansour", "Shukri Mansur"),
        ("Nguyễn Hoà Bình", "Nguyễn Hòa Bình"),
        ("Nguyễn Văn Bảy", "Nguyen Van Bay"),
        ("Lý Bảy", "Lí Bảy"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    for found in (alike(one, other), alike(other, one)):
        assert found.distance <= CLOSE
        assert not found.left and not found.right
        assert found.family and found.given


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Salim Qadri", "Tariq Haddad"),
        ("Nguyễn Văn Bảy", "Nguyễn Văn Bày"),
        ("Trần Văn Bảy", "Nguyễn Văn Bảy"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    for found in (alike(one, other), alike(other, one)):
        assert found.distance > CLOSE or (found.left and found.right) or not found.met


def test_what_is_left_over_is_told() -> None:
    found = alike("Salim Haddad Qadri", "Salim Qadri")
    assert (found.left, found.right, found.met) == (("haddad",), (), 2)


def test_the_family_name_may_stand_first_in_either() -> None:
    for one, other in (
        ("Tomasi Lindqvist", "Lindqvist Tomasi"),
        ("Marek Tomasi Lindqvist", "Lindqvist Marek Tomasi"),
    ):
        for found in (alike(one, other), alike(other, one)):
            assert (found.left, found.right) == ((), ())


@given(NAMES)
def test_a_name_is_as_good_as_itself(mention: Mention) -> None:
    found = likeness(mention.spelling, mention.spelling)
    assert found.distance == 0.0
    assert found.exact and found.family and found.given
    assert not found.left and not found.right


@given(NAMES, NAMES)
def test_likeness_is_the_same_both_ways(one: Mention, other: Mention) -> None:
    there = likeness(one.spelling, other.spelling)
    back = likeness(other.spelling, one.spelling)
    assert there.distance == back.distance
    assert 0.0 <= there.distance <= 1.0
    assert there.exact == back.exact and there.one_script == back.one_script


@given(st.text(max_size=20), st.booleans())
def test_sounds_of_any_text_can_be_read(text: str, vietnamese: bool) -> None:
    assert all(unit for unit in sounds.read(text.casefold(), vietnamese))


@pytest.mark.parametrize("name", ["arabic", "latin", "vietnamese"])
def test_every_letter_has_sounds_that_are_compared(name: str) -> None:
    table = sounds.letters(name)
    assert table
    for letters, units in table.items():
        assert all(sound for unit in units for sound in unit), letters


def test_the_same_sounds_cost_nothing() -> None:
    units = sounds.read("salim")
    assert sounds.distance(units, units, (False, False)) == 0.0
