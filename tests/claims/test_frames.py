"""Needs and roles of an entry against what stands in the slots."""

from __future__ import annotations

import pytest

from isnad.annotations import Group, Predicate
from isnad.claims.frames import fill, fits
from isnad.languages.pack import Entry


def group(cls: str, sector: str | None = None) -> Group:
    return Group(kind="np", i=0, j=1, cls=cls, sector=sector)


def entry(needs: str = "", **frame: str) -> Entry:
    return Entry(id="e", kind="frame", needs=tuple(needs.split()), frame=frame)


@pytest.mark.parametrize(
    ("needs", "met"),
    [
        ("", True),
        ("S", True),
        ("O", True),
        ("on", False),
        ("S|on", True),
        ("S:person", True),
        ("S:place", False),
        ("S:human", True),
        ("O:place,name", True),
        ("O:human", False),
        ("S:REB", True),
        ("S:GOV", False),
        ("!S:GOV", True),
        ("!S", False),
        ("S:person O:person", False),
        ("act", True),
        ("pass", False),
    ],
)
def test_needs(needs: str, met: bool) -> None:
    slots = {"S": [group("person", "REB")], "O": [group("place")]}
    assert fits(entry(needs), slots, Predicate(group("vg"))) is met


def test_voice_is_free_for_a_noun() -> None:
    assert fits(entry("act"), {}, None) and fits(entry("pass"), {}, None)


def test_a_passive_meets_pass() -> None:
    verb = Predicate(group("vg"), passive=True)
    assert fits(entry("pass"), {}, verb) and not fits(entry("act"), {}, verb)


def test_roles_by_what_can_act() -> None:
    army, town, rain = group("force"), group("place"), group("nature")
    roles = fill(entry(S="actor", O="recipient/place"), {"S": [army], "O": [army, town]})
    assert roles == {"actor": [army], "recipient": [army], "place": [town]}
    assert fill(entry(S="-"), {"S": [rain]}) == {}
    assert fill(entry(S="actor"), {"O": [army]}) == {}
