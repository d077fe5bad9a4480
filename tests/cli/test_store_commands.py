"""``add``, ``brief``, ``text`` and ``why``: commands on a store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.program import Program

Reports = Callable[..., Path]
GOOD = {"id": "good", "text": "Rebels seized the town.\r\n", "title": "News", "language": "en"}


@pytest.fixture
def store(program: Program, reports: Reports, tmp_path: Path) -> Path:
    """A store with one report."""
    path = tmp_path / "store.db"
    assert program("add", reports(GOOD), "--store", path).status == 0
    return path


def test_adding_twice_changes_nothing(program: Program, reports: Reports, store: Path) -> None:
    again = program("add", reports(GOOD), "--store", store)
    assert again.status == 0
    assert again.out == f"{store} holds 1 report, 1 claim\n"
    assert "0 read, 1 duplicate" in again.err


def test_reports_that_do_not_say_when_they_were_published_are_counted(
    program: Program, reports: Reports, tmp_path: Path
) -> None:
    path, undated = tmp_path / "other.db", {"text": "The army shelled the town."}
    done = program("add", reports(undated), "--store", path, "--no-join")
    assert "1 report does not say when it was published, and counts as published on" in done.err
    several = reports(*({"text": f"{undated['text']} {n}"} for n in range(2)))
    done = program("add", several, "--store", path, "--no-join")
    assert "2 reports do not say when they were published, and count as" in done.err
    dated = reports({"text": "The army left the town."})
    done = program("add", dated, "--store", path, "--no-join", "--published", "2024-05-02")
    assert "published on arrival" not in done.err


def test_a_report_that_cannot_be_kept_leaves_the_others(
    program: Program, reports: Reports, store: Path
) -> None:
    other = {"id": "good", "text": "Another text.", "language": "en"}
    new = {"id": "new", "text": "They seized it.", "language": "en"}
    done = program("add", reports(other, new), "--store", store)
    assert done.status == 1
    assert "1 read, 0 duplicate, 0 empty, 1 rejected" in done.err
    assert "holds 2 reports" in done.out


def test_the_text_is_printed_to_the_letter(program: Program, store: Path) -> None:
    assert program("text", "good", "--store", store).out == GOOD["text"]
    assert program("text", "good", "--store", store, "--title").out == GOOD["title"]


def test_why(program: Program, reports: Reports, store: Path) -> None:
    claim = json.loads(program("read", reports(GOOD), "--format", "jsonl").out)
    done = program("why", claim["id"], "--store", store)
    assert done.out.split() == ["verb:seize", "Rebels", "seized", "the", "town."]


def test_the_brief(program: Program, store: Path) -> None:
    # What the stand-in claims does not follow from its words: it is left out, and counted.
    told = program("brief", "--store", store).out
    assert "Rebels" not in told
    assert "claims that do not follow from their words on a second reading: 1" in told
    other = program("brief", "--store", store, "--language", "xx")
    assert other.status == 2
    assert "--language" in other.err


@pytest.mark.parametrize(
    "arguments", [["brief"], ["text", "x"], ["why", "x"], ["forget", "x", "--reason", "y"]]
)
def test_a_store_that_is_not_there(program: Program, tmp_path: Path, arguments: list[str]) -> None:
    done = program(*arguments, "--store", tmp_path / "none.db")
    assert done.status == 1
    assert "isnad: " in done.err and "none.db" in done.err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("command", ["text", "why", "forget"])
def test_what_the_store_does_not_hold(program: Program, store: Path, command: str) -> None:
    more = ["--reason", "asked for"] if command == "forget" else []
    done = program(command, "nothing", *more, "--store", store)
    assert done.status == 1
    assert "'nothing'" in done.err


def test_a_brief_of_no_reports(program: Program, reports: Reports, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    program("add", reports({"id": "bare", "text": " ", "language": "en"}), "--store", empty)
    done = program("brief", "--store", empty)
    assert done.status == 0
    assert "make no claims" in done.out


@pytest.mark.parametrize(
    ("form", "begins"),
    [("text", "What the reports"), ("markdown", "# What"), ("html", "<!DOCTYPE"), ("json", "{")],
)
def test_the_forms_of_a_brief(
    program: Program, store: Path, tmp_path: Path, form: str, begins: str
) -> None:
    page = program("brief", "--store", store, "--format", form).out
    assert page.lstrip().startswith(begins)
    written = tmp_path / "page"
    done = program("brief", "--store", store, "--format", form, "-o", written)
    assert done.out == ""
    assert written.read_text(encoding="utf-8") == page


def test_room_is_spoken_of_only_where_there_is_none(
    program: Program, store: Path, tmp_path: Path
) -> None:
    done = program("brief", "--store", store, "-o", tmp_path)
    assert done.status == 1
    assert done.err.rstrip().endswith(f"{tmp_path}: cannot be written: Is a directory")


def test_a_brief_of_another_day(program: Program, store: Path) -> None:
    page = program("brief", "--store", store, "--as-of", "2020-05-04", "--days", 2).out
    assert "up to 4 May 2020" in page
    assert "the days from 3 May 2020 to 4 May 2020" in page
    assert program("brief", "--store", store, "--as-of", "May").status == 2


def test_a_report_is_forgotten_and_stays_so(
    program: Program, reports: Reports, store: Path
) -> None:
    copy = {**GOOD, "id": "copy", "outlet": "Delta"}
    program("add", reports(copy), "--store", store)
    done = program("forget", "goo", "--reason", "the paper\nasked for it", "--store", store)
    assert done.status == 0
    assert done.out.startswith("1 report forgotten on 20")
    assert "the paper asked for it (1 claim; " in done.out
    assert "isnad: copy (same text) has words of it and stays" in done.err
    again = program("add", reports(GOOD), "--store", store)
    assert again.status == 1
    assert "1 rejected" in again.err and "(forgotten)" in again.err
    assert "the paper asked for it" in again.err
    for shown in (["stories"], ["lineage"], ["situation"]):
        assert "1 report forgotten on 20" in program(*shown, "--store", store).err
    for language, told in (
        ("ar", "السبب: \u2068the paper asked for it\u2069"),
        ("en", "Reports forgotten on request: 1, on "),
        ("vi", "lý do: the paper asked for it"),
    ):
        for form in ("text", "markdown", "html"):
            page = program("brief", "--store", store, "--language", language, "--format", form)
            assert told in page.out
    let_in = program("add", reports(GOOD), "--store", store, "--again")
    assert let_in.status == 0 and "holds 2 reports" in let_in.out


def test_forgetting_needs_a_reason(program: Program, store: Path) -> None:
    assert program("forget", "good", "--store", store).status == 2
    done = program("forget", "good", "--reason", "  ", "--store", store)
    assert done.status == 2 and "--reason" in done.err
    assert program("text", "good", "--store", store).out == GOOD["text"]


SHE = {
    "id": "she",
    "text": "Noor Sabbagh was there. Rebels seized it, Sabbagh said.",
    "language": "en",
}


def test_a_person_is_forgotten(program: Program, reports: Reports, store: Path) -> None:
    program("add", reports(SHE), "--store", store)
    done = program("forget", "Noor Sabbagh", "--reason", "she asked", "--store", store)
    assert done.status == 0, done.err
    assert done.out.startswith("1 person forgotten on 20")
    assert " in 1 report: she asked (0 claims; " in done.out
    text = program("text", "she", "--store", store)
    assert text.out == "████████████ was there. Rebels seized it, ███████ said."
    assert "1 person forgotten on 20" in text.err
    assert "1 person" not in program("text", "good", "--store", store).err
    again = program("add", reports(SHE), "--store", store)
    assert "(forgotten)" in again.err and "she asked" in again.err


def test_who_is_meant_must_be_plain(program: Program, reports: Reports, store: Path) -> None:
    # The stand-in for the engine makes "Rebels" the actor of every claim.
    odd = {**GOOD, "id": "Rebels-1"}
    program("add", reports(odd), "--store", store)
    both = program("forget", "Rebels", "--reason", "asked", "--store", store)
    assert both.status == 2 and "--as report" in both.err
    group = program("forget", "country:IRN", "--reason", "asked", "--store", store)
    assert group.status == 1 and "no person but country" in group.err
    nobody = program("forget", "Somebody Else", "--reason", "asked", "--store", store)
    assert nobody.status == 1 and "no report tells of anybody of that name" in nobody.err
    report = program("forget", "Rebels", "--as", "report", "--reason", "asked", "--store", store)
    assert report.status == 0 and report.out.startswith("1 report forgotten")


def test_which_report_is_meant_must_be_plain(
    program: Program, reports: Reports, store: Path
) -> None:
    program("add", reports({**GOOD, "id": "goods"}), "--store", store)
    done = program("forget", "goo", "--reason", "asked", "--store", store)
    assert done.status == 1 and "more than one report begins with 'goo': good, goods" in done.err


def test_further_names_of_a_person(program: Program, reports: Reports, store: Path) -> None:
    other = {"id": "other", "text": "Umm Yusuf was there. N. Sabbagh left.", "language": "en"}
    program("add", reports(SHE, other), "--store", store)
    more = ["--also", "Umm Yusuf", "--also", "N. Sabbagh"]
    done = program("forget", "Noor Sabbagh", *more, "--reason", "asked", "--store", store)
    assert " in 2 reports: asked" in done.out
    text = program("text", "other", "--store", store).out
    assert text == "█████████ was there. ██████████ left."
