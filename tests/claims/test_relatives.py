"""Relative clauses whose subject is another than the one they are said of."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


def test_what_somebody_bombed_is_not_bombed_by_nobody() -> None:
    claim = one("The bridge that the army bombed on Sunday links two towns.", "en", "ASSAULT")
    assert [p.text for p in claim.actors] == ["army"]
    assert claim.recipients == []


def test_the_verb_behind_is_of_whom_the_clause_is_said() -> None:
    text = "The men who the police arrested were freed."
    assert [p.text for p in one(text, "en", "COERCE").actors] == ["police"]
    assert [p.text for p in one(text, "en", "RETREAT").recipients] == ["men"]


def test_what_is_told_to_somebody_is_no_relative_clause() -> None:
    text = "He told the mayor that soldiers wounded in the raid were freed."
    assert [p.text for p in one(text, "en", "RETREAT").recipients] == ["soldiers"]


def test_a_date_behind_since_opens_no_clause() -> None:
    text = "Rebels who had held the town since May fled to Chad on Tuesday."
    assert "Tuesday" in [c.time.text for c in claims(text, "en") if c.time is not None]


def test_a_pronoun_may_begin_a_relative_without_a_marker() -> None:
    _, lost = claims("The army retook a town it lost in June.", "en", "CONTROL")
    assert lost.trigger.quote == "lost"
    assert lost.place is not None


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Two men accused of killing a nurse were arrested.", "COERCE", "Two men"),
        ("A man who was charged with killing a nurse was arrested.", "COERCE", "man"),
        ("A man arrested for stabbing a nurse was released.", "RETREAT", "man"),
    ],
)
def test_who_is_accused_of_a_deed_goes_on_behind_it(text: str, kind: str, whom: str) -> None:
    found = one(text, "en", kind)
    assert [p.text for p in found.recipients] == [whom]
    assert not found.sources


@pytest.mark.parametrize(
    "text",
    [
        "The army freed ten men accused of spying.",
        "Police questioned ten men suspected of planning a raid.",
    ],
)
def test_who_a_participle_behind_says_is_accused(text: str) -> None:
    whom = [[p.text for p in c.recipients] for c in claims(text, "en", "ACCUSE")]
    assert ["ten men"] in whom
