"""``isnad read`` and ``isnad dates``: what is printed, and what is told of the run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import isnad
from tests.program import Program

Reports = Callable[..., Path]
GOOD = {"id": "good", "text": "Rebels seized the town in 2024.", "language": "en"}


def test_claims_as_json(program: Program, reports: Reports) -> None:
    done = program("read", reports(GOOD), "--format", "jsonl")
    (claim,) = map(json.loads, done.out.splitlines())
    assert claim["contract"] == "1.0"
    assert claim["trigger"] == {"part": "text", "start": 7, "end": 13, "quote": "seized"}
    assert done.status == 0
    assert "1 report attempted: 1 read, 0 duplicate, 0 empty, 0 rejected; 1 claim" in done.err


def test_claims_for_people(program: Program, reports: Reports) -> None:
    done = program("read", reports(GOOD))
    for told in ("good", "CONTROL begins", "Rebels [REB]", "The army [states]", "[seized] the"):
        assert told in done.out
    assert "\033" not in done.out


def test_standard_input(program: Program) -> None:
    done = program("read", "-", "--format", "jsonl", stdin=b"They seized it.")
    assert json.loads(done.out)["report"]["id"].startswith("sha256:")
    lines = program("read", "-", "--format", "jsonl", stdin=json.dumps(GOOD).encode())
    assert json.loads(lines.out)["report"]["id"] == "good"


def test_the_rest_is_read_and_the_account_adds_up(
    program: Program, reports: Reports, tmp_path: Path
) -> None:
    path = reports(
        GOOD,
        {"id": "vi", "text": "x", "language": "vi"},
        GOOD,
        {"id": "none", "text": " "},
        {"id": "bad", "text": "crash"},
        "{",
        {"id": "last", "text": "They seized it."},
    )
    folder = tmp_path / "folder"
    folder.mkdir()
    done = program("read", folder, path, tmp_path / "missing", "--format", "jsonl")
    found = [json.loads(line)["report"]["id"] for line in done.out.splitlines()]
    assert found == ["good", "last"]
    assert done.status == 1
    assert "9 reports attempted: 2 read, 1 duplicate, 2 empty, 4 rejected; 2 claims" in done.err
    for place, reason in (
        (f"{folder}: ", "empty"),
        (f"{path}:2: ", "no_pack"),
        (f"{path}:3: ", "duplicate"),
        (f"{path}:4: ", "empty"),
        (f"{path}:5: ", "engine_failed"),
        (f"{path}:6: ", "not_json"),
        (f"{tmp_path / 'missing'}: ", "no_file"),
    ):
        told = [line for line in done.err.splitlines() if place in line]
        assert len(told) == 1 and told[0].endswith(f"({reason})"), place


def test_a_failure_of_the_engine_says_where(program: Program, reports: Reports) -> None:
    done = program("read", reports({"text": "crash"}))
    assert "ZeroDivisionError: by zero" in done.err
    assert "(attempts.py:" in done.err


def test_a_duplicate_is_no_failure(program: Program, reports: Reports) -> None:
    done = program("read", reports(GOOD, GOOD))
    assert done.status == 0
    assert "(duplicate)" in done.err


def test_options_stand_in_for_what_reports_do_not_say(program: Program, reports: Reports) -> None:
    path = reports({"text": "a"}, {"text": "b", "language": "en"})
    done = program("read", path, "--language", "vi")
    assert "1 read" in done.err
    assert "there is no language pack for 'vi'" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x", "--published", "yesterday"],
        ["read", "x", "--jobs", "0"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--fast"],
        ["add", "x"],
        ["nothing"],
        ["text", "x"],
    ],
)
def test_wrong_usage(program: Program, arguments: list[str]) -> None:
    done = program(*arguments)
    assert done.status == 2
    assert "Error" in done.err
    assert not done.out


def test_dates(program: Program, reports: Reports) -> None:
    done = program("dates", reports(GOOD, {"id": "none", "text": "no date", "language": "en"}))
    assert [json.loads(line) for line in done.out.splitlines()] == [
        {"id": "good", "dates": [{"start": 26, "end": 30, "text": "2024", "edtf": "2024"}]},
        {"id": "none", "dates": []},
    ]
    assert "2 reports attempted: 2 read" in done.err


def test_dates_tells_what_was_not_read(program: Program, reports: Reports) -> None:
    done = program("dates", reports("{", {"text": "x", "language": "vi"}, GOOD))
    assert done.status == 1
    assert len(done.out.splitlines()) == 1
    assert "(not_json)" in done.err and "(no_pack)" in done.err


def test_the_version(program: Program) -> None:
    assert program("--version").out == f"isnad {isnad.__version__}\n"


def test_messages_cannot_steer_the_terminal(program: Program, reports: Reports) -> None:
    report = {"id": "\x1b[31m\u202ered", "text": "x", "language": "en"}
    done = program("read", reports(report, report))
    assert "<U+001B>[31m<U+202E>red" in done.out
    assert not {"\x1b", "\u202e"} & set(done.out + done.err)


def test_r14_old_encodings_are_told_once_and_may_be_named(program: Program, tmp_path: Path) -> None:
    for name in ("one", "two"):
        text = f"وقصف مسلحون البلدة ({name})"
        (tmp_path / f"{name}.txt").write_bytes(text.encode("windows-1256"))
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    done = program("read", *paths, "--language", "en")
    assert done.status == 0
    assert done.err.count("is no UTF-8 and was read as windows-1256") == 1
    assert f"isnad: {paths[0]}: is no UTF-8" in done.err
    named = program("read", *paths, "--language", "en", "--encoding", "windows-1256")
    assert named.out == done.out and "UTF-8" not in named.err
    wrong = program("read", *paths, "--encoding", "rot13")
    assert wrong.status == 2 and "'rot13' is no encoding" in wrong.err
