"""Names in the reader's language, and people without public office by role."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from isnad.records import Participant
from isnad.web.naming import key_of, naming


def told(api: TestClient, path: str, **params: Any) -> Any:
    answer = api.get(f"/api/v1/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("language", "aleppo", "country"),
    [("en", "Aleppo", "Syria"), ("ar", "حلب", "سوريا"), ("vi", "Aleppo", "Syria")],
)
def test_places_and_countries_are_called_as_the_reader_does(
    api: TestClient, language: str, aleppo: str, country: str
) -> None:
    spots = {one["key"]: one for one in told(api, "places", lang=language)["items"]}
    assert spots["170063"]["name"] == aleppo
    facets = told(api, "facets", by=["country", "place"], lang=language)["facets"]
    assert {"key": "SYR", "name": country} in [
        {"key": one["key"], "name": one["name"]} for one in facets["country"]
    ]
    assert aleppo in [one["name"] for one in facets["place"]]


def test_what_somebody_is_described_as_is_told_in_the_readers_words() -> None:
    assert naming("en").called("Syrian rebels") == "Syrian rebels"
    assert naming("ar").called("Syrian rebels") == "قوى متمردة (سوريا)"
    assert (
        naming("vi").called("Syrian military source (SANA)") == "nguồn tin quân sự (Syria) (SANA)"
    )
    assert naming("vi").called("Halyard") == "Halyard"


def test_people_without_public_office_have_no_name_and_no_key_of_their_own() -> None:
    one = Participant(name="Salma Haddad", text="Salma Haddad", sector="CVL", country="SYR")
    other = Participant(name="Rami Khoury", text="Rami Khoury", sector="CVL", country="SYR")
    assert key_of(one) == key_of(other) == "role:CVL:SYR"
    assert naming("en").participant(one) == "a civilian (Syria)"


def test_another_language_is_asked_for_in_vain(api: TestClient) -> None:
    assert api.get("/api/v1/places?lang=fr").status_code == 422


@pytest.mark.parametrize("language", ["en", "ar", "vi"])
@pytest.mark.parametrize("facet", ["actor", "source"])
def test_who_is_called_the_same_is_counted_as_one(
    api: TestClient, language: str, facet: str
) -> None:
    values = told(api, "facets", by=facet, lang=language, most=500)["facets"][facet]
    names = [one["name"] for one in values if ":" not in one["key"]]
    assert len(names) == len(set(names))
    for one in values:
        keys = [one["key"], *one["also"]]
        assert one["count"] == told(api, "claims", **{facet: keys})["total"], one


def test_one_description_of_one_country_has_one_key() -> None:
    said = [
        Participant(name=name, text=name, sector="REB", country=country)
        for name, country in (
            ("armed group", "SYR"), ("Syrian armed group", "SYR"), ("Syrian armed group", None),
        )
    ]  # fmt: skip
    assert {key_of(one) for one in said} == {"syrian armed group"}
    plain = Participant(name="armed group", text="armed group", sector="REB")
    other = Participant(name="armed group", text="armed group", sector="REB", country="LBN")
    assert len({key_of(plain), key_of(other), "syrian armed group"}) == 3
