"""``lineage`` and ``stories``: what is printed of a store whose reports are joined."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from isnad import flow, joining
from isnad.reading import Arrived, arrivals
from isnad.records import ReadResult
from isnad.store import open_store
from tests.program import Program

REPORTS = Path(__file__).parents[1] / "joining" / "reports.jsonl"
ISOLATES = "\u2068", "\u2069"
Lines = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def read() -> list[ReadResult]:
    """An agency's report, copied, translated, updated, corrected; and others on the same."""
    items = arrivals([str(REPORTS)])
    return [flow.read(one.report) for one in items if isinstance(one, Arrived)]


def kept(path: Path, results: Iterable[ReadResult]) -> Path:
    """A store that has those reports, joined."""
    with open_store(path) as store:
        for one in results:
            store.add(one)
        joining.catch_up(store, flow.read)
    return path


@pytest.fixture(scope="module")
def store(read: list[ReadResult], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all of them."""
    return kept(tmp_path_factory.mktemp("joined") / "store.db", read)


@pytest.fixture
def lines(program: Program, store: Path) -> Lines:
    """The records that a command prints of the store."""

    def run(*arguments: str, of: Path = store) -> list[dict[str, Any]]:
        done = program(*arguments, "--store", of, "--format", "jsonl")
        assert done.status == 0, done.err
        return [json.loads(line) for line in done.out.splitlines()]

    return run


@pytest.mark.parametrize(("command", "schema"), [("lineage", "lineage"), ("stories", "story")])
def test_lines_keep_to_the_contract(lines: Lines, shared: Path, command: str, schema: str) -> None:
    contract = json.loads((shared / "contract" / f"{schema}.schema.json").read_text())
    found = lines(command)
    assert found
    for one in found:
        jsonschema.validate(one, contract)


def test_lineage_says_what_comes_of_what_and_why(lines: Lines) -> None:
    found = {one["report"]: one for one in lines("lineage")}
    assert found["copy-1"]["of"]["report"] == "agency-1"
    assert found["vi-1"]["kind"] == "translation"
    for one in found.values():
        assert one["because"]
        assert not {"aligned", "score"} & one.keys()
        assert None not in one["of"].values()


def test_stories_are_whole(lines: Lines, read: list[ReadResult]) -> None:
    texts = {one.report.id: one.report for one in read}
    found = lines("stories")
    claims = [telling["claim"] for one in found for telling in one["tellings"]]
    assert set(claims) == {claim.id for one in read for claim in one.claims}
    for one in found:
        assert one["merged_from"] == [] and one["split_from"] is None
        for telling in one["tellings"]:
            assert telling["chain"][0]["link"] == "published"
            stored = texts[telling["report"]].part(telling["part"])
            assert stored[telling["start"] : telling["end"]] == telling["quote"]
            assert not any(
                link.get(name, "") is None for link in telling["chain"] for name in ("start", "end")
            )


def test_the_order_is_that_of_time_then_id(lines: Lines) -> None:
    found = lines("stories")
    keys = [((one["time"] or {}).get("first") or "9", one["id"]) for one in found]
    assert keys == sorted(keys)
    days = {one["report"]: at for at, one in enumerate(lines("lineage"))}
    assert days["copy-1"] < days["vi-1"] < days["update-1"] < days["back-1"]


@pytest.mark.parametrize("command", ["lineage", "stories"])
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_the_order_of_arrival_changes_nothing(
    program: Program, read: list[ReadResult], store: Path, tmp_path: Path, command: str, form: str
) -> None:
    other = kept(tmp_path / "other.db", random.Random(4).sample(read, len(read)))
    printed = [program(command, "--store", path, "--format", form).out for path in (store, other)]
    assert printed[0] == printed[1]


def test_lineage_for_people(program: Program, store: Path) -> None:
    blocks = program("lineage", "--store", store).out.split("\n\n")
    copy = next(block for block in blocks if block.startswith("copy-1"))
    assert "Morning Ledger" in copy.splitlines()[0]
    assert "agency-1" in copy and "because" in copy


def test_stories_for_people(program: Program, store: Path) -> None:
    done = program("stories", "--store", store, "--place", "Zalingei", "--min-origins", "2")
    head, title, counted = done.out.splitlines()[:3]
    assert "Zalingei [SDN]" in head
    assert title.strip()
    assert "8 reports" in counted and "origins" in counted and "sides" in counted
    assert "Morning Ledger <- Halyard Agency [copies] <- " in done.out
    for line in done.out.splitlines():
        assert line.count(ISOLATES[0]) == line.count(ISOLATES[1])
        bare = line
        while ISOLATES[0] in bare:
            before, _, rest = bare.partition(ISOLATES[0])
            bare = before + rest.partition(ISOLATES[1])[2]
        assert not any("\u0600" <= char <= "\u06ff" for char in bare), line


def test_what_could_steer_a_terminal_is_made_visible(
    program: Program, read: list[ReadResult], tmp_path: Path
) -> None:
    import msgspec

    evil = [
        msgspec.structs.replace(
            one, report=msgspec.structs.replace(one.report, outlet="Bad\x1b[2J\u202eOutlet")
        )
        for one in read
    ]
    path = kept(tmp_path / "evil.db", evil)
    for command in ("lineage", "stories"):
        out = program(command, "--store", path).out
        assert "<U+001B>" in out
        assert "\x1b" not in out and "\u202e" not in out


def test_filters(lines: Lines) -> None:
    every = lines("stories")

    def ids(*arguments: str) -> set[str]:
        return {one["id"] for one in lines("stories", *arguments)}

    def having(test: Callable[[dict[str, Any]], bool]) -> set[str]:
        return {one["id"] for one in every if test(one)}

    at = having(lambda one: bool(one["place"]) and one["place"]["name"] == "Zalingei")
    number = next(str(o["place"]["geonames"]) for o in every if o["id"] in at)
    assert at
    assert ids("--place", "Zalingei") == ids("--place", "زالنجي") == ids("--place", number) == at
    there = having(lambda one: bool(one["place"]) and one["place"]["country"] == "SDN")
    assert ids("--place", "SDN") == there > at
    assert ids("--type", "control") == having(lambda one: one["type"] == "CONTROL") != set()
    assert ids("--min-origins", "2") == having(lambda one: len(one["origins"]) > 1)
    dated = having(lambda one: bool(one["time"]))
    assert ids("--since", "2023-05-05") | ids("--until", "2023-05-04") == dated
    assert ids("--since", "2023-05-05") - ids("--until", "2023-05-04")
    assert ids("--since", "2023-05-03", "--until", "2023-05-03") >= at
    assert ids("--since", "2030-01-01") == set()


def test_no_story_fits(program: Program, store: Path) -> None:
    done = program("stories", "--store", store, "--type", "AID", "--place", "Chad")
    assert (done.status, done.out) == (0, "")
    assert "no story fits what was asked for" in done.err


def test_an_id_or_how_it_begins(program: Program, store: Path, lines: Lines) -> None:
    first = lines("stories")[0]
    (found,) = lines("stories", "--id", first["id"][:10])
    assert found == first
    done = program("stories", "--store", store, "--id", "nothing")
    assert done.status == 1
    assert "no story 'nothing'" in done.err


def test_an_id_of_before_leads_to_the_story_now(
    program: Program, read: list[ReadResult], tmp_path: Path
) -> None:
    path = kept(tmp_path / "store.db", [one for one in read if one.report.id != "agency-1"])
    before = program("stories", "--store", path, "--place", "Zalingei", "--format", "jsonl").out
    old = json.loads(before.splitlines()[0])["id"]
    # What was published first comes last, and founds the story.
    kept(path, read)
    done = program("stories", "--store", path, "--id", old, "--format", "jsonl")
    (now,) = map(json.loads, done.out.splitlines())
    assert now["id"] != old
    assert old in now["merged_from"]
    assert f"story {old} is story {now['id']} now" in done.err


def test_add_joins_unless_told_not_to(
    program: Program, reports: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "store.db"
    one = {"id": "one", "text": "Rebels seized the town.", "language": "en"}
    two = {"id": "two", "text": "They seized it.", "language": "en"}
    assert program("add", reports(one), "--store", path).status == 0
    with open_store(path) as store:
        assert joining.is_current(store)
    assert program("add", reports(two), "--store", path, "--no-join").status == 0
    with open_store(path) as store:
        assert store.waiting() == 1
    assert "two" in program("stories", "--store", path).out
    with open_store(path) as store:
        assert joining.is_current(store)


def test_joined_anew_all_is_as_before(program: Program, store: Path) -> None:
    for command in ("stories", "lineage"):
        before = program(command, "--store", store, "--format", "jsonl").out
        after = program(command, "--store", store, "--format", "jsonl", "--rebuild").out
        assert before == after


@pytest.mark.parametrize("command", ["stories", "lineage"])
def test_a_store_that_is_not_there(program: Program, tmp_path: Path, command: str) -> None:
    done = program(command, "--store", tmp_path / "none.db")
    assert done.status == 1
    assert "none.db" in done.err
