"""What headlines leave out, and clauses between commas that begin with a preposition."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Mayor arrested in Nairobi", "COERCE", ["Mayor"]),
        ("Ten nurses abducted in Chad", "ASSAULT", ["Ten nurses"]),
        ("Editor jailed for five years", "SANCTION", ["Editor"]),
        ("Police arrested two nurses in Chad.", "COERCE", ["two nurses"]),
        ("Police arrested and jailed ten nurses.", "COERCE", ["ten nurses"]),
    ],
)
def test_whom_it_befell(text: str, kind: str, whom: list[str]) -> None:
    assert [p.text for p in one(text, "en", kind).recipients] == whom


def test_what_is_to_come_is_planned() -> None:
    claim = one("Denmark to withdraw troops from Chad", "en", "RETREAT")
    assert (claim.modality, [p.country for p in claim.actors]) == ("planned", ["DNK"])


def test_a_relative_clause_with_a_preposition_does_not_act_for_its_noun() -> None:
    text = "The strike, for which no band claimed responsibility, killed a police chief."
    claim = one(text, "en", "ASSAULT")
    assert claim.polarity == "affirmed"
    assert claim.actors == []


def test_part_of_those_who_are_told_of() -> None:
    (claim,) = claims("The men, most of whom were miners, were abducted.", "en", "ASSAULT")
    assert [p.text for p in claim.recipients] == ["men"]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Hundreds march in Lusaka", "PROTEST", ["Hundreds"]),
        ("Six protest outside a court in Lusaka", "PROTEST", ["Six"]),
        ("US, Chad resume talks", "CONSULT", ["US", "Chad"]),
    ],
)
def test_who_acts_in_a_headline(text: str, kind: str, who: list[str]) -> None:
    assert [p.text for p in one(text, "en", kind).actors] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Nine hurt as rebels attack a convoy in Chad", ["rebels"]),
        ("Civilians flee as the army shells villages in Chad", ["army"]),
        ("Six soldiers killed after rebels ambush convoy in Chad", ["rebels"]),
    ],
)
def test_a_clause_behind_as_has_its_own_subject(text: str, who: list[str]) -> None:
    assert [p.text for p in claims(text, "en", "ASSAULT")[-1].actors] == who


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("The army killed in the raid at least five men.", "ASSAULT", ["army"], ["at least five men"]),
        ("Police arrested in Lusaka on Friday six nurses.", "COERCE", ["Police"], ["six nurses"]),
        ("Gunmen abducted in the village of Damba two nurses.", "ASSAULT", ["Gunmen"], ["two nurses"]),
    ],
)  # fmt: skip
def test_an_object_behind_phrases(
    text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    claim = one(text, "en", kind)
    assert [p.text for p in claim.actors] == actors
    assert [p.text for p in claim.recipients] == recipients
