"""What those who keep a store running ask for, in formats that their programs read."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from isnad.store import open_store
from isnad.web import create_app
from isnad.web.sharing import Secret
from tests.store.samples import many


def served(store: Path, **more: object) -> TestClient:
    return TestClient(create_app(str(store), **more), base_url="http://localhost")  # type: ignore[arg-type]


def test_metrics_are_read_by_the_formats_own_library(demo_store: Path) -> None:
    parser = pytest.importorskip("prometheus_client.openmetrics.parser")
    answer = served(demo_store).get("/metrics")
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    families = {one.name: one for one in parser.text_string_to_metric_families(answer.text)}
    found = {name: one.samples[0].value for name, one in families.items()}
    with open_store(demo_store) as store:
        counts = store.counts()
        stories = len(list(store.stories()))
    assert (found["isnad_reports"], found["isnad_claims"]) == (counts["reports"], counts["claims"])
    assert (found["isnad_stories"], found["isnad_reports_waiting"]) == (stories, 0)
    assert found["isnad_last_arrival_timestamp_seconds"] > 1.7e9
    ends = {one.labels["end"] for one in families["isnad_report_ends"].samples}
    assert ends == {"read", "duplicate", "empty", "rejected"}


def test_health_tells_what_waits_and_what_fails(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add_many(many(2))
    client = served(path)
    told = client.get("/health")
    assert (told.status_code, told.json()["status"]) == (200, "warn")
    assert told.json()["checks"]["store:waiting"][0]["observedValue"] == 2
    for one in tmp_path.iterdir():
        one.unlink()
    told = client.get("/health")
    assert (told.status_code, told.json()["status"]) == (503, "fail")
    assert str(tmp_path) not in told.text


def test_a_secret_guards_both(demo_store: Path) -> None:
    client = served(demo_store, secret=Secret("a long enough secret"))
    for path in ("/health", "/metrics"):
        assert client.get(path).status_code == 401
        given = {"Authorization": "Bearer a long enough secret"}
        assert client.get(path, headers=given).status_code == 200
        assert client.post(path, headers=given).status_code == 405
