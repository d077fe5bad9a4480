"""What ships do to one another, and weapons that fall into the sea."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("A Kenyan ship rammed a Malian fishing boat.", "ASSAULT", ["Kenya"], ["Mali"]),
        ("A Kenyan ship chased away a Malian fishing boat.", "COERCE", ["Kenya"], ["Mali"]),
        ("Kenya fired two missiles into the sea.", "MOBILIZE", ["Kenya"], []),
        ("The Houthis attack ships in the Red Sea.", "ASSAULT", ["Houthis"], ["vehicle"]),
    ],
)
def test_at_sea(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    claim = one(text, "en", kind)
    assert [p.name for p in claim.actors] == actors
    assert [p.name for p in claim.recipients] == recipients


def test_a_crossing_that_a_place_tells_apart() -> None:
    claim = one("Egypt reopened the Rafah crossing.", "en", "RETREAT")
    assert claim.place is not None
    assert (claim.place.name, claim.recipients) == ("Rafah crossing", [])


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Two Kenyan jets violated the airspace of Chad.", "MOBILIZE", ["MIL"]),
        ("Chad's parliament removed the president from office.", "SANCTION", ["LEG"]),
        ("Kenya fired missiles at nine sites in Chad.", "ASSAULT", ["GOV"]),
    ],
)
def test_who_acts_beyond_a_border_and_who_removes_whom(
    text: str, kind: str, actors: list[str]
) -> None:
    assert [p.sector for p in one(text, "en", kind).actors] == actors
