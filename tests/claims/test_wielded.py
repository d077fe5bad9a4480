"""Whose a weapon is that hits somebody, and who tells of it."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A Kenyan rocket hit a clinic in Chad.", ["Kenya"]),
        ("A clinic in Chad was hit by Kenyan rockets.", ["Kenya"]),
        ("The army's shells fell on the market.", ["army"]),
        ("A rocket hit a clinic in Chad.", []),
    ],
)
def test_whose_weapon_it_is(text: str, actors: list[str]) -> None:
    assert [p.name for p in one(text, "en", "ASSAULT").actors] == actors


def test_who_fired_it_comes_before_where_it_is_from() -> None:
    text = "A Kenyan rocket launched by the militia hit a clinic in Chad."
    assert "Kenya" not in [p.name for c in claims(text, "en") for p in c.actors]
