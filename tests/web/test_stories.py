"""Stories and reports over the API: in the contract's shape, with all that their pages show."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import Any

import pytest
from fastapi.testclient import TestClient

from isnad.web.isnads import columns


def told(api: TestClient, path: str, **params: Any) -> Any:
    answer = api.get(f"/api/v1/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture(scope="module")
def ids(api: TestClient) -> list[str]:
    return [one["id"] for one in told(api, "stories", per_page=200)["items"]]


@pytest.fixture(scope="module")
def toll(api: TestClient) -> str:
    """The story of the toll that grew, which most reports tell."""
    for one in told(api, "stories", order="reports")["items"]:
        if any(point["kind"] == "killed" for point in told(api, f"stories/{one['id']}")["counts"]):
            return str(one["id"])
    raise AssertionError("no story has a toll")


def test_stories_are_listed_once_and_as_many_as_there_are(api: TestClient, ids: list[str]) -> None:
    assert len(ids) == len(set(ids)) == told(api, "about")["stories"]


@pytest.mark.parametrize(
    "wanted", [{"type": "RETREAT"}, {"min_origins": 2}, {"q": "Hama"}, {"disputed": True},
               {"language": "vi"}, {"place": "170063"}],
)  # fmt: skip
def test_stories_are_those_of_the_claims_asked_for(api: TestClient, wanted: dict[str, Any]) -> None:
    found = {one["id"] for one in told(api, "stories", per_page=200, **wanted)["items"]}
    lines = told(api, "claims", per_page=200, **wanted)["items"]
    assert found == {one["story"] for one in lines if one["story"]}


@pytest.mark.parametrize("language", ["en", "ar", "vi"])
def test_every_telling_is_in_one_group_with_its_words_marked(
    api: TestClient, ids: list[str], language: str
) -> None:
    for name in ids[:12]:
        page = told(api, f"stories/{name}", lang=language)
        shown = [
            (account["report"], said["claim"])
            for group in page["groups"]
            for account in group["accounts"]
            for passage in account["passages"]
            for said in passage["said"]
        ]
        tellings = [(one["report"], one["claim"]) for one in page["story"]["tellings"]]
        assert sorted(shown) == sorted(tellings)
        for group in page["groups"]:
            for account in group["accounts"]:
                for passage in account["passages"]:
                    marked = {c for piece in passage["pieces"] for c in piece["trigger"]}
                    assert marked == {said["claim"] for said in passage["said"]}


def test_the_isnad_leads_from_every_report_to_every_origin(api: TestClient, ids: list[str]) -> None:
    for name in ids:
        page = told(api, f"stories/{name}")
        knots = {one["id"]: one for one in page["isnad"]["knots"]}
        for way in page["isnad"]["ways"]:
            assert knots[way["source"]]["column"] < knots[way["target"]]["column"]
        origins = {one["origin"] for one in knots.values()} - {None}
        assert origins == set(range(len(page["story"]["origins"])))
        reports = {one["report"] for one in page["story"]["tellings"]}
        assert reports <= {one["report"] for one in knots.values()}


def test_ways_that_go_round_in_a_circle_have_an_end() -> None:
    assert columns("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert columns("abc", [("a", "b"), ("a", "c"), ("b", "c")]) == {"a": 0, "b": 1, "c": 2}


def test_counts_over_time_are_those_of_the_reports(api: TestClient, toll: str) -> None:
    points = told(api, f"stories/{toll}")["counts"]
    killed = {(one["report"], one["low"]) for one in points if one["kind"] == "killed"}
    assert {("ar-toll-first", 132), ("ar-toll-update", 182), ("ar-tolls-disagree", 412)} <= killed


def test_what_was_not_known_yet_is_told_by_nobody(api: TestClient, toll: str) -> None:
    now = told(api, f"stories/{toll}")
    then = told(api, f"stories/{toll}", known_by="2024-11-28", clock="published")
    assert {one["report"] for one in then["story"]["tellings"]} == {
        "ar-toll-first",
        "ar-toll-update",
    }
    assert all(one["published"] < "2024-11-29" for one in then["reports"].values())
    new = [one for one in now["story"]["tellings"] if one["report"] not in then["reports"]]
    assert then["later"] == len(new)
    before = told(api, f"stories/{toll}", known_by="2024-11-20", clock="published")
    assert before["story"] is None
    assert before["later"] == len(now["story"]["tellings"])


def test_a_part_of_an_id_leads_to_the_whole(api: TestClient, toll: str) -> None:
    assert told(api, f"stories/{toll[:12]}")["id"] == toll


def test_what_is_not_there_is_said_not_to_be(api: TestClient) -> None:
    for path in ("stories/none", "reports/none", "stories/none/bundle.zip", "claims/a/b/why"):
        assert api.get(f"/api/v1/{path}").status_code == 404


def test_a_bundle_of_a_story_is_a_file_without_whole_texts(api: TestClient, toll: str) -> None:
    answer = api.get(f"/api/v1/stories/{toll}/bundle.zip")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        names = found.namelist()
    assert "SHA256SUMS" in " ".join(names) and not any("texts/" in name for name in names)


def test_reports_are_listed_with_their_claims(api: TestClient) -> None:
    found = told(api, "reports", per_page=200)
    assert sum(one["claims"] for one in found["items"]) == told(api, "about")["claims"]


def test_a_report_is_whole_and_every_claim_is_marked(api: TestClient) -> None:
    for one in told(api, "reports", per_page=200)["items"]:
        page = told(api, f"reports/{one['id']}")
        shown = [piece for p in page["paragraphs"] for run in p["runs"] for piece in run["pieces"]]
        for role in ("trigger", "evidence"):
            marked = {claim for piece in shown for claim in piece.get(role, ())}
            assert marked == {claim["id"] for claim in page["claims"]}
        assert len(page["claims"]) == one["claims"]


def test_a_report_tells_what_it_comes_of_and_what_comes_of_it(api: TestClient) -> None:
    update = told(api, "reports/ar-toll-update")
    assert [one["other"]["id"] for one in update["comes_of"]] == ["ar-toll-first"]
    assert [one["other"]["id"] for one in update["later"]] == ["vi-toll-translation"]


def test_why_a_claim_was_made(api: TestClient) -> None:
    one = told(api, "claims", per_page=1)["items"][0]
    found = told(api, f"claims/{one['report']}/{one['id']}/why")
    assert one["id"] in found["why"]


def test_outlets_that_tell_nothing_of_a_story_are_named(api: TestClient) -> None:
    lines = [
        one
        for page in (1, 2)
        for one in api.get("/api/v1/reports", params={"per_page": 200, "page": page}).json()[
            "items"
        ]
    ]
    for one in api.get("/api/v1/stories", params={"per_page": 20}).json()["items"]:
        page = api.get(f"/api/v1/stories/{one['id']}").json()
        tellers = {telling["report"] for telling in page["story"]["tellings"]}
        told = [page["reports"][name] for name in tellers]
        first = min(report["published"] for report in told)[:10]
        loud = {report["outlet"] for report in told}
        others = Counter(
            report["outlet"]
            for report in lines
            if report["outlet"] and report["outlet"] not in loud and report["published"] >= first
        )
        assert {value["key"]: value["count"] for value in page["silent"]} == others


def test_nobody_is_silent_before_they_could_tell(api: TestClient) -> None:
    story = api.get("/api/v1/stories", params={"per_page": 1}).json()["items"][0]["id"]
    params = {"clock": "published", "known_by": "2024-11-30"}
    then = api.get(f"/api/v1/stories/{story}", params=params).json()["silent"]
    now = {one["key"]: one["count"] for one in api.get(f"/api/v1/stories/{story}").json()["silent"]}
    assert all(one["count"] <= now.get(one["key"], one["count"]) for one in then)
    lines = api.get("/api/v1/reports", params={**params, "per_page": 200}).json()["items"]
    assert {one["key"] for one in then} <= {report["outlet"] for report in lines}
