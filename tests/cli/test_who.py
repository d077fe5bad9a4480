"""``isnad who``: who a name is, whether two names are of one person, judgements undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from isnad.records import Judged, Participant, Report
from isnad.store import open_store
from tests.program import Program
from tests.store.samples import claim, result

Reports = Callable[..., Path]
ASSAD = "person:bashar-al-assad"
ISOLATE, POP = "\u2068", "\u2069"


@pytest.mark.parametrize("name", ["Bashar al-Assad", "بشار الأسد", "bashar assad", ASSAD])
def test_who_a_name_is(program: Program, name: str) -> None:
    done = program("who", name)
    assert done.status == 0
    assert ASSAD in done.out
    assert f"{ISOLATE}بشار الأسد{POP}" in done.out
    assert "office  President of Syria: 2000-07" in done.out
    assert "known   from public record" in done.out
    assert not done.err


def test_what_runs_from_right_to_left_is_isolated(program: Program) -> None:
    for line in program("who", "بشار الأسد").out.splitlines():
        outside = re.sub(f"{ISOLATE}[^{POP}]*{POP}", "", line)
        assert not any("\u0590" <= c <= "\u08ff" for c in outside), line


@pytest.mark.parametrize("name", ["x\x1b[2Jy", "a\u202eb", "سليم\x1b[31m", "a\nb"])
def test_a_name_cannot_steer_the_terminal(program: Program, name: str) -> None:
    done = program("who", name)
    assert done.status == 0
    assert "nobody in the tables" in done.out
    *beware, _ = done.out.splitlines()
    assert len(beware) == ("\u202e" in name)
    assert not {"\x1b", "\u202e"} & set(done.out)


@pytest.mark.parametrize(
    ("date", "who"), [("2018-05-08", "mohammad-javad-zarif"), ("2024-10-26", "abbas-araghchi")]
)
def test_who_held_an_office_on_a_day(program: Program, date: str, who: str) -> None:
    done = program("who", "office:irn-foreign-minister", "--date", date)
    assert f"person:{who}" in done.out


def test_an_office_that_nobody_is_known_to_hold(program: Program) -> None:
    done = program("who", "office:irn-foreign-minister", "--date", "2030-01-01")
    assert "office:irn-foreign-minister" in done.out
    assert "person:" not in done.out


def test_an_organisation(program: Program) -> None:
    assert "org:irgc" in program("who", "الحرس الثوري").out
    assert "became" in program("who", "group:nusra-front").out


def test_country_and_role_rule_out(program: Program) -> None:
    assert "nobody" in program("who", "Bashar al-Assad", "--country", "FRA").out
    assert ASSAD in program("who", "Bashar al-Assad", "--role", "president").out
    assert "nobody" in program("who", "Bashar al-Assad", "--role", "pope").out


@pytest.mark.parametrize(
    ("one", "other", "answer", "reason"),
    [
        ("Bashar al-Assad", "بشار الأسد", "one person", f"both are names of {ASSAD}"),
        ("Salim Karmi", "سليم الكرمي", "one person", "sound alike"),
        ("Salim Karmi", "Tariq Karmi", "not one person, as far as is known", "names differ"),
    ],
)
def test_whether_two_names_are_of_one_person(
    program: Program, one: str, other: str, answer: str, reason: str
) -> None:
    for names in ((one, other), (other, one)):
        done = program("who", *names)
        assert done.out.splitlines()[0] == answer
        assert reason in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["who"], ["who", "a", "b", "c"], ["who", "--split", "x"], ["who", "--join", "x"],
        ["who", "--date", "99", "a"], ["who", "--country", "SY", "a"], ["who", ""], ["who", "a", " "],
    ],
)  # fmt: skip
def test_wrong_usage(program: Program, arguments: list[str]) -> None:
    done = program(*arguments)
    assert done.status == 2
    assert "Error" in done.err
    assert not done.out


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in which a report names somebody, and somebody whom no table knows."""
    path = tmp_path / "store.db"
    text = "Bachar \u202eAssad met Salim Karmi."
    of = Report(id="r1", sha256="0" * 64, text=text, language="en")
    known = Participant(name="Bashar al-Assad", text="Bachar \u202eAssad", entity=ASSAD)
    other = Participant(name="Salim Karmi", text="Salim Karmi", sector="CVL")
    given = result(of, claim(of, "met", actors=[known], recipients=[other]))
    given.judged = [Judged(entity=ASSAD, name="Bachar", reason="sounds like Bashar al-Assad")]
    with open_store(path) as kept:
        kept.add(given)
    return path


def judgement(out: str) -> str:
    """The id of the judgement that is printed."""
    found = re.search(r"\(([0-9a-f]{12})\)", out)
    assert found
    return found[1]


def test_where_reports_name_somebody(program: Program, store: Path) -> None:
    (line,) = (x for x in program("who", ASSAD, "--store", store).out.splitlines() if "report" in x)
    assert "r1 [en]" in line and "sounds like Bashar al-Assad" in line
    assert "Bachar <U+202E>Assad" in line and "\u202e" not in line
    assert judgement(line)


def test_split_and_join(program: Program, store: Path) -> None:
    shown = program("who", ASSAD, "--store", store).out
    one = judgement(shown)
    done = program("who", "--split", one, "--store", store)
    assert done.status == 0
    assert "are not taken for" in done.out and ASSAD in done.out
    undone = program("who", ASSAD, "--store", store).out
    assert undone == shown.replace(f"({one})", f"({one})  undone")
    assert "are taken for" in program("who", "--join", one, "--store", store).out
    assert program("who", ASSAD, "--store", store).out == shown


def test_people_without_public_office_are_shown_by_role(program: Program, store: Path) -> None:
    done = program("who", "salim karmi", "--store", store)
    assert "nobody in the tables" in done.out
    assert "without public office [CVL] in 1 report, not joined" in done.out


@pytest.mark.parametrize(
    "arguments", [["--split", "nothing"], ["--join", "nothing"]], ids=["split", "join"]
)
def test_no_such_judgement(program: Program, store: Path, arguments: list[str]) -> None:
    done = program("who", *arguments, "--store", store)
    assert done.status == 1
    assert "no judgement 'nothing'" in done.err and "isnad who NAME" in done.err


@pytest.mark.parametrize("arguments", [[ASSAD], ["--split", "x"]], ids=["name", "split"])
def test_a_store_that_is_not_there(program: Program, tmp_path: Path, arguments: list[str]) -> None:
    done = program("who", *arguments, "--store", tmp_path / "none.db")
    assert done.status == 1
    assert "none.db" in done.err
    assert not (tmp_path / "none.db").exists()


def test_names_that_sound_like_those_of_whom_was_forgotten_are_told(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "store.db"
    names = ("Nabil al-Sabri", "نبيل الصبري", "Nabil Hassan")
    with open_store(path) as kept:
        for at, name in enumerate(names):
            of = Report(
                id=f"r{at}", sha256=str(at) * 64, text=f"{name} met reporters.", language="en"
            )
            who = Participant(name=name, text=name, sector="CVL")
            kept.add(result(of, claim(of, "met", actors=[who])))
    done = program("forget", names[0], "--reason", "asked", "--store", path, "--no-join")
    assert done.status == 0, done.err
    assert f"reports still name {names[1]}, who may be the same" in done.err
    assert names[2] not in done.err
    done = program("forget", names[1], "--reason", "asked", "--store", path, "--no-join")
    assert "may be the same" not in done.err
