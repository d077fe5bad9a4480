"""What is said to hold, over the API, and claims over time."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.web.test_naming import told


def test_a_situation_is_what_was_said_by_then(api: TestClient) -> None:
    asked = {"clock": "published", "as_of": "2024-11-30", "known_by": "2024-12-01"}
    found = told(api, "situation", place="Aleppo", lang="ar", **asked)
    assert (found["as_of"], found["known_by"]) == ("2024-11-30", "2024-12-01")
    held = next(one for one in found["items"] if one["state"]["what"] == "CONTROL")
    assert held["parties"] == ["هيئة تحرير الشام"]
    assert held["place"]["name"] == "حلب"
    assert held["shown"] == "claimed"
    assert held["state"]["parties"] == ["Hayat Tahrir al-Sham"]
    assert held["state"]["last_report"] <= "2024-12-01T23:59:59Z"
    earlier = told(api, "situation", clock="published", known_by="2024-11-28", place="Aleppo")
    assert not [one for one in earlier["items"] if one["state"]["what"] == "CONTROL"]


def test_what_somebody_denies_is_shown_as_disputed_or_denied(api: TestClient) -> None:
    items = told(api, "situation", clock="published")["items"]
    assert {one["shown"] for one in items} <= {
        "claimed", "disputed", "contested", "denied", "violated", "ended"
    }  # fmt: skip
    for one in items:
        if one["state"]["disputed_by"]:
            assert one["shown"] not in ("claimed", "ended")


@pytest.mark.parametrize("wrong", ["as_of=soon", "known_by=2024-13-41", "clock=mine"])
def test_a_wrong_question_is_refused(api: TestClient, wrong: str) -> None:
    assert api.get(f"/api/v1/situation?{wrong}").status_code == 422


def test_a_month_is_no_day(api: TestClient) -> None:
    by_day = told(api, "times", unit="day")["items"]
    month = next(one for one in by_day if one["first"] == "2016-12-01")
    assert month["last"] == "2016-12-31"
    by_month = told(api, "times", unit="month")["items"]
    assert ("2016-12", "2016-12") in [(one["first"], one["last"]) for one in by_month]


def test_claims_by_when_they_became_known_are_all_claims(api: TestClient) -> None:
    for clock in ("received", "published"):
        found = told(api, "arrivals", clock=clock)
        assert sum(one["count"] for one in found["items"]) == told(api, "about")["claims"]


def test_what_is_known_of_a_claim_is_as_of_then(api: TestClient) -> None:
    now = {(one["report"], one["id"]): one for one in told(api, "claims", per_page=200)["items"]}
    asked = {"known_by": "2024-11-30", "clock": "published"}
    then = told(api, "claims", per_page=200, **asked)["items"]
    assert then
    for one in then:
        later = now[one["report"], one["id"]]
        assert 1 <= one["origins"] <= later["origins"]
        assert one["sides"] <= later["sides"]
        assert later["disputed"] or not one["disputed"]
        assert later["retracted"] or not one["retracted"]
    assert any(one["origins"] < now[one["report"], one["id"]]["origins"] for one in then)
    several = told(api, "claims", per_page=200, min_origins=2, **asked)
    assert several["total"] == sum(one["origins"] >= 2 for one in then)
    disputed = told(api, "claims", disputed=True, **asked)["total"]
    assert disputed == sum(one["disputed"] for one in then)


def test_at_the_end_what_was_known_then_is_what_is_known(api: TestClient) -> None:
    then = told(api, "claims", per_page=200, known_by="2030-01-01", clock="published")["items"]
    assert then == told(api, "claims", per_page=200, clock="published")["items"]
