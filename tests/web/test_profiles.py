"""Pages of actors and places: what is known of them, and claims that can be counted again."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

KNOWN = {"clock": "published"}


def told(api: TestClient, path: str, **params: Any) -> Any:
    answer = api.get(f"/api/v1/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_an_actor_is_known_by_all_names_and_offices(api: TestClient) -> None:
    one = told(api, "actors/person:abbas-araghchi")
    names = {spelt["language"]: spelt["names"] for spelt in one["spelt"]}
    assert "عباس عراقجي" in names["ar"] and "Abbas Araghchi" in names["en"]
    offices = {office["office"]: office for office in one["offices"]}
    assert offices["office:irn-foreign-minister"]["start"] == "2024-08-21"
    assert offices["office:irn-foreign-minister"]["name"]
    assert (one["land"], one["sector"]) == ("Iran", "GOV")
    assert told(api, "actors/person:abbas-araghchi", lang="ar")["name"] == "عباس عراقجي"


def test_what_an_actor_does_is_counted_as_the_filters_count(api: TestClient) -> None:
    one = told(api, "actors/group:hts")
    assert one["acts"]
    for act in one["acts"]:
        wanted = {"actor": "group:hts", "part": act["part"], "type": act["type"]}
        assert told(api, "claims", **wanted)["total"] == act["count"]
    assert told(api, "claims", actor="group:hts")["total"] == one["reach"]["claims"]
    speaks = told(api, "actors/org:sohr")
    for value in speaks["says"]:
        found = told(api, "claims", source="org:sohr", type=value["key"])
        assert found["total"] == value["count"]
    assert sum(v["count"] for v in speaks["says"]) == speaks["speaks"]["claims"] > 0


def test_an_actor_as_it_was_known(api: TestClient) -> None:
    now = told(api, "actors/group:hts", **KNOWN)
    then = told(api, "actors/group:hts", known_by="2024-11-29", **KNOWN)
    assert then["reach"]["claims"] < now["reach"]["claims"]
    assert all(one["published"] < "2024-11-30" for one in then["latest"])


def test_what_an_actor_is_said_to_hold(api: TestClient) -> None:
    states = told(api, "actors/group:hts", **KNOWN)["states"]
    held = [one for one in states if one["state"]["what"] == "CONTROL"]
    assert "Aleppo" in {one["place"]["name"] for one in held}
    assert all(one["accounts"] for one in held)


@pytest.mark.parametrize(
    "key", ["role:CVL:SYR", "victims", "person:nobody", "nobody", "office:none", "syrian army"]
)
def test_who_holds_no_public_office_has_no_page(api: TestClient, key: str) -> None:
    answer = api.get(f"/api/v1/actors/{key}")
    assert answer.status_code == 404
    assert "no page" in answer.json()["detail"]


def test_all_who_have_a_page_are_listed(api: TestClient) -> None:
    listed = told(api, "actors")
    assert {"group:hts", "org:sohr"} <= {one["key"] for one in listed}
    for one in listed[:5]:
        assert told(api, f"actors/{one['key']}")["key"] == one["key"]


def test_a_place_is_known_by_its_names_and_what_it_lies_in(api: TestClient) -> None:
    one = told(api, "places/170063")
    names = {spelt["language"]: spelt["names"] for spelt in one["spelt"]}
    assert names["ar"] == ["حلب"]
    assert [above["name"] for above in one["within"]][-1] == "Syria"
    assert told(api, "places/170063", lang="ar")["place"]["name"] == "حلب"
    assert told(api, "claims", place="170063")["total"] == one["reach"]["claims"]
    assert sum(value["count"] for value in one["types"]) == one["reach"]["claims"]
    assert one["last_report"] >= one["reach"]["published"]


def test_states_of_a_place_over_time(api: TestClient) -> None:
    found = told(api, "places/170063/timeline", **KNOWN)
    held = [one for one in found["items"] if one["stands"]["state"]["what"] == "CONTROL"]
    assert held
    for one in held:
        assert one["stands"]["place"]["key"] == "170063"
        assert one["until"] is None or one["first"] < one["until"] <= found["as_of"]
    # What holds on the last day is what the situation of that day tells.
    now = told(api, "situation", place="170063", **KNOWN)["items"]
    same = [one["state"]["subject"] for one in now if (one["place"] or {}).get("key") == "170063"]
    assert [o["stands"]["state"]["subject"] for o in found["items"] if o["until"] is None] == same


def test_states_as_they_were_known(api: TestClient) -> None:
    early = told(api, "places/170063/timeline", known_by="2024-11-28", **KNOWN)
    assert early["known_by"] == "2024-11-28"
    assert len(early["items"]) < len(told(api, "places/170063/timeline", **KNOWN)["items"])


@pytest.mark.parametrize("path", ["places/nowhere", "places/nowhere/timeline", "places/999999999"])
def test_a_place_that_nobody_names_has_no_page(api: TestClient, path: str) -> None:
    assert api.get(f"/api/v1/{path}").status_code == 404
