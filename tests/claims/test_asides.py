"""Subjects before words between commas, names in lists behind "such as", and what a participle at
the end of a phrase is of."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    "aside",
    [
        "unable to defend the bridge any longer",
        "tired and short of shells",
        "whose leader had died abroad",
        "who came in trucks and slept by a dam that engineers guarded",
        "waving flags against the governor",
        "armed with mortars",
        'whose chief vowed to "burn" the valley',
        "a farmer said on Monday",
        "according to the mayor",
    ],
)
def test_the_subject_stands_before_an_aside(aside: str) -> None:
    claim = one(f"The rebels, {aside}, attacked Homs.", "en", "ASSAULT")
    assert [p.text for p in claim.actors] == ["rebels"]


def test_who_tells_what_was_said_is_no_subject_before_an_aside() -> None:
    claim = one("Rebels attacked Homs, which is held by the army, said the mayor.", "en", "ASSAULT")
    assert [p.text for p in claim.actors] == ["Rebels"]
    assert [p.text for p in claim.sources] == ["mayor"]


def test_a_participle_with_its_agent_is_of_the_phrase_it_ends() -> None:
    claim = one("The army shelled a bridge in a town held by rebels.", "en", "CONTROL")
    assert [p.text for p in claim.actors] == ["rebels"]
    assert claim.place is not None
    assert claim.place.text == "a town"


@pytest.mark.parametrize("words", ["such as", "including"])
def test_all_names_behind_a_word_for_several_take_part(words: str) -> None:
    text = f"Countries {words} Jordan and Kenya condemned the coup."
    actors = one(text, "en", "ACCUSE").actors
    assert [p.text for p in actors] == ["Countries", "Jordan", "Kenya"]


def test_two_roles_before_a_name_are_one_person() -> None:
    claim = one("Baker and activist Rima Salem was arrested by police.", "en", "COERCE")
    assert [p.text for p in claim.recipients] == ["Rima Salem"]
    both = one("A baker and activist Rima Salem were arrested by police.", "en", "COERCE")
    assert len(both.recipients) == 2


def test_a_number_counts_what_stands_in_quotation_marks() -> None:
    claim = one('Troops killed 12 "militants" in Homs.', "en", "ASSAULT")
    (killed,) = claim.recipients
    assert killed.sector == "REB"
    assert claim.counts["killed"].low == 12


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Homs, Reuters reported, citing a baker.",
        "Citing a baker, Reuters reported that the army shelled Homs.",
        "The army shelled Homs, a baker said in a statement carried by Reuters.",
        "Reuters said that, according to a baker, the army had shelled Homs.",
        "The army shelled Homs, a baker said, according to Reuters.",
    ],
)
def test_who_is_cited_knows_and_who_cites_passes_it_on(text: str) -> None:
    claim = one(text, "en", "ASSAULT")
    assert [p.text for p in claim.sources] == ["Reuters", "baker"]


def test_no_aside_opens_without_one() -> None:
    found = claims("Rebels attacked Homs, and the army, weakened, left Aleppo.", "en", "ASSAULT")
    assert [p.text for claim in found for p in claim.actors] == ["Rebels"]


def test_whoever_loses_soldiers_did_not_kill_them() -> None:
    told = one("The brigade lost forty soldiers in the valley.", "en", "TOLL")
    assert not told.actors
    assert "forty soldiers" in [who.text for who in told.recipients]


def test_a_list_goes_on_past_an_aside() -> None:
    text = "The clan, led by the mayor, and the army attacked Homs."
    assert [p.text for p in one(text, "en", "ASSAULT").actors] == ["clan", "army"]
    text = "The deal between Chad, backed by Kenya, and Niger held."
    assert [p.text for p in one(text, "en", "AGREE").actors] == ["Chad", "Niger"]
    text = "The army, backed by Kenya, and the militia attacked Homs."
    assert [p.text for p in one(text, "en", "ALLIANCE").recipients] == ["army"]


@pytest.mark.parametrize("aside", [" brokered by Kenya", ", brokered by Kenya,"])
def test_who_arranges_talks_takes_no_part_in_them(aside: str) -> None:
    claim = one(f"The talks between Chad and Niger{aside} ended.", "en", "CONSULT")
    assert [p.text for p in claim.actors] == ["Chad", "Niger"]
    assert [p.text for p in claim.brokers] == ["Kenya"]


@pytest.mark.parametrize("leaning", ["loyal", "allied"])
def test_whom_people_lean_on_belongs_to_the_words_for_them(leaning: str) -> None:
    claim = one(f"Soldiers {leaning} to the king shelled Homs.", "en", "ASSAULT")
    assert [p.text for p in claim.actors] == [f"Soldiers {leaning} to the king"]


@pytest.mark.parametrize("help_", ["the support of Kenya", "air support from Kenya"])
def test_who_gives_the_help_with_which_a_town_is_taken_does_not_lose_it(help_: str) -> None:
    text = f"The army captured Homs with {help_}."
    assert one(text, "en", "CONTROL").recipients == []
    given = one(text, "en", "AID")
    assert [p.text for p in (*given.actors, *given.recipients)] == ["Kenya", "army"]
