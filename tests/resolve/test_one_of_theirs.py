"""One of the people of a body: what they are called, and that the body does not do what befalls them."""

from __future__ import annotations

import pytest

from isnad.api import read
from tests.reads import one


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Kenya killed Hezbollah's commander on Monday.", "Hezbollah commander", "REB"),
        ("Kenya killed a Houthi commander on Monday.", "Houthi commander", "REB"),
        ("Kenya killed the rebels' commander on Monday.", "commander", "REB"),
        ("Kenya killed M23 rebels on Monday.", "M23", "REB"),
    ],
)
def test_one_of_theirs(text: str, name: str, sector: str) -> None:
    (who,) = one(text, "en", "ASSAULT").recipients
    assert (who.name, who.sector) == (name, sector)


def test_whose_the_victim_is_did_nothing() -> None:
    text = "The commander of the Houthis was killed in Lusaka."
    (claim,) = [c for c in read(text, language="en").claims if c.type == "ASSAULT"]
    assert claim.actors == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police arrested Lena Price in Lusaka.", "Lena Price"),
        ("Police arrested Lena Hunt in Lusaka.", "Lena Hunt"),
    ],
)
def test_a_surname_that_is_a_word(text: str, name: str) -> None:
    assert [p.name for p in one(text, "en", "COERCE").recipients] == [name]


def test_a_kind_of_place_behind_its_name_is_no_verb() -> None:
    claim = one("Rebels clashed with the army in Shan state on Monday.", "en", "ASSAULT")
    assert claim.place is not None
    assert claim.place.text == "Shan state"


def test_who_says_that_it_did_something_did_it() -> None:
    found = read("Chad said it had arrested two men.", language="en").claims
    (claim,) = [c for c in found if c.type == "COERCE"]
    assert [p.country for p in claim.actors] == ["TCD"]


def test_miners_on_strike_attack_nobody() -> None:
    text = "Kenyan police fired rubber bullets at miners on strike in Lusaka."
    assert "ASSAULT" not in [c.type for c in read(text, language="en").claims]
