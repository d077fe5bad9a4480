"""Whom somebody is said to be what blames them."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("The mayor is a liar, the senator said.", "senator", "mayor"),
        ("The envoy said that the regime in the north was a terror state.", "envoy", "regime"),
    ],
)
def test_who_is_called_names_is_accused(text: str, actor: str, recipient: str) -> None:
    claim = one(text, "en", "ACCUSE")
    assert [p.text for p in claim.actors] == [actor]
    assert [p.text for p in claim.recipients] == [recipient]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor is not a liar, the senator said.",
        "The mayor is a hero, the senator said.",
        "The mayor is a liar.",
    ],
)
def test_others_are_not(text: str) -> None:
    assert claims(text, "en", "ACCUSE") == []
