"""Many read while reports are added: no answer fails, and each is of one state of the store."""

from __future__ import annotations

import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from isnad import flow, joining
from isnad.records import Report
from isnad.store import open_store
from isnad.web import create_app

READERS, ADDED = 20, 12


def late(n: int) -> Report:
    text = f"Rebels seized Saraqib on 1 December 2024, the army said. They took {n + 2} villages."
    return Report(
        id=f"late-{n}", sha256=f"{n:064}", text=text, language="en",
        published=f"2024-12-03T00:{n:02}:00Z", title=f"Late {n}", outlet=f"Outlet {n}",
    )  # fmt: skip


def test_readers_are_answered_while_reports_are_added(
    demo_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Path(shutil.copy(demo_store, tmp_path / "news.sqlite"))
    # It is looked all the time whether there is anything new.
    monkeypatch.setattr("isnad.web.making._EVERY", 0.0)
    over = threading.Event()

    def write() -> int:
        try:
            for n in range(ADDED):
                with open_store(store) as kept:
                    kept.add(flow.read(late(n)))
                    joining.catch_up(kept, flow.read)
        finally:
            over.set()
        return ADDED

    def read(n: int) -> list[int]:
        path, params = _QUESTIONS[n % len(_QUESTIONS)]
        totals: list[int] = []
        while not over.is_set() or not totals:
            answer = client.get(f"/api/v1/{path}", params=params)
            assert answer.status_code == 200, answer.text
            totals.append(_whole(path, answer.json()))
        return totals

    with TestClient(create_app(str(store)), base_url="http://localhost") as client:
        before = client.get("/api/v1/claims").json()["total"]
        with ThreadPoolExecutor(READERS + 1) as several:
            writing = several.submit(write)
            readings = [several.submit(read, n) for n in range(READERS)]
            assert writing.result() == ADDED
            seen = [one.result() for one in readings]
        after = _soon(client, before)
    assert after > before
    for totals in seen:
        # What was added is not taken back.
        assert totals == sorted(totals)


def _soon(client: TestClient, before: int) -> int:
    """How many claims there are, once those that were added are shown."""
    until = time.monotonic() + 60
    while (found := _total(client)) <= before and time.monotonic() < until:
        time.sleep(0.05)
    return found


def _total(client: TestClient) -> int:
    total: int = client.get("/api/v1/claims").json()["total"]
    return total


_QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("claims", {"per_page": 200}), ("places", {}), ("times", {}), ("arrivals", {}),
    ("facets", {"by": ["type", "language"], "most": 500}), ("stories", {}), ("reports", {}),
]  # fmt: skip


def _whole(path: str, told: dict[str, Any]) -> int:
    """The total of an answer, whose parts add up to it."""
    total: int = told["total"]
    parts = told.get("items", [])
    if path == "claims":
        assert len(parts) == min(total, 200)
    elif path in ("stories", "reports"):
        assert len(parts) <= total
    elif path == "facets":
        facets = told["facets"]
        for values in facets.values():
            assert sum(one["count"] for one in values) == total
    else:
        left = told.get("unplaced", told.get("undated", 0))
        assert sum(one["count"] for one in parts) + left == total
    return total
