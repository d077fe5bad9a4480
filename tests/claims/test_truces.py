"""Truces that are agreed on, and that are only talked about; when they begin."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    "text",
    [
        "The army and the clans agreed to a 60-day ceasefire.",
        "A truce was agreed by the army and the clans.",
    ],
)
def test_a_truce_that_is_agreed_on_begins(text: str) -> None:
    claim = one(text, "en", "CEASEFIRE")
    assert (claim.status, claim.modality) == ("begins", "actual")
    assert [p.text for p in claim.actors] == ["army", "clans"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Talks on a ceasefire in Mali failed.", "possible"),
        ("Chad announced the ceasefire.", "actual"),
    ],
)
def test_a_truce_that_is_talked_about(text: str, modality: str) -> None:
    assert one(text, "en", "CEASEFIRE").modality == modality


def test_a_truce_from_a_day_on_is_to_come() -> None:
    claim = one("The two sides agreed on a ceasefire from Monday.", "en", "CEASEFIRE")
    assert claim.time is not None
    assert claim.time.edtf == "2020-05-11"
