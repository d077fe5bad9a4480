"""Answers are remembered, and only as long as the store is as it was."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from isnad.store import open_store
from isnad.web import create_app
from isnad.web.held import Held

GONE = "ar-tolls-disagree"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The questions that the index is asked."""
    asked: list[Any] = []
    rows = Held.rows

    def noted(self: Held, query: Any, *more: Any) -> Any:
        asked.append(query)
        return rows(self, query, *more)

    monkeypatch.setattr(Held, "rows", noted)
    return asked


def test_what_was_answered_is_not_looked_up_again(api: TestClient, counted: list[Any]) -> None:
    path = "/api/v1/claims?type=CONTROL&remembered=1"
    first = api.get(path)
    looked = len(counted)
    again = api.get(path)
    assert looked and len(counted) == looked
    assert again.content == first.content
    assert again.headers["content-type"] == first.headers["content-type"]
    assert again.headers["content-security-policy"]
    assert api.get("/api/v1/claims?type=ASSAULT&remembered=1").content != first.content


def test_files_and_failures_are_not_remembered(api: TestClient) -> None:
    for _ in range(2):
        assert "attachment" in api.get("/api/v1/brief/brief.json").headers["content-disposition"]
        assert api.get("/api/v1/claims?as_of=never").status_code == 422


def test_nothing_of_what_is_forgotten_is_remembered(
    demo_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.web.making._EVERY", 0.0)
    store = Path(shutil.copy(demo_store, tmp_path / "news.sqlite"))
    with TestClient(create_app(str(store)), base_url="http://localhost") as client:
        path = "/api/v1/claims?per_page=200"
        assert GONE in client.get(path).text
        with open_store(store) as kept:
            kept.forget_report(GONE, "the paper asked for it")
        assert GONE not in client.get(path).text
