"""Of which country the police, courts and armies are that a sentence names beside people from elsewhere."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "language", "kind", "country"),
    [
        ("Police arrested 12 Eritrean migrants in Marseille.", "en", "COERCE", "FRA"),
        ("Police in Cairo arrested two Danish tourists.", "en", "COERCE", "EGY"),
        ("Soldiers shot dead a Somali refugee near Garissa.", "en", "ASSAULT", "KEN"),
        ("Police arrested protesters outside the Russian embassy in Riga.", "en", "COERCE", "LVA"),
        ("The army killed two Chadian fighters in Maiduguri.", "en", "ASSAULT", "NGA"),
        ("أوقفت الشرطة لاجئين سوريين في أنقرة.", "ar", "COERCE", "TUR"),
        ("Cảnh sát bắt 12 người di cư Afghanistan ở Paris.", "vi", "COERCE", "FRA"),
        # Words for a state's own people, and for where it acts, tell of it as before.
        (
            "Israeli soldiers shot a man in Jenin and the army raided a school.",
            "en",
            "COERCE",
            "ISR",
        ),
        ("The police arrested a Danish nurse.", "en", "COERCE", "DNK"),
        ("The government expelled two Danish diplomats.", "en", "SANCTION", None),
    ],
)
def test_whose_body_acts(text: str, language: str, kind: str, country: str | None) -> None:
    assert [p.country for p in one(text, language, kind).actors] == [country]


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Russian shelling killed two nurses in Kherson, the regional governor said.", "en", "UKR"),
        ("Israeli soldiers shot a nurse in Jenin, police said.", "en", "PSE"),
        ("There are no Russian soldiers in Mali, the foreign minister said.", "en", "MLI"),
        ("Israeli soldiers shot a nurse in Jenin, the army said.", "en", "ISR"),
        ("Russian shelling killed two nurses in Kherson, the Russian police said.", "en", "RUS"),
    ],
)
def test_who_speaks_of_forces_from_elsewhere(text: str, language: str, country: str) -> None:
    assert {s.country for c in claims(text, language) for s in c.sources} == {country}


def test_a_report_about_a_country_has_its_army_though_its_refugees_are_named() -> None:
    text = "Fighting went on in Sudan. Sudan is at war. The army shot two Sudanese refugees."
    (claim,) = claims(text, "en", "ASSAULT")[-1:]
    assert [p.country for p in claim.actors] == ["SDN"]


def test_a_well_known_town_is_meant_beside_people_from_elsewhere() -> None:
    place = one("Police arrested 12 Eritrean migrants in Calais.", "en", "COERCE").place
    assert place is not None
    assert place.country == "FRA"
