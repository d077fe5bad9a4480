"""A store of the example reports, and the API over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from isnad import flow, joining
from isnad.reading import Arrived, arrivals
from isnad.store import open_store
from isnad.web import create_app


@pytest.fixture(scope="session")
def demo_store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example reports, joined."""
    path = tmp_path_factory.mktemp("web") / "demo.sqlite"
    reports = sorted(str(one) for one in (root / "examples" / "reports").iterdir())
    with open_store(path) as store:
        for item in arrivals(reports, "2024-12-02"):
            assert isinstance(item, Arrived)
            store.add(flow.read(item.report))
        joining.catch_up(store, flow.read)
    return path


@pytest.fixture(scope="session")
def api(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The API over the demo store."""
    return TestClient(create_app(str(demo_store)), base_url="http://localhost")
