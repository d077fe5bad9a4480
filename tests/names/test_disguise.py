"""Names that are not what they look like are told apart and told; honest ones are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad import world
from isnad.names import outlets
from isnad.names.compare import alike
from isnad.names.disguise import disguise, is_mixed
from isnad.names.judge import Mention, judge

# Cyrillic, Greek and Armenian letters within Latin ones, and Latin within Cyrillic.
LOOKALIKES = [
    ("H\u0430mas", "Hamas"),
    ("Benjamin Net\u0430nyahu", "Benjamin Netanyahu"),
    ("Antony Blink\u0435n", "Antony Blinken"),
    ("Vladimir Putin\u043e", "Vladimir Putino"),
    ("\u0425a\u043c\u0430\u0441", "Хамас"),
]
HONEST = [
    *("Hamas", "Хамас", "Владимир Путин", "Ελλάδα", "Սերժ Սարգսյան", "حماس", "محمد\u200f بن سلمان"),
    *("می\u200cخواهم", "Đặng Ngọc Tùng", "Nguye\u0302\u0303n", "الـCIA", "SMSка", "TGF-β", "5 μm"),
    *("Erdoğan", "O’Brien", "中国 CCTV", "X社", "", "١٢٣", "Al\u00ad-Assad", "Путин (Putin)"),
]


@pytest.mark.parametrize(("name", "looks"), LOOKALIKES)
def test_r12_a_look_alike_is_told_and_joined_with_nobody(name: str, looks: str) -> None:
    found = disguise(name)
    assert found is not None
    assert found.looks == looks
    assert "is not taken for it" in found.told and "U+0" in found.told
    assert not alike(name, looks).met
    assert not judge(Mention(name), Mention(looks), world.load().people).same
    assert not world.load().people.find(Mention(name))
    assert not outlets.same(name, looks)


@pytest.mark.parametrize("name", HONEST)
def test_r11_r12_an_honest_name_is_none(name: str) -> None:
    assert disguise(name) is None


@pytest.mark.parametrize("control", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])
def test_r11_controls_that_reorder_are_told(control: str) -> None:
    for name in ("Ham{}as", "{}Hamas", "Hamas{}", "حم{}اس"):
        found = disguise(name.format(control))
        assert found is not None
        assert found.looks == name.format("")
        assert control not in found.told.replace(f"\u2068{found.looks}\u2069", "")


def test_r12_a_look_alike_is_itself() -> None:
    found = alike("H\u0430lyard News", "H\u0430lyard News")
    assert found.exact and found.distance == 0


def test_r12_two_look_alikes_are_not_each_other() -> None:
    assert not alike("H\u0430mas", "Net\u0430nyahu").met


@given(st.text(st.sampled_from("aоeхсHК"), max_size=8))
def test_r12_whatever_is_told_as_look_alike_is_mixed(name: str) -> None:
    found = disguise(name)
    if found is not None and found.among is not None:
        assert is_mixed(name)


@given(st.text(st.characters(min_codepoint=0x400, max_codepoint=0x45F), max_size=12))
def test_r12_no_text_of_one_script_is_told(name: str) -> None:
    assert disguise(name) is None
