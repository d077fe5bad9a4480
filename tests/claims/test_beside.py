"""What stands beside an act: a meeting at which something is said, and acts that a gerund tells."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    "text",
    [
        "The king said following a meeting with the emir that prices are fair.",
        "The king pledged in talks with the emir to free the poet.",
        "The king blamed the rebels after a phone call with the emir.",
        "The king is in Oslo for talks with the emir.",
    ],
)
def test_who_speaks_at_a_meeting_takes_part_in_it(text: str) -> None:
    claim = one(text, "en", "CONSULT")
    assert [p.text for p in claim.actors] == ["king", "emir"]
    assert claim.sources == []


def test_a_meeting_between_others_is_theirs() -> None:
    claim = one("The king spoke after a meeting between the emir and the sultan.", "en", "CONSULT")
    assert [p.text for p in claim.actors] == ["emir", "sultan"]


def test_who_wants_a_meeting_takes_part_in_it() -> None:
    claim = one("Both Iran and Oman want a second summit.", "en", "AGREE")
    assert [p.text for p in claim.actors] == ["Iran", "Oman"]
    assert claim.modality == "planned"


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("The mayor was treated after being shot by a masked man.", "ASSAULT", ["masked man"], ["mayor"]),
        ("The envoy was arrested after attacking a guard.", "ASSAULT", ["envoy"], ["guard"]),
        ("The envoy left while accusing the army of lying.", "ACCUSE", ["envoy"], ["army"]),
    ],
)  # fmt: skip
def test_a_gerund_has_the_subject_before_it(
    text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    claim = one(text, "en", kind)
    assert [p.text for p in claim.actors] == actors
    assert [p.text for p in claim.recipients] == recipients


def test_calls_are_a_noun_behind_a_verb() -> None:
    assert one("The premier has resisted repeated calls for talks.", "en", "REJECT")
    assert claims("The premier has resisted repeated calls for talks.", "en", "REQUEST") == []
    assert one("The premier calls for talks.", "en", "REQUEST")


def test_an_attack_is_told_by_its_noun_though_only_its_verb_says_whom_it_hit() -> None:
    claim = one("Airstrikes destroyed Houthi tanks.", "en", "ASSAULT")
    assert claim.trigger.quote == "Airstrikes"
    assert len(claim.recipients) == 1


def test_who_is_hurt_in_a_riot_is_told_with_the_riot() -> None:
    found = claims("Six officers were injured in a riot at a prison in Leeds.", "en")
    assert [c.type for c in found] == ["PROTEST"]
    assert [p.text for p in found[0].recipients] == ["Six officers"]


def test_a_participle_behind_an_opening_adverb_describes_its_noun() -> None:
    (claim,) = claims("Specially trained riot police have been deployed.", "en")
    assert claim.type == "MOBILIZE"


def test_who_tells_of_a_meeting_between_others_was_not_there() -> None:
    claim = one("The minister highlighted meetings between the emir and the king.", "en", "CONSULT")
    assert [p.text for p in claim.actors] == ["emir", "king"]


def test_a_meeting_that_is_planned_is_agreed() -> None:
    claim = one("Plans for a summit between the king and the emir emerged.", "en", "AGREE")
    assert claim.modality == "planned"


def test_a_visitor_who_leaves_ends_a_visit() -> None:
    assert one("The Turkish foreign minister left Doha on Monday.", "en", "CONSULT")
    assert one("The president left Iraq on Monday.", "en", "PRESENCE")
