"""The API: filters, counts that add up, and what it does not answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from isnad.web.searching import expression


def told(api: TestClient, path: str, **params: Any) -> Any:
    answer = api.get(f"/api/v1/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_claim_is_on_one_page_once(api: TestClient) -> None:
    total = told(api, "about")["claims"]
    pages = [told(api, "claims", page=n, per_page=50) for n in range(1, -(-total // 50) + 1)]
    found = [(one["report"], one["id"]) for page in pages for one in page["items"]]
    assert len(found) == len(set(found)) == total


@pytest.mark.parametrize(
    "wanted",
    [{}, {"as_of": "2024-11-30"}, {"language": "ar"}, {"type": ["ASSAULT", "CONTROL"]},
     {"known_by": "2024-11-29", "clock": "published"}, {"q": "Aleppo"}, {"min_origins": 2}],
)  # fmt: skip
def test_counts_add_up(api: TestClient, wanted: dict[str, Any]) -> None:
    listed = told(api, "claims", **wanted)
    facets = told(api, "facets", by=["type", "language", "place", "source"], most=500, **wanted)
    places, times = told(api, "places", **wanted), told(api, "times", **wanted)
    assert listed["total"] == facets["total"] == places["total"] == times["total"]
    if "type" not in wanted and "language" not in wanted:
        for values in facets["facets"].values():
            assert sum(one["count"] for one in values) == listed["total"]
    assert places["unplaced"] == listed["unplaced"]
    assert places["unplaced"] + sum(one["count"] for one in places["items"]) == listed["total"]
    assert times["undated"] == listed["undated"]
    assert times["undated"] + sum(one["count"] for one in times["items"]) == listed["total"]


def test_a_report_without_a_title_is_called_by_how_it_begins(api: TestClient) -> None:
    untitled = [one for one in told(api, "reports")["items"] if one["id"].startswith("sha256:")]
    assert untitled
    for one in untitled:
        (first, *_) = told(api, f"reports/{one['id']}")["paragraphs"]
        pieces = (piece for run in first["runs"] for piece in run["pieces"])
        text = "".join(piece["text"] for piece in pieces)
        assert one["title"] and text.startswith(one["title"].removesuffix(" …"))


def test_what_was_not_known_yet_is_not_told(api: TestClient) -> None:
    items = told(api, "claims", known_by="2024-11-28", clock="published", per_page=200)["items"]
    assert items
    assert all(one["published"] < "2024-11-29" for one in items)


def test_words_are_found_in_whatever_form_they_are_typed(api: TestClient) -> None:
    found = [told(api, "claims", q=typed)["total"] for typed in ("إدلب", "ادلب", "إِدْلِب")]
    assert found[0] and len(set(found)) == 1
    composed = told(api, "claims", q="Thổ Nhĩ Kỳ")["total"]
    assert composed == told(api, "claims", q="Thổ Nhĩ Kỳ")["total"] > 0


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_query_or_none(typed: str) -> None:
    assert expression(typed).count('"') % 2 == 0


@pytest.mark.parametrize(
    "typed", ['"', "a OR b", "NEAR(a b)", "x*y:z", "-", "{}", "AND", "\0", "'"]
)
def test_no_typed_words_break_the_search(api: TestClient, typed: str) -> None:
    told(api, "claims", q=typed)


def test_a_claim_is_whole_as_the_contract_has_it(api: TestClient) -> None:
    one = told(api, "claims", per_page=1)["items"][0]
    claim = told(api, f"claims/{one['report']}/{one['id']}")
    assert (claim["contract"], claim["id"]) == ("1.0", one["id"])


def test_what_is_wrong_is_said(api: TestClient) -> None:
    assert api.get("/api/v1/claims/none/none").status_code == 404
    assert api.get("/api/v1/claims?as_of=yesterday").status_code == 422
    assert api.get("/api/v1/claims?known_by=2024-13-41").status_code == 422
    assert api.get("/api/v1/nothing").status_code == 404


def test_only_readers_of_this_machine_are_answered(api: TestClient) -> None:
    assert api.get("/api/v1/about", headers={"host": "evil.example"}).status_code == 421
    assert api.post("/api/v1/about").status_code == 405
    assert api.get("/api/v1/claims", params={"q": "x" * 9000}).status_code == 414


def test_nothing_runs_but_the_pages_own_files(api: TestClient) -> None:
    for path in ("/", "/api/v1/about", "/static/none.js"):
        policy = api.get(path).headers["content-security-policy"]
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")


def test_where_the_store_is_on_this_machine_is_nobodys_business(
    api: TestClient, demo_store: Path
) -> None:
    for path in ("about", "stories/none", "stories/none/bundle.zip"):
        assert str(demo_store.parent) not in api.get(f"/api/v1/{path}").text
