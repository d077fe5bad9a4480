"""``isnad brief`` over a store: what was known by when, of which days, in which language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from isnad import flow, joining
from isnad.briefing.gathering import gather
from isnad.reading import Arrived, arrivals
from isnad.store import open_store
from tests.program import Program

pytestmark = pytest.mark.usefixtures("real_days")

REPORTS = Path(__file__).parents[1] / "joining" / "reports.jsonl"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of an agency's report, copied, translated, updated, corrected; and others."""
    path = tmp_path_factory.mktemp("brief") / "store.db"
    with open_store(path) as kept:
        for one in arrivals([str(REPORTS)]):
            assert isinstance(one, Arrived)
            kept.add(flow.read(one.report))
        joining.catch_up(kept, flow.read)
    return path


def records(program: Program, store: Path, *more: str) -> dict[str, Any]:
    """The brief of a store as its records, by when reports were published."""
    done = program(
        "brief", "--store", store, "--clock", "published", "--format", "json", *more
    )  # fmt: skip
    assert done.status == 0
    return dict(json.loads(done.out))


def lines(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        line for s in sections for line in (s["heading"], *s["lines"], *lines(s["sections"]))
    ]  # fmt: skip


def published() -> dict[str, str]:
    read = (json.loads(row) for row in REPORTS.read_text("utf-8").splitlines())
    return {one["id"]: one["published"] for one in read}


def test_the_languages_tell_the_same_claims_in_the_same_sections(
    program: Program, store: Path
) -> None:
    def told(sections: list[dict[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in sections:
            claims = [(k["report"], k["claim"]) for row in one["lines"] for k in row["claims"]]
            found |= {one["key"]: sorted(set(claims))} | told(one["sections"])
        return found

    made = [records(program, store, "--language", code)["sections"] for code in ("en", "ar", "vi")]
    english, arabic, vietnamese = map(told, made)
    assert english == arabic == vietnamese
    assert sum(map(len, english.values())) > 10


def test_every_number_resolves_to_words_of_a_report(program: Program, store: Path) -> None:
    made = records(program, store)
    with open_store(store) as kept:
        texts = {one.id: one for one in kept.reports()}
    for one in made["references"]:
        span = one["span"]
        part = texts[one["report"]].part(span["part"])
        assert part[span["start"] : span["end"]] == span["quote"]
    used = {number for line in lines(made["sections"]) for number in line["numbers"]}
    assert used == {one["number"] for one in made["references"]}


def test_what_was_not_known_yet_is_not_told(program: Program, store: Path) -> None:
    days = sorted(set(published().values()))
    by = days[len(days) // 2]
    made = records(program, store, "--known-by", by, "--days", "30")
    known = {name for name, day in published().items() if day <= by}
    keys = [k for line in lines(made["sections"]) for k in line["claims"]]
    slots = [k for line in lines(made["sections"]) for s in line["slots"] for k in s["of"]]
    assert keys and {key["report"] for key in (*keys, *slots)} <= known
    assert made["known_by"] == by


def test_the_days_are_those_up_to_the_one_asked_about(program: Program, store: Path) -> None:
    made = records(program, store, "--as-of", "2023-05-04", "--days", "2")
    assert made["as_of"] == "2023-05-04"
    (events,) = (one for one in made["sections"] if one["key"] == "events")
    keys = {one["key"] for one in events["sections"]}
    assert "events/2023-05-03" in keys
    assert keys <= {"events/2023-05-03", "events/2023-05-04", "events/undated"}


def test_no_more_is_loaded_than_is_told(store: Path) -> None:
    with open_store(store) as kept, kept.looking() as tables:
        whole = gather(tables, None, None, "published", 3650, 1000)
        least = gather(tables, None, None, "published", 3650, 1)
    assert len(least.chosen.stories) == 1
    assert least.chosen.left_out.beyond == len(whole.chosen.stories) - 1
    assert len(least.claims) < len(whole.claims)
    assert not any(report.text for report in whole.reports.values())


def test_the_same_question_gives_the_same_bytes(program: Program, store: Path) -> None:
    for form in ("text", "html"):
        ask = ("brief", "--store", store, "--format", form)
        assert program(*ask).out == program(*ask).out


@pytest.mark.parametrize("known_by", ["2023-05-04", "2023-05-05", "2023-05-06"])
def test_a_brief_is_that_of_a_store_with_only_what_was_known(
    program: Program, store: Path, tmp_path: Path, known_by: str
) -> None:
    days = published()
    with open_store(tmp_path / "then.db") as then:
        for one in arrivals([str(REPORTS)]):
            assert isinstance(one, Arrived)
            if days[one.report.id][:10] <= known_by:
                then.add(flow.read(one.report))
        joining.catch_up(then, flow.read)
    asked = ("--as-of", known_by, "--known-by", known_by, "--days", "30")
    told = records(program, store, *asked)
    fresh = records(program, tmp_path / "then.db", *asked)
    for each in (told, fresh):
        for report in each["reports"]:
            del report["received"]
    assert told == fresh
    assert told["references"]
