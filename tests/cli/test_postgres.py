"""Commands on a store in PostgreSQL: what they call it, how they end, and what they leave alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from isnad.cli import watch
from isnad.store import open_store
from tests import postgres
from tests.program import Program

from .test_r13_neighbours import WRONG, good_line

Reports = Callable[..., Path]
GOOD = {"id": "good", "text": "Rebels seized the town.", "title": "News", "language": "en"}


@pytest.fixture
def url() -> Iterator[str]:
    """An empty store."""
    with postgres.database() as found:
        yield found


def with_password(url: str) -> str:
    return url.replace("//owner@", "//owner:s3cret@")


def test_a_password_is_printed_nowhere(program: Program, reports: Reports, url: str) -> None:
    given = with_password(url)
    done = program("add", reports(GOOD), "--store", given)
    assert (done.status, done.out) == (0, f"{url} holds 1 report, 1 claim\n")
    runs = [
        program("text", "good", "--store", given),
        program("stories", "--store", f"{given}?read_only=1"),
        program("add", reports(GOOD), "--store", f"{given}?read_only=1"),
        program("stories", "--store", f"{given}_none"),
        program("forget", "none", "--reason", "asked for", "--store", given),
    ]
    assert [one.status for one in runs] == [0, 0, 1, 75, 1]
    assert not any("s3cret" in one.out + one.err for one in [done, *runs])


def test_a_server_that_is_away_ends_a_run_with_75(program: Program, reports: Reports) -> None:
    pytest.importorskip("psycopg")
    done = program("add", reports(GOOD), "--store", "postgresql://nobody@127.0.0.1:1/none")
    assert done.status == 75
    assert "the database cannot be reached" in done.err and "run it again" in done.err


def test_what_may_only_be_read_is_shown_as_it_was_joined(
    program: Program, reports: Reports, url: str
) -> None:
    assert program("add", reports(GOOD), "--store", url).status == 0
    joined = program("stories", "--store", url, "--format", "jsonl")
    more = reports({**GOOD, "id": "more", "text": "They seized a hill."}, name="more.jsonl")
    assert program("add", more, "--store", url, "--no-join").status == 0
    done = program("stories", "--store", f"{url}?read_only=1", "--format", "jsonl")
    assert (done.status, done.out) == (0, joined.out)
    assert "may only be read" in done.err and "wait: 1" in done.err
    with open_store(url) as store:
        assert store.waiting() == 1
    assert program("stories", "--store", url, "--format", "jsonl").out != joined.out


def test_r13_neighbours_are_committed(program: Program, tmp_path: Path, url: str) -> None:
    lines = [line for n, wrong in enumerate(WRONG) for line in (good_line(n), wrong)]
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"\n".join(lines))
    done = program("add", path, "--store", url, "--no-join", "--language", "en")
    assert done.status == 1
    with open_store(url) as store:
        assert all(store.report(f"good-{n}").text for n in range(len(WRONG)))
        (run,) = store.runs()
        assert run.attempted == run.read + run.duplicate + run.empty + run.rejected


def test_reports_are_searched(program: Program, reports: Reports, url: str) -> None:
    assert program("add", reports(GOOD), "--store", url).status == 0
    found = program("search", "TOWN", "reb", "--store", url, "--format", "jsonl")
    assert json.loads(found.out)["id"] == "good"
    assert program("search", "--parts", "own", "--store", url).out == "good · en · News\n"
    none = program("search", "own", "--store", url)
    assert (none.status, none.out) == (1, "") and "no report has all" in none.err


def test_a_watcher_remembers_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISNAD_HOME", str(tmp_path))
    one, other = (watch._state(f"postgresql://a:b@{host}/news") for host in ("x", "y"))
    assert one != other and Path(one).parent == tmp_path / "watch"
    assert one == watch._state("postgresql://a@x/news")
    assert watch._state("news.db") == "news.db.watch"
