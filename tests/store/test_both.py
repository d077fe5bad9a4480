"""One set of reports in SQLite and in PostgreSQL: every command prints the same bytes of both, and
the explorer answers the same."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from fastapi.testclient import TestClient

from isnad import flow, joining
from isnad.cli import main
from isnad.reading import Arrived, arrivals
from isnad.records import ReadResult
from isnad.store import open_store
from isnad.web import create_app
from tests import postgres

_DAYS = ["--clock", "published", "--as-of", "2024-11-30", "--known-by", "2024-12-01"]
COMMANDS = [
    ["stories", "--format", "jsonl"],
    ["stories", "--place", "Hama"],
    ["lineage", "--format", "jsonl"],
    ["situation", "--format", "jsonl"],
    ["situation", *_DAYS],
    ["changes", "--from", "2024-11-29", "--to", "2024-12-03", "--clock", "published"],
    ["brief", "--clock", "published", "--format", "json"],
    ["brief", "--clock", "published", "--language", "ar"],
    ["brief", "--clock", "published", "--language", "vi", "--format", "html"],
    ["rejected"],
    ["who", "عباس عراقجي"],
    *(["export", "--to", form] for form in ("csv", "jsonl", "geojson", "plover", "ftm", "atom")),
    ["search", "quân đội"],
    ["search", "--parts", "leppo", "--format", "jsonl"],
]
ADDRESSES = [
    "claims?page=1", "claims?place=Aleppo", "stories", "situation", "search?q=rebels",
    "search?q=الوكالة&of=claims", "about", "actors", "reports", "brief?days=7",
]  # fmt: skip


class Both(NamedTuple):
    """What the two stores are named by."""

    sqlite: str
    postgresql: str


@pytest.fixture(scope="module")
def both(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The example reports in both, which came at the same times."""
    made = list(read(root / "examples" / "reports"))
    folder = tmp_path_factory.mktemp("both")
    with postgres.database() as url:
        stores = Both(str(folder / "news.db"), url)
        for address in stores:
            with open_store(address) as store:
                # Some one by one, the others together.
                assert [store.add(one) for one in made[:4]] == ["read"] * 4
                assert set(store.add_many(made[4:])) == {"read"}
                joining.catch_up(store, flow.read)
        yield stores


def read(folder: Path) -> Iterator[ReadResult]:
    for item in arrivals(sorted(map(str, folder.iterdir())), "2024-12-02"):
        assert isinstance(item, Arrived)
        item.report.received = "2024-12-09T10:00:00Z"
        yield flow.read(item.report)


def printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> str:
    monkeypatch.setattr(sys, "argv", ["isnad", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    assert not ended.value.code, err
    return out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_prints_the_same(
    both: Both,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    one, other = (printed(monkeypatch, capsys, *command, "--store", name) for name in both)
    assert one == other and (one or command == ["rejected"])


def test_claims_stories_and_reports_are_the_same(both: Both) -> None:
    with open_store(both.sqlite) as one, open_store(both.postgresql) as other:
        assert list(one.reports()) == list(other.reports())
        assert list(one.claims()) == list(other.claims())
        assert list(one.stories()) == list(other.stories())
        assert one.clocks() == other.clocks()


def test_a_bundle_is_the_same(
    both: Both,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with open_store(both.sqlite) as store:
        story = next(store.stories()).id
    found = []
    for number, name in enumerate(both):
        path = str(tmp_path / f"{number}.zip")
        printed(monkeypatch, capsys, "bundle", story, "-o", path, "--store", name)
        printed(monkeypatch, capsys, "bundle", "--verify", path, "--store", name)
        with zipfile.ZipFile(io.BytesIO(Path(path).read_bytes())) as held:
            found.append({name: held.read(name) for name in held.namelist()})
    assert found[0] == found[1] and len(found[0]) > 3


def test_the_explorer_answers_the_same(both: Both) -> None:
    apps = [create_app(name) for name in both]
    one, other = (TestClient(app, base_url="http://localhost") for app in apps)
    for address in ADDRESSES:
        answers = [client.get(f"/api/v1/{address}") for client in (one, other)]
        told = [
            answer.text.replace("news.db", "X").replace(name.rpartition("/")[2], "X")
            for answer, name in zip(answers, both, strict=True)
        ]
        assert told[0] == told[1], address
    assert other.get("/health").json()["status"] == "pass"
    with open_store(both.postgresql) as store:
        before = other.app.state.index.now()  # type: ignore[attr-defined]
        store.begin_run("add", "1.0")
        assert other.app.state.index.now() == before  # type: ignore[attr-defined]
    for app in apps:
        app.state.index.close()
