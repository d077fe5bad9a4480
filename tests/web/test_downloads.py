"""What is shown can be taken along: the same claims, each with its chain, words and address."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from isnad.store import open_store

FILTERS: list[dict[str, Any]] = [{}, {"language": "ar"}, {"q": "Aleppo", "type": "CONTROL"}]


def sent(api: TestClient, ending: str, **params: Any) -> str:
    answer = api.get(f"/api/v1/claims.{ending}", params=params)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment")
    return answer.content.decode()


def total(api: TestClient, **params: Any) -> int:
    return int(api.get("/api/v1/claims", params=params).json()["total"])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("wanted", FILTERS)
def test_every_claim_that_is_counted_is_in_every_file(
    api: TestClient, wanted: dict[str, Any]
) -> None:
    count = total(api, **wanted)
    assert count
    assert len(rows(sent(api, "csv", **wanted))) == count
    assert len(json.loads(sent(api, "geojson", **wanted))["features"]) == count
    assert sent(api, "jsonl", **wanted).count("\n") == count


def test_a_row_has_chain_words_and_address(api: TestClient, demo_store: Any) -> None:
    found = rows(sent(api, "csv", clock="published"))
    assert any(" <- " in one["said_by"] for one in found)
    with open_store(demo_store, create=False) as store:
        for one in found:
            part = store.report(one["report"]).part(one["part"])  # type: ignore[arg-type]
            assert part[int(one["start"]) : int(one["end"])] == one["evidence"]
            assert one["quote"] and one["page"].startswith("http://localhost/reports/")


def test_places_keep_how_exact_they_are(api: TestClient) -> None:
    found = json.loads(sent(api, "geojson"))["features"]
    kinds = {one["properties"]["precision"] for one in found}
    assert {"settlement", None} <= kinds
    for one in found:
        told = one["properties"]
        assert (one["geometry"] is None) or told["precision"]
        if told["precision"] in ("region", "district", "settlement"):
            assert told["radius_km"] > 1
        if told["place"] is None:
            assert one["geometry"] is None
    assert any(one["properties"]["edtf"] is None for one in found)


def test_lines_are_the_contracts(api: TestClient) -> None:
    for line in sent(api, "jsonl", language="vi").splitlines():
        claim = json.loads(line)
        whole = api.get(f"/api/v1/claims/{claim['report']['id']}/{claim['id']}").json()
        assert {name: value for name, value in claim.items() if name != "page"} == whole


def test_names_are_the_readers(api: TestClient) -> None:
    assert "حلب" in {one["place"] for one in rows(sent(api, "csv", lang="ar"))}


def test_spreadsheets_are_told_the_encoding(api: TestClient) -> None:
    assert sent(api, "csv", spreadsheet=True).startswith("\ufeff")


def test_what_is_wrong_is_said(api: TestClient) -> None:
    assert api.get("/api/v1/claims.csv?as_of=yesterday").status_code == 422
    assert api.get("/api/v1/claims.geojson?known_by=2024-13-41").status_code == 422
    assert api.get("/api/v1/claims.exe").status_code == 404
