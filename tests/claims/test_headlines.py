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


def test_a_relative_clause_with_a_preposition_does_not_act_for_its_noun() -> None:
    text = "The strike, for which no band claimed responsibility, killed a police chief."
    claim = one(text, "en", "ASSAULT")
    assert claim.polarity == "affirmed"
    assert claim.actors == []


def test_part_of_those_who_are_told_of() -> None:
    (claim,) = claims("The men, most of whom were miners, were abducted.", "en", "ASSAULT")
    assert [p.text for p in claim.recipients] == ["men"]
