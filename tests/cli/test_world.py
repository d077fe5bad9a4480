"""``isnad world``: files added for good, and what later runs make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.program import Program

from .test_process import run

MILITIA = {
    "id": "own-tb",
    "schema": "Organization",
    "properties": {
        "name": ["Tahrim Brigades", "كتائب التحريم"],
        "country": ["sy"],
        "topics": ["REB"],
    },
}
ADDRESS = {"id": "x", "schema": "Address", "properties": {"full": ["Wahm"]}}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "home"
    monkeypatch.setenv("ISNAD_HOME", str(path))
    return path


@pytest.fixture
def militia(tmp_path: Path) -> Path:
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(MILITIA) + "\n", "utf-8")
    return path


def test_add_list_remove(program: Program, home: Path, militia: Path) -> None:
    told = "own.jsonl: FollowTheMoney entities, 1 row, 0 rejected: group 1\n"
    assert program("world", "list").err == "no file was added yet: isnad world add FILE\n"
    done = program("world", "add", militia)
    assert (done.status, done.out, done.err) == (0, told, "")
    again = program("world", "add", militia, "--name", "other")
    assert (again.status, again.out) == (0, "own.jsonl: added before; nothing has changed\n")
    assert program("world", "list").out == told
    assert program("world", "remove", "own.jsonl").out == "own.jsonl: removed\n"
    gone = program("world", "remove", "own.jsonl")
    assert gone.status == 1 and "see isnad world list" in gone.err
    assert list((home / "world").iterdir()) == []


def test_a_file_that_is_no_table_is_refused(program: Program, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.csv"
    path.write_bytes(b"SQLite format 3\x00\x10\r\x01,\x02\n")
    done = program("world", "add", path)
    assert done.status == 1
    assert "store.csv" in done.err


def test_rows_that_cannot_be_used(program: Program, home: Path, militia: Path) -> None:
    rows = [json.dumps(ADDRESS), "{broken"]
    militia.write_text(militia.read_text("utf-8") + "\n".join(rows), "utf-8")
    done = program("world", "add", militia)
    assert done.status == 1
    first, note = done.out.splitlines()
    assert first == "own.jsonl: FollowTheMoney entities, 3 rows, 1 rejected: group 1"
    assert note == "  1 x Address: neither an actor nor an office, left out"
    assert done.err.startswith(f"{militia}:3: not JSON")
    assert "own.jsonl" in program("world", "list").out


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{broken\n", "no table that can be added"),
        (json.dumps(ADDRESS), "not added: no row of it can be used (1 x Address"),
        ('{"id": "x", "schema": "Person", "properties": {}}', "can be used (1 of 1 rejected)"),
        ("", "no table that can be added"),
    ],
)
def test_a_file_of_which_nothing_can_be_used(
    program: Program, home: Path, militia: Path, text: str, fault: str
) -> None:
    militia.write_text(text, "utf-8")
    done = program("world", "add", militia)
    assert done.status == 1 and done.out == ""
    assert f"isnad: {militia}: " in done.err and fault in done.err
    assert list((home / "world").iterdir()) == []


def test_one_bad_file_leaves_the_others(program: Program, home: Path, militia: Path) -> None:
    done = program("world", "add", militia.with_name("none"), militia)
    assert done.status == 1 and done.out.startswith("own.jsonl: ")
    assert done.err == f"isnad: {militia.with_name('none')}: no file; check the name\n"


def test_names(program: Program, home: Path, militia: Path) -> None:
    assert program("world", "add", militia, "--name", "../x").status == 1
    assert program("world", "add", militia, militia, "--name", "x").status == 2
    assert program("world", "add", militia, "--name", "x").status == 0
    militia.write_text(json.dumps({**MILITIA, "id": "y"}), "utf-8")
    other = program("world", "add", militia, "--name", "x")
    assert other.status == 1 and "remove it or give --name" in other.err


def test_a_folder_that_cannot_be_written(
    program: Program, home: Path, militia: Path, tmp_path: Path
) -> None:
    home.write_text("a file", "utf-8")
    done = program("world", "add", militia)
    assert done.status == 1 and "ISNAD_HOME=FOLDER" in done.err


def claims(folder: Path, home: Path, text: str) -> list[dict[str, Any]]:
    report = folder / "report.txt"
    report.write_text(text, "utf-8")
    arguments = ("read", report, "--published", "2026-02-03", "--format", "jsonl")
    done = run(*arguments, ISNAD_HOME=str(home))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_militia_that_only_the_user_knows(home: Path, militia: Path, tmp_path: Path) -> None:
    english = "Tahrim Brigades seized the town of Saraqib on Friday, the army said.\n"
    arabic = "سيطرت كتائب التحريم على مدينة سراقب يوم الجمعة، بحسب ما أعلن الجيش السوري.\n"
    before = claims(tmp_path, home, english)
    assert all(who["entity"] != "own-tb" for claim in before for who in claim["actors"])
    assert run("world", "add", militia, ISNAD_HOME=str(home)).returncode == 0
    for text in (english, arabic):
        control = next(
            claim for claim in claims(tmp_path, home, text) if claim["type"] == "CONTROL"
        )
        (who,) = control["actors"]
        assert (who["entity"], who["country"], who["sector"]) == ("own-tb", "SYR", "REB")
        assert who["name"] == "Tahrim Brigades"
        assert control["made_by"]["world"] != before[0]["made_by"]["world"]


def test_sectors_of_the_day_and_nouns_of_agents(home: Path, tmp_path: Path) -> None:
    actors, agents = tmp_path / "actors.txt", tmp_path / "agents.txt"
    actors.write_text("SALIM_QARFUT [SYRGOV <20241207]\n\t[SYROPP >20241208]\n", "utf-8")
    agents.write_text("SODBUSTER [~CRM]\n", "utf-8")
    assert run("world", "add", actors, agents, ISNAD_HOME=str(home)).returncode == 0
    report = tmp_path / "report.txt"
    report.write_text("The sodbusters attacked Salim Qarfut in Aleppo on Monday.\n", "utf-8")
    for day, sector in (("2024-12-01", "GOV"), ("2024-12-09", "OPP")):
        arguments = ("read", report, "--published", day, "--format", "jsonl", "--language", "en")
        done = run(*arguments, ISNAD_HOME=str(home))
        (claim,) = (json.loads(line) for line in done.stdout.splitlines())
        people = [*claim["actors"], *claim["recipients"]]
        found = {who["text"]: who["sector"] for who in people}
        assert found == {"Salim Qarfut": sector, "sodbusters": "CRM"}
