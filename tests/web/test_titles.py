"""Stories are called by what their tellings give, in the reader's words, beside exact words of reports."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

LANGUAGES = ("en", "ar", "vi")


def stories(api: TestClient, language: str, **more: Any) -> list[dict[str, Any]]:
    params = {"lang": language, "per_page": 200, **more}
    found: list[dict[str, Any]] = api.get("/api/v1/stories", params=params).json()["items"]
    assert found
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_has_the_exact_words_of_a_report(api: TestClient, language: str) -> None:
    for one in stories(api, language):
        said = one["headline"]
        claim = api.get(f"/api/v1/claims/{said['report']}/{said['claim']}").json()
        assert said["text"] == claim["evidence"]["quote"]
        assert said["word"] in said["text"]
        assert said["language"] == claim["report"]["language"]
        assert said["is_title"] == (claim["evidence"]["part"] == "title")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_says_where_if_the_words_do(api: TestClient, language: str) -> None:
    told = {one["id"]: one for one in stories(api, language, type="CONTROL")}
    for one in told.values():
        claims = api.get("/api/v1/claims", params={"lang": language, "per_page": 200}).json()[
            "items"
        ]
        names = {c["place"]["name"] for c in claims if c["story"] == one["id"] and c["place"]}
        if names:
            assert any(name in one["title"] for name in names), (one["title"], names)


def test_titles_are_in_the_readers_words(api: TestClient) -> None:
    titles = {code: [one["title"] for one in stories(api, code)] for code in LANGUAGES}
    assert len(set(titles["en"]) & set(titles["vi"])) < len(titles["en"]) / 4
    arabic = [
        title for title in titles["ar"] if any("\u0621" <= letter <= "\u064a" for letter in title)
    ]
    assert len(arabic) == len(titles["ar"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_called_the_same_on_its_page(api: TestClient, language: str) -> None:
    for one in stories(api, language)[:12]:
        page = api.get(f"/api/v1/stories/{one['id']}", params={"lang": language}).json()
        assert page["line"]["title"] == one["title"]
        assert page["line"]["headline"] == one["headline"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_twice_among_actors(api: TestClient, language: str) -> None:
    params: dict[str, Any] = {"lang": language, "by": ["actor"], "most": 500}
    values = api.get("/api/v1/facets", params=params).json()["facets"]["actor"]
    named = [one["name"] for one in values if one["key"].startswith(("org:", "country:"))]
    others = [one["name"] for one in values if ":" not in one["key"]]
    assert not set(named) & set(others)


def test_a_toll_that_grew_is_called_by_all_its_numbers(api: TestClient) -> None:
    tolls = stories(api, "en", type="TOLL")
    for one in (story for story in tolls if story["type"] == "TOLL"):
        page = api.get(f"/api/v1/stories/{one['id']}").json()
        claims = {(point["report"], point["claim"]): point for point in page["counts"]}
        kinds = {point["kind"] for point in claims.values() if f"{point['kind']}:" in one["title"]}
        for kind in kinds:
            numbers = [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", one["title"])]
            told = [point["low"] for point in page["counts"] if point["kind"] == kind]
            assert set(numbers) <= {n for n in told if n is not None} | {
                point["high"] for point in page["counts"]
            }
    assert any(" to " in one["title"] for one in tolls)
