"""``bundle``: made of a story or a brief of a real store, checked, and refused where it is not whole."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import msgspec
import pytest

from isnad import bundles, flow, joining
from isnad.joins import ClaimKey, Story
from isnad.pages import Brief, Line, Listed, Made, Reference, Section
from isnad.reading import Arrived, arrivals
from isnad.records import Span
from isnad.store import open_store
from tests.program import Program

REPORTS = Path(__file__).parents[1] / "joining" / "reports.jsonl"


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a store whose reports are joined."""
    path = tmp_path_factory.mktemp("joined") / "store.db"
    with open_store(path) as store:
        for one in arrivals([str(REPORTS)]):
            if isinstance(one, Arrived):
                store.add(flow.read(one.report))
        joining.catch_up(store, flow.read)
    return path.read_bytes()


@pytest.fixture
def store(joined: bytes, tmp_path: Path) -> Path:
    """A store that a test may change."""
    path = tmp_path / "store.db"
    path.write_bytes(joined)
    return path


def largest(path: Path) -> Story:
    with open_store(path) as store:
        return max(store.stories(), key=lambda story: len({t.report for t in story.tellings}))


def a_brief(path: Path, folder: Path) -> Path:
    """A brief of one line on the largest story, as a file."""
    telling = largest(path).tellings[0]
    with open_store(path) as store:
        report = store.report(telling.report)
    key = ClaimKey(telling.report, telling.claim)
    span = Span(part=telling.part, start=telling.start, end=telling.end, quote=telling.quote)
    heading = Line(kind="note", text="Days")
    line = Line(kind="event", text=telling.says, claims=[key], numbers=[1])
    fields = ("id", "sha256", "language", "outlet", "title", "url", "published", "received")
    listed = Listed(**{name: getattr(report, name) for name in fields}, line=heading)
    made = Brief(
        language="en", direction="ltr", as_of="2023-05-06", known_by="2023-05-06", clock="received",
        title=heading, sections=[Section(key="days", heading=heading, lines=[line])],
        references=[Reference(number=1, report=telling.report, span=span, claims=[telling.claim])],
        reports=[listed], notes=[], made=Made(engine="1", world="2", judgements="0"),
    )  # fmt: skip
    file = folder / "brief.json"
    file.write_bytes(msgspec.json.encode(made))
    return file


def test_a_story_in_one_file(program: Program, store: Path, tmp_path: Path) -> None:
    story, out = largest(store), tmp_path / "out.zip"
    done = program("bundle", story.id, "-o", out, "--store", store)
    assert done.status == 0, done.err
    reports = {telling.report for telling in story.tellings}
    with zipfile.ZipFile(out) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    listed = [json.loads(line) for line in files["reports.jsonl"].splitlines()]
    assert {one["id"] for one in listed} >= reports and len(reports) > 2
    claims = [json.loads(line) for line in files["claims.jsonl"].splitlines()]
    assert {one["id"] for one in claims} == {telling.claim for telling in story.tellings}
    kinds = {json.loads(line)["kind"] for line in files["lineage.jsonl"].splitlines()}
    assert {"copy", "translation"} <= kinds
    assert bundles.digest(files["SHA256SUMS"]) in done.out
    assert not any(name.startswith("texts/") for name in files)
    again = tmp_path / "again.zip"
    program("bundle", story.id[:10], "-o", again, "--store", store)
    assert again.read_bytes() == out.read_bytes()


def test_checking_one(program: Program, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.zip"
    program("bundle", largest(store).id, "-o", out, "--with-texts", "--store", store)
    done = program("bundle", "--verify", out)
    assert done.status == 0 and "whole; SHA256SUMS has the hash" in done.out
    done = program("bundle", "--verify", out, "--store", store)
    assert done.status == 0 and "reports as the store has them" in done.out
    files = bundles.unpacked(out)
    files["texts/0001.txt"] += b"!"
    out.write_bytes(bundles.packed(files))
    done = program("bundle", "--verify", out)
    assert done.status == 1
    assert "texts/0001.txt does not have the hash" in done.err and "whole;" not in done.out
    out.write_bytes(b"no zip file")
    assert program("bundle", "--verify", out).status == 1


def test_a_brief_in_one_file(program: Program, store: Path, tmp_path: Path) -> None:
    file, out = a_brief(store, tmp_path), tmp_path / "out.zip"
    done = program("bundle", file, "-o", out, "--store", store)
    assert done.status == 0, done.err
    assert "1 report, 1 claim" in done.out
    assert program("bundle", "--verify", out, "--store", store).status == 0
    file.write_text('{"language": "en"}')
    broken = program("bundle", file, "-o", out, "--store", store)
    assert broken.status == 1 and "not a brief as isnad brief --format json writes it" in broken.err


@pytest.mark.usefixtures("real_days")
@pytest.mark.parametrize("language", ["ar", "en", "vi"])
def test_a_real_brief_in_one_file(
    program: Program, store: Path, tmp_path: Path, language: str
) -> None:
    file, out = tmp_path / "brief.json", tmp_path / "out.zip"
    program("brief", "--store", store, "--format", "json", "--language", language, "-o", file)
    done = program("bundle", file, "-o", out, "--store", store)
    assert done.status == 0, done.err
    assert program("bundle", "--verify", out, "--store", store).status == 0
    files = bundles.unpacked(out)
    page, told = files["index.html"].decode(), msgspec.json.decode(files["brief.json"], type=Brief)
    assert len(told.references) > 5
    for one in told.references:
        assert f'href="#ref-{one.number}"' in page and f'id="ref-{one.number}"' in page


def test_what_was_forgotten_is_told_and_not_bundled(
    program: Program, store: Path, tmp_path: Path
) -> None:
    file, out = a_brief(store, tmp_path), tmp_path / "out.zip"
    gone = largest(store).tellings[0].report
    before = largest(store).id
    program("forget", gone, "--reason", "the agency asked", "--store", store, "--no-join")
    refused = program("bundle", file, "-o", out, "--store", store)
    assert refused.status == 1 and f"report {gone} is not in the store" in refused.err
    assert not out.exists()
    done = program("bundle", before, "-o", out, "--store", store)
    assert done.status == 0, done.err
    files = bundles.unpacked(out)
    (stone,) = files["tombstones.jsonl"].splitlines()
    assert json.loads(stone)["reason"] == "the agency asked"
    assert b"1 report forgotten on" in files["index.html"]
    assert gone.encode() not in files["reports.jsonl"]
    assert program("bundle", "--verify", out).status == 0


@pytest.mark.parametrize("arguments", [[], ["x"], ["x", "-o", "y.zip"], ["x", "--store", "s.db"]])
def test_it_says_what_it_needs(program: Program, arguments: list[str]) -> None:
    done = program("bundle", *arguments)
    assert done.status == 2 and "STORY -o FILE.zip --store FILE" in " ".join(done.err.split())


def test_a_story_that_is_not_there(program: Program, store: Path, tmp_path: Path) -> None:
    done = program("bundle", "nothing", "-o", tmp_path / "out.zip", "--store", store)
    assert done.status == 1 and "there is no story 'nothing'" in done.err
    where = tmp_path / "none" / "out.zip"
    done = program("bundle", largest(store).id, "-o", where, "--store", store)
    assert done.status == 1 and "cannot be written" in done.err
