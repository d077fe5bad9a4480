"""Who is told to have been killed in a report of a disaster was killed by that, unless somebody attacked."""

from __future__ import annotations

from tests.reads import claims

QUAKE = "An earthquake hit the island on Monday. A tsunami followed the quake. Forty people were killed."


def test_those_killed_in_a_report_of_a_disaster_are_nobodys_victims() -> None:
    assert claims(QUAKE, "en", "ASSAULT") == []


def test_an_attack_after_a_disaster_is_one() -> None:
    text = QUAKE + " Gunmen shot two doctors at the camp."
    assert "shot" in {c.trigger.quote for c in claims(text, "en", "ASSAULT")}


def test_those_killed_elsewhere_are_victims() -> None:
    assert claims("Forty people were killed in the village.", "en", "ASSAULT") != []


def test_soldiers_are_killed_by_somebody_in_any_weather() -> None:
    assert claims("Two soldiers were killed as rain fell on the town.", "en", "ASSAULT") != []
