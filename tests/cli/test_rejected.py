"""What was not read, listed from the store with the way to mend it; and the account of each run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from isnad.cli import account
from isnad.records import Rejected
from isnad.store import open_store
from tests.program import Program

GOOD = {"id": "a", "text": "The rebels seized the town."}


@pytest.fixture
def added(program: Program, reports: Callable[..., Path], tmp_path: Path) -> Path:
    """A store into which two runs brought what is in a file with faults."""
    path = reports(GOOD, {"text": " "}, "{", GOOD, {"id": "a", "text": "Other."})
    store = tmp_path / "news.db"
    for _ in range(2):
        assert program("add", path, "--store", store, "--no-join").status == 1
    return store


def test_r26_the_account_of_a_run_is_told_and_kept(added: Path) -> None:
    with open_store(added) as store:
        first, second = store.runs()
    assert (first.attempted, first.read, first.duplicate, first.empty, first.rejected) == (
        *(5, 1, 1, 1),
        2,
    )
    assert (second.read, second.duplicate) == (0, 2)
    assert first.ended and second.ended


def test_r26_reasons_with_counts_and_how_to_mend_them(program: Program, added: Path) -> None:
    done = program("rejected", "--store", added)
    assert "not_json: 1; is a line that is not JSON" in done.out
    assert "to mend it: put one whole report on each line" in done.out
    assert "run 2  " in done.out and "reports.jsonl:3: is not JSON" in done.out
    assert (
        "run 1  " in done.out
        and "5 attempted: 1 read, 1 duplicate, 1 empty, 2 rejected" in done.out
    )
    assert "duplicate:" not in done.out


def test_beside_a_reason_stand_the_runs_that_refused_for_it(program: Program, added: Path) -> None:
    with open_store(added) as store:
        store.begin_run("add", "0")
    assert "\nrun 3  " in program("rejected", "--store", added).out
    out = program("rejected", "--store", added, "--reason", "empty").out
    assert "\nrun 1  " in out and "\nrun 3  " not in out


def test_r26_for_programs(program: Program, added: Path) -> None:
    done = program("rejected", "--store", added, "--reason", "empty", "--format", "jsonl")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [(one["run"], one["reason"]) for one in lines] == [(1, "empty"), (2, "empty")]
    assert lines[0]["where"].endswith("reports.jsonl:2") and lines[0]["mend"]
    assert program("rejected", "--store", added, "--run", "3", "--format", "jsonl").out == ""


@pytest.mark.parametrize("asked", [("--reason", "nonsense"), ("--run", "99")])
def test_a_reason_or_run_that_is_none_is_told(
    program: Program, added: Path, asked: tuple[str, str]
) -> None:
    done = program("rejected", "--store", added, *asked)
    assert done.status == 2
    assert f"there is no {asked[0][2:]}" in done.err


def test_r26_a_run_without_an_end_is_told(program: Program, added: Path) -> None:
    with open_store(added) as store:
        store.begin_run("add", "0")
    out = program("rejected", "--store", added, "--run", "3").out
    assert "nothing was rejected" in out
    assert "it did not end" in out


def test_r26_an_account_that_does_not_add_up_fails_the_run() -> None:
    one = account.Account()
    list(one.attempting([Rejected(where="a", reason="empty", message="m")]))
    with pytest.raises(AssertionError, match="1 reports were attempted, 0 ended"):
        one.close()


def test_steering_characters_in_what_was_refused_are_made_visible(
    program: Program, added: Path
) -> None:
    with open_store(added) as store:
        told = Rejected(where="a\x1b[31m.txt", reason="unknown_to_us", message="line\nend")
        counts = {"attempted": 1, "read": 0, "duplicate": 0, "empty": 0, "rejected": 1}
        store.note_run(store.begin_run("add", "0"), counts, [told], ended=True)
    out = program("rejected", "--store", added, "--run", "3").out
    assert "\x1b" not in out and "line end" in out and "unknown_to_us: 1" in out
