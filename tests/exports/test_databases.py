"""The same reports give the same bytes from SQLite and from PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad import exports, flow, joining
from isnad.exports import Asked
from isnad.records import Report
from isnad.store import Store, open_store
from tests import postgres

from .conftest import HOSTILE


@pytest.fixture(scope="module")
def served(kept: Store) -> Iterator[Store]:
    """The reports of the demo store, in PostgreSQL."""
    with postgres.database() as url, open_store(url) as store:
        for one in [kept.received(report.id) for report in kept.reports()]:
            store.add(flow.read(one))
        joining.catch_up(store, flow.read)
        yield store


@pytest.mark.parametrize("name", ["jsonl", "csv", "geojson", "plover", "ftm", "prov", "atom"])
def test_streams_are_the_same(kept: Store, served: Store, name: str, tmp_path: Path) -> None:
    asked = Asked(known_by="2024-12-02", clock="published")
    for at, one in enumerate((Asked(), asked)):
        paths = [tmp_path / f"{at}.{which}" for which in ("sqlite", "postgresql")]
        for store, path in zip((kept, served), paths, strict=True):
            exports.write(store, name, path, one)
        assert paths[0].read_bytes() == paths[1].read_bytes()


def test_stories_are_the_same(kept: Store, served: Store, tmp_path: Path) -> None:
    for name in ("acled", "ucdp-ged"):
        paths = [tmp_path / f"{name}.{which}" for which in ("sqlite", "postgresql")]
        for store, path in zip((kept, served), paths, strict=True):
            exports.write(store, name, path)
        assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_hostile_report_is_among_them(served: Store) -> None:
    found: Report = served.report(HOSTILE.id)
    assert found.title == HOSTILE.title
