"""``isnad export``: what it prints, where it writes, and what it says of what it left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from isnad import exports, flow, joining
from isnad.cli.app import app
from isnad.records import Report
from isnad.store import open_store

TEXT = "Rebels seized Hama on 5 December 2024, the army said.\n\nTurkey denied that it attacked Manbij."


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "s.sqlite"
    report = Report(
        id="one", sha256="0" * 64, text=TEXT, language="en", published="2024-12-06T00:00:00Z"
    )
    with open_store(path) as kept:
        kept.add(flow.read(report))
        joining.catch_up(kept, flow.read)
    return str(path)


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["export", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_list_tells_all_formats_and_what_each_cannot_carry() -> None:
    code, out, _ = run("--to", "list")
    assert code == 0
    for one in exports.formats().values():
        assert f"{one.name}" in out and one.what in out and f"cannot carry: {one.cannot}" in out


def test_claims_go_to_standard_output(store: str) -> None:
    code, out, told = run("--to", "jsonl", "--store", store, "--type", "control")
    assert code == 0
    assert {json.loads(line)["type"] for line in out.splitlines()} == {"CONTROL"}
    assert "1 of 1 claims asked for" in told


def test_a_format_goes_to_a_file_and_says_what_it_left_out(store: str, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    code, out, told = run("--to", "acled", "--store", store, "-o", str(path))
    assert (code, out) == (0, "")
    assert path.read_text(encoding="utf-8").startswith("event_id_cnty,")
    assert "left out, " in told and "it is said not to have happened" in told


def test_a_report_is_named_by_its_id_or_how_it_begins(store: str) -> None:
    code, out, _ = run("--to", "jsonl", "--store", store, "--report", "on")
    assert code == 0 and json.loads(out.splitlines()[0])["report"]["id"] == "one"
    done = CliRunner().invoke(app, ["export", "--to", "csv", "--store", store, "--report", "two"])
    assert "there is no report 'two'; there are: one" in str(done.exception)


def test_a_folder_that_is_not_there_is_named(store: str, tmp_path: Path) -> None:
    out = tmp_path / "none" / "claims.csv"
    done = CliRunner().invoke(app, ["export", "--to", "csv", "--store", store, "-o", str(out)])
    assert f"there is no folder {out.parent}; make it first" in str(done.exception)


def test_what_is_wrong_is_told(store: str) -> None:
    code, _, told = run("--to", "jsonl")
    assert code == 2 and "--store FILE" in told
    done = CliRunner().invoke(app, ["export", "--to", "shp", "--store", store])
    assert done.exit_code != 0 and "is no format; there are: jsonl" in str(done.exception)
    code, _, told = run("--to", "jsonl", "--store", store, "--as-of", "someday")
    assert code == 2 and "is not a date" in told
