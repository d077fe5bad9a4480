"""Attacks that somebody, or nobody, says were theirs."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("No group has claimed responsibility for the attack in Karachi.", "en"),
        ("Nobody claimed responsibility for the bombing in Karachi.", "en"),
    ],
)
def test_an_attack_that_nobody_claims_took_place(text: str, language: str) -> None:
    attack = one(text, language, "ASSAULT")
    assert attack.polarity == "affirmed"
    assert not attack.actors


def test_who_claims_an_attack_behind_it_made_it() -> None:
    text = "A blast killed two guards in Karachi and the Taliban claimed responsibility."
    assert [who.name for who in one(text, "en", "ASSAULT").actors] == ["Taliban"]
