"""What changed between two days, over the API, and claims by since when they are known."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from isnad.joining import changes, question
from isnad.store import open_store
from tests.web.test_naming import told

PUBLISHED = {"clock": "published"}


def test_changes_are_those_of_the_command_in_the_words_of_the_reader(
    api: TestClient, demo_store: Path
) -> None:
    days = "2024-11-29", "2024-12-01"
    found = told(api, "changes", **PUBLISHED, **{"from": days[0], "to": days[1], "lang": "ar"})
    with open_store(demo_store, create=False) as store, store.looking() as tables:
        asked = [question(tables, day, day, "published") for day in days]
        expected = changes(tables, *asked)
    assert (found["start"], found["end"]) == days
    assert [(one["kind"], one["because"]) for one in found["items"]] == [
        (one.kind, one.because) for one in expected
    ]
    aleppo = next(one for one in found["items"] if one["after"]["place"]["name"] == "حلب")
    assert aleppo["before"] is None
    assert aleppo["after"]["parties"] == ["هيئة تحرير الشام"]
    known = {tuple(key) for one in aleppo["after"]["accounts"] for key in one["claims"]}
    assert {tuple(key) for key in aleppo["claims"]} <= known


def test_without_days_it_is_the_last_day_since_the_one_before(api: TestClient) -> None:
    found = told(api, "changes", **PUBLISHED)
    last = told(api, "about")["published"][1][:10]
    assert found["end"] == last
    assert found["start"] == (date.fromisoformat(last) - timedelta(days=1)).isoformat()


def test_from_a_day_to_itself_nothing_changes(api: TestClient) -> None:
    day = {"from": "2024-12-01", "to": "2024-12-01"}
    assert told(api, "changes", **PUBLISHED, **day)["items"] == []


def test_changes_of_a_place_are_those_there(api: TestClient) -> None:
    days = {"from": "2024-11-27", "to": "2024-12-02"}
    every = told(api, "changes", **PUBLISHED, **days)["items"]
    here = told(api, "changes", **PUBLISHED, **days, place="170063")["items"]
    keys = {(one["after"] or one["before"])["place"]["key"] for one in here}
    assert keys == {"170063"}
    assert len(here) < len(every)


@pytest.mark.parametrize(
    "wrong", ["from=2024-12-02&to=2024-12-01", "from=soon", "to=2024-02-30", "to=0001-01-01"]
)
def test_days_that_mean_nothing_are_refused(api: TestClient, wrong: str) -> None:
    answer = api.get(f"/api/v1/changes?{wrong}")
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_what_was_known_by_a_day_and_what_only_after_it_is_all(api: TestClient) -> None:
    for clock in ("received", "published"):
        whole = told(api, "claims", clock=clock)["total"]
        for day in ("2024-11-26", "2024-11-30", "2024-12-02", "2030-01-01"):
            early = told(api, "claims", clock=clock, known_by=day)["total"]
            late = told(api, "claims", clock=clock, known_after=day)["total"]
            assert early + late == whole, (clock, day)
    some = told(api, "claims", clock="published", known_after="2024-11-30", per_page=200)["items"]
    assert some
    assert all(one["published"] > "2024-12-01" for one in some)
    by_day = told(api, "arrivals", clock="published", known_after="2024-11-30")["items"]
    assert sum(one["count"] for one in by_day) == len(some)
