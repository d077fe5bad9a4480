"""What is forgotten is gone from the explorer's index too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from isnad import cache
from isnad.store import open_store
from isnad.web import create_app

GONE = "ar-tolls-disagree"


@pytest.fixture
def store(demo_store: Path, tmp_path: Path) -> Path:
    """A store of its own, since something is taken out of it."""
    return Path(shutil.copy(demo_store, tmp_path / "news.sqlite"))


def listed(client: TestClient) -> set[str]:
    answer = client.get("/api/v1/claims", params={"per_page": 200})
    assert answer.status_code == 200
    return {one["report"] for one in answer.json()["items"]}


def test_forgetting_removes_the_index(store: Path) -> None:
    with TestClient(create_app(str(store)), base_url="http://localhost") as client:
        assert GONE in listed(client)
    path = cache.index_path(store)
    beside = path.with_suffix(".1234.new")
    beside.write_bytes(b"words of it")
    with open_store(store) as kept:
        kept.forget_report(GONE, "the paper asked for it")
    assert not path.exists() and not beside.exists()
    with TestClient(create_app(str(store)), base_url="http://localhost") as client:
        assert GONE not in listed(client)
    assert GONE.encode() not in path.read_bytes()


def test_a_page_that_is_open_meanwhile_goes_on_without_it(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.web.making._EVERY", 0.0)
    with TestClient(create_app(str(store)), base_url="http://localhost") as client:
        assert GONE in listed(client)
        with open_store(store) as kept:
            kept.forget_report(GONE, "the paper asked for it")
        assert GONE not in listed(client)
        cache.drop_index(store)
        assert listed(client)


def test_an_index_that_is_being_made_of_what_is_forgotten_is_not_kept(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from isnad.web import making

    made: list[str] = []
    whole = making._make

    def slow(path: Path, kept: object, now: str) -> None:
        whole(path, kept, now)  # type: ignore[arg-type]
        if not made:
            made.append(now)
            with open_store(store) as other:
                other.forget_report(GONE, "the paper asked for it")

    monkeypatch.setattr(making, "_make", slow)
    with TestClient(create_app(str(store)), base_url="http://localhost") as client:
        assert GONE not in listed(client)
    assert made and GONE.encode() not in cache.index_path(store).read_bytes()


def test_what_is_forgotten_on_another_machine_is_shown_no_longer(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.web.making._EVERY", 0.0)
    # The program there knows no index of this machine.
    monkeypatch.setattr("isnad.store.sweeping.drop_index", lambda _: None)
    with TestClient(create_app(str(store)), base_url="http://localhost") as client:
        assert GONE in listed(client)
        with open_store(store) as kept:
            kept.forget_report(GONE, "the paper asked for it")
        assert GONE not in listed(client)
