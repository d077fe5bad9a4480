"""``situation`` and ``changes``: what a store says of a day, as known by another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from isnad import flow, joining
from isnad.reading import Arrived, arrivals
from isnad.store import open_store
from tests.program import Program

REPORTS = Path(__file__).with_name("situation.jsonl")
Rows = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A town that one side takes, the other says it took, and a truce elsewhere."""
    path = tmp_path_factory.mktemp("situation") / "store.db"
    with open_store(path) as kept:
        for one in arrivals([str(REPORTS)]):
            assert isinstance(one, Arrived)
            kept.add(flow.read(one.report))
        joining.catch_up(kept, flow.read)
    return path


@pytest.fixture
def rows(program: Program, store: Path) -> Rows:
    """The records that a command prints of the store."""

    def run(*arguments: str) -> list[dict[str, Any]]:
        done = program(*arguments, "--store", store, "--format", "jsonl")
        assert done.status == 0, done.err
        assert "engine" in done.err and "world" in done.err and "judgements" in done.err
        return [json.loads(line) for line in done.out.splitlines()]

    return run


def test_lines_keep_to_the_contract(rows: Rows, shared: Path) -> None:
    contract = json.loads((shared / "contract" / "situation.schema.json").read_text())
    found = rows("situation")
    assert found
    for one in found:
        jsonschema.validate(one, contract)


def test_what_was_known_later_is_not_known_before(rows: Rows) -> None:
    (before,) = rows("situation", "--as-of", "2025-03-06", "--known-by", "2025-03-06")
    assert before["parties"][0] == "Sudanese army"
    assert (before["status"], before["since"], before["disputed_by"]) == ("holds", "2025-03-01", [])
    (after,) = rows("situation", "--as-of", "2025-03-06", "--known-by", "2025-03-07")
    assert after["status"] == "contested"
    assert set(after["parties"]) == {"Sudanese army", "Rapid Support Forces"}
    assert after["disputed_by"]


def test_by_the_other_clock_a_report_was_known_when_it_was_published(rows: Rows) -> None:
    asked = ("situation", "--as-of", "2025-03-06", "--known-by", "2025-03-05")
    assert [one["status"] for one in rows(*asked, "--clock", "published")] == ["contested"]
    assert [one["status"] for one in rows(*asked)] == ["holds"]


def test_nothing_is_said_of_days_before_anything_was_known(rows: Rows) -> None:
    assert rows("situation", "--as-of", "2025-03-06", "--known-by", "2025-03-01") == []


def test_that_nothing_is_said_to_hold_is_said(program: Program, store: Path) -> None:
    done = program("situation", "--store", store, "--place", "Chad")
    assert "\nNothing is said to hold.\n" in done.out
    assert "Nothing is said" not in program("situation", "--store", store).out


@pytest.mark.parametrize("given", ["2025-03", "2025", "2025-03-XX", "XXXX-XX-XX", "2025-03-01~"])
@pytest.mark.parametrize(
    "asked",
    [
        ["situation", "--as-of"], ["situation", "--known-by"], ["brief", "--as-of"],
        ["brief", "--known-by"], ["changes", "--to", "2025-03-04", "--from"],
        ["stories", "--until"], ["export", "--to", "csv", "--since"],
    ],
)  # fmt: skip
def test_a_question_is_of_a_day(
    program: Program, store: Path, asked: list[str], given: str
) -> None:
    done = program(*asked, given, "--store", store)
    assert done.status == 2
    assert f"'{asked[-1]}': '{given}' is not a date with its day" in done.err


@pytest.mark.parametrize("place", ["El Fasher", "الفاشر", "North Darfur"])
def test_a_place_is_asked_for_by_any_of_its_names_or_by_what_it_lies_in(
    rows: Rows, place: str
) -> None:
    (found,) = rows("situation", "--place", place)
    assert (found["what"], found["place"], found["since"]) == (
        "CEASEFIRE",
        "El Fasher",
        "2025-03-09",
    )
    assert found["according_to"] == ["United Nations"]


def test_a_country_holds_all_its_places(rows: Rows) -> None:
    assert (
        len(rows("situation", "--place", "SDN")) == len(rows("situation", "--place", "Sudan")) == 2
    )
    assert rows("situation", "--place", "SDN", "--what", "ceasefire") != rows("situation")
    assert rows("situation", "--place", "Chad") == []


@pytest.mark.parametrize("command", ["situation", "stories", "export"])
def test_a_place_that_is_none_is_told(program: Program, store: Path, command: str) -> None:
    more = ("--to", "csv") if command == "export" else ()
    for place, is_none in (("Atlantis Minor", True), ("Chad", False), ("TCD", False)):
        done = program(command, "--store", store, "--place", place, *more)
        assert done.status == 0, done.err
        assert ("no place is known as Atlantis Minor" in done.err) == is_none
    done = program(command, "--store", store, "--place", "مكان لا يُعرف", *more)
    assert "no place is known as مكان لا يُعرف; look" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["situation", "--what", "CONTROLL"], "is none of CONTROL, CEASEFIRE"),
        (["stories", "--type", "attack"], "'attack' is none of AGREE, CONSULT"),
        (["export", "--to", "csv", "--type", "toll", "--type", "x"], "'x' is none of AGREE"),
        (["stories", "--since", "2025-03-02", "--until", "2025-03-01"], "2025-03-02 is after"),
        (["export", "--to", "csv", "--since", "2025-03-02", "--as-of", "2025-03-01"], "is after"),
        (["search", " "], "give a word"),
    ],
)
def test_what_nothing_can_be_is_refused(
    program: Program, store: Path, arguments: list[str], told: str
) -> None:
    done = program(*arguments, "--store", store)
    assert done.status == 2
    assert told in " ".join(done.err.split())


def test_the_text_names_place_holder_source_age_and_what_made_it(
    program: Program, store: Path
) -> None:
    done = program("situation", "--store", store, "--as-of", "2025-03-02", "--place", "Wad Madani")
    assert done.status == 0, done.err
    for words in (
        *("Sudan\n", "Wad Madani (Gezira State)", "last report", "since 2025-03-01"),
        *("according to Sudanese army [Sudanese government] (1 report)", "engine", "judgements"),
        "No line about a place means that no report told of it, nothing more.",
    ):
        assert words in done.out


def test_changes_tell_what_began_and_what_is_newly_disputed(rows: Rows) -> None:
    found = rows("changes", "--from", "2025-03-03", "--to", "2025-03-11")
    assert {(one["kind"], one["after"]["place"]) for one in found} == {
        ("disputed", "Wad Madani"),
        ("began", "El Fasher"),
    }
    assert all(one["claims"] for one in found)
    assert rows("changes", "--from", "2025-03-11", "--to", "2025-03-11") == []


def test_changes_go_forward(program: Program, store: Path) -> None:
    done = program("changes", "--store", store, "--from", "2025-03-11", "--to", "2025-03-03")
    assert done.status == 2
    assert "2025-03-11 is after 2025-03-03" in done.err
