"""Who was hurt in an attack that the clause behind tells."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Two nurses were killed when rebels attacked the clinic.", ["rebels"], ["Two nurses"]),
        ("Two nurses were wounded after a grenade exploded in Lusaka.", [], ["Two nurses"]),
        ("Two nurses died when a shell hit a bus in Lusaka.", [], ["bus", "Two nurses"]),
        ("Two killed as rebels attack Lusaka", ["rebels"], ["Two"]),
    ],
)
def test_it_is_one_attack(text: str, actors: list[str], recipients: list[str]) -> None:
    claim = one(text, "en", "ASSAULT")
    assert [p.text for p in claim.actors] == actors
    assert [p.text for p in claim.recipients] == recipients


def test_what_came_before_is_another_act() -> None:
    text = "Two nurses were killed before rebels attacked Lusaka."
    assert len(claims(text, "en", "ASSAULT")) == 2
