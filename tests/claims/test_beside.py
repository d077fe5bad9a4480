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
