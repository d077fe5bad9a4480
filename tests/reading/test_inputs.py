"""What comes in as a report, and what is told of what does not."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad import settings
from isnad.reading import Arrived, arrivals
from isnad.reading.arrivals import Defaults
from isnad.reading.checks import from_json, from_text
from isnad.records import Rejected, Report


def put(folder: Path, name: str, content: str | bytes) -> str:
    """The path of a new file with that content, line ends as they are."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def lines(*records: dict[str, Any] | str) -> str:
    return "".join(
        (record if isinstance(record, str) else json.dumps(record)) + "\n" for record in records
    )


def reports(*paths: str, **options: Any) -> list[Report]:
    return [item.report for item in arrivals(paths, **options) if isinstance(item, Arrived)]


def refused(*paths: str, **options: Any) -> list[tuple[str, str]]:
    """Where and why, for every input that was not read."""
    found = [item for item in arrivals(paths, **options) if isinstance(item, Rejected)]
    return [(item.where, item.reason) for item in found]


@pytest.mark.parametrize(
    "text",
    ["one\ntwo\n", "one\r\ntwo", "\n\n  one\r", "a\u2028b\x85c", "قصف\u200f\n", "e\u0302\u0301"],
)
def test_a_text_is_stored_as_it_is(tmp_path: Path, text: str) -> None:
    (report,) = reports(put(tmp_path, "one.txt", text))
    assert report.text == text
    assert report.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert report.id == f"sha256:{report.sha256}"


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    marked = put(tmp_path, "one.txt", b"\xef\xbb\xbfone\r\n")
    in_json = put(tmp_path, "two.jsonl", b"\xef\xbb\xbf" + lines({"text": "\ufefftwo"}).encode())
    assert [report.text for report in reports(marked, in_json)] == ["one\r\n", "\ufefftwo"]


def test_json_lines_give_what_they_know(tmp_path: Path) -> None:
    record = {
        "id": "a/1",
        "text": "t\r\n",
        "language": "vi",
        "published": "2024-12-02",
        "received": "2024-12-02T10:00:00Z",
        "title": "T",
        "url": "https://example.org/1",
        "outlet": "O",
        "section": ["not", {"known": 1}],
    }
    (report,) = reports(put(tmp_path, "one.jsonl", lines(record)))
    del record["section"]
    assert {name: getattr(report, name) for name in record} == record


def test_what_a_report_says_goes_before_the_options(tmp_path: Path) -> None:
    own = {"text": "one", "language": "en", "published": "2020"}
    path = put(tmp_path, "one.jsonl", lines(own, {"text": "two"}))
    found = reports(path, language="vi", published="2024-12-01")
    assert [(r.language, r.published) for r in found] == [("en", "2020"), ("vi", "2024-12-01")]


@pytest.mark.parametrize("name", ["one.jsonl", "one.ndjson", "one.JSON"])
def test_json_lines_are_known_by_name(tmp_path: Path, name: str) -> None:
    assert [r.text for r in reports(put(tmp_path, name, lines({"text": "x"})))] == ["x"]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'\n \xef\xbb\xbf\n{"text": "a"}\n\n{"text": "b"}', None),
        (b'{"text": "a"}\n\n{"text": "b"}', ["a", "b"]),
        (b'\xef\xbb\xbf  {"text": "a"}', ["a"]),
        (b"\n\n {", None),
        (b"\n\xef\xbb\xbfwords {", ["\n\ufeffwords {"]),
        (b"[1]\n", ["[1]\n"]),
    ],
)
def test_standard_input_is_told_apart(data: bytes, texts: list[str] | None) -> None:
    found = list(arrivals(["-"], stdin=io.BytesIO(data)))
    assert all(item.where.startswith("standard input") for item in found)
    if texts is not None:
        assert [item.report.text for item in found if isinstance(item, Arrived)] == texts


def test_places_name_file_and_line(tmp_path: Path) -> None:
    path = put(tmp_path, "one.jsonl", "\n" + lines({"text": "x"}, "{", {"text": "y"}))
    assert [item.where for item in arrivals([path])] == [f"{path}:2", f"{path}:3", f"{path}:4"]


BAD_LINES = [
    ("{", "not_json"),
    ("[]", "wrong_type"),
    ("null", "wrong_type"),
    ('{"id": "x"}', "wrong_type"),
    ('{"text": 1}', "wrong_type"),
    ('{"text": "x", "id": 1}', "wrong_type"),
    ('{"text": "x", "published": 2024}', "wrong_type"),
    ('{"text": "x", "published": "yesterday"}', "bad_date"),
    ('{"text": "x", "published": "2023-02-29"}', "bad_date"),
    ('{"text": "x", "received": "2023-XX"}', "bad_date"),
    ('{"text": "  \\n"}', "empty"),
    ('{"text": "a\\u0000b"}', "nul"),
    ('{"text": "x", "title": "\\u0000"}', "nul"),
    ('{"text": "' + "[" * 100_000 + '"', "not_json"),
    ('{"text": "x", "more": ' + "[" * 100_000 + "]" * 100_000 + "}", "not_json"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES)
def test_a_bad_line_leaves_its_neighbours(tmp_path: Path, line: str, reason: str) -> None:
    path = put(tmp_path, "one.jsonl", lines({"text": "before"}, line, {"text": "after"}))
    assert refused(path) == [(f"{path}:2", reason)]
    assert [report.text for report in reports(path)] == ["before", "after"]


def test_half_characters_are_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "one.jsonl", '{"text": "a\\ud800b"}\n{"text": "\\ud83d\\ude00"}\n')
    ((place, reason),) = refused(path)
    assert place == f"{path}:1"
    assert reason in {"surrogate", "not_json"}
    assert [report.text for report in reports(path)] == ["\U0001f600"]


def test_bad_files_leave_their_neighbours(tmp_path: Path) -> None:
    good = put(tmp_path, "good.txt", "good")
    broken = put(tmp_path, "broken.txt", "قصف حلب".encode() + b"\xff")
    neither = put(tmp_path, "neither.txt", b"ab \x81\x8d\xff\x8f\x90 cd\xfe\x81")
    line = put(tmp_path, "line.jsonl", lines({"text": "x"}).encode() + b'{"text": "\xe9"}\n')
    empty = put(tmp_path, "empty.txt", "")
    none = put(tmp_path, "none.jsonl", "\n\n")
    missing = str(tmp_path / "missing.txt")
    paths = [broken, neither, line, empty, none, missing, good]
    assert refused(*paths) == [
        (broken, "not_utf8"),
        (neither, "unknown_encoding"),
        (f"{line}:2", "not_utf8"),
        (empty, "empty"),
        (none, "empty"),
        (missing, "no_file"),
    ]
    assert [report.text for report in reports(*paths)] == ["x", "good"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"SQLite format 3\0\x10\0\x02\x02", "a database"),
        (b"{\\rtf1\\ansi Troops left.}", "a document of a word processor"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(
    tmp_path: Path, content: bytes, what: str
) -> None:
    (found,) = arrivals([put(tmp_path, "given", content)])
    assert isinstance(found, Rejected)
    assert found.reason == "unknown_format"
    assert f"is {what}, which is not read" in found.message


def test_a_report_twice_is_a_duplicate(tmp_path: Path) -> None:
    path = put(tmp_path, "one.txt", "one")
    same = put(tmp_path, "same.txt", "one")
    assert refused(path, path, same) == [(path, "duplicate"), (same, "duplicate")]
    twice = put(tmp_path, "a.jsonl", lines({"id": "1", "text": "x"}, {"id": "1", "text": "x"}))
    assert refused(twice) == [(f"{twice}:2", "duplicate")]


def test_one_text_under_two_ids_is_two_reports(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", lines({"id": "1", "text": "x"}, {"id": "2", "text": "x"}))
    assert [report.id for report in reports(path)] == ["1", "2"]


def test_another_text_under_an_id_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", lines({"id": "1", "text": "x"}, {"id": "1", "text": "y"}))
    assert refused(path) == [(f"{path}:2", "id_conflict")]


def test_a_text_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MAX_REPORT_BYTES", 100)
    long = put(tmp_path, "long.txt", "x" * 101)
    blank = put(tmp_path, "blank.txt", " \n" * 200)
    fits = put(tmp_path, "fits.txt", "x" * 100)
    some = put(tmp_path, "some.jsonl", lines({"text": "a"}, {"text": "y" * 500}, {"text": "b"}))
    wanted = [(long, "too_large"), (blank, "too_large"), (f"{some}:2", "too_large")]
    assert refused(long, blank, fits, some) == wanted
    assert [len(report.text) for report in reports(fits, some)] == [100, 1, 1]


def test_bytes_are_told_as_they_are_read(tmp_path: Path) -> None:
    content = lines({"text": "a"}, "{", {"text": "b"})
    told: list[int] = []
    list(arrivals([put(tmp_path, "a.jsonl", content)], seen=told.append))
    assert sum(told) == len(content)


def test_reading_is_a_stream(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", lines({"text": "a"}, {"text": "b"}))
    stream = open(path, "rb")
    first = next(arrivals(["-"], stdin=stream))
    assert isinstance(first, Arrived)
    stream.close()


@given(st.binary(max_size=200))
def test_any_bytes_are_stored_or_refused(data: bytes) -> None:
    for item in (from_text("x", data, Defaults()), from_json("x", data, Defaults())):
        if isinstance(item, Arrived):
            assert item.report.text.encode("utf-8").strip()
        else:
            assert item.reason and item.message


@given(st.text(st.characters(exclude_categories=[]), min_size=1))
def test_any_json_text_is_stored_whole_or_refused(text: str) -> None:
    item = from_json("x", json.dumps({"text": text}).encode(), Defaults())
    if isinstance(item, Arrived):
        assert item.report.text == text
    else:
        assert item.reason in {"empty", "nul", "surrogate", "not_json"}


def test_standard_input_may_be_closed() -> None:
    assert refused("-") == [("standard input", "unreadable")]


def test_r14_old_text_is_read_and_that_is_noted(tmp_path: Path) -> None:
    old = put(tmp_path, "old.txt", "قصف مسلحون البلدة".encode("windows-1256"))
    (item,) = arrivals([old])
    assert isinstance(item, Arrived)
    assert item.report.text == "قصف مسلحون البلدة"
    (note,) = item.notes
    assert "windows-1256" in note.message and "--encoding" in note.message


def test_r14_what_the_user_says_is_taken(tmp_path: Path) -> None:
    path = put(tmp_path, "one.txt", b"N\xe9i")
    named = {name: reports(path, encoding=name)[0].text for name in ("tcvn3", "latin-1")}
    assert named == {"tcvn3": "Nội", "latin-1": "Néi"}
    (item,) = arrivals([put(tmp_path, "two.txt", b"\x81")], encoding="windows-1252")
    assert isinstance(item, Rejected)
    assert item.reason == "bad_bytes"


def test_r14_garbled_text_is_kept_and_noted(tmp_path: Path) -> None:
    bad = "قصف مسلحون البلدة".encode().decode("windows-1256")
    path = put(tmp_path, "one.jsonl", lines({"text": bad}, {"text": "قصف"}))
    first, second = arrivals([path])
    assert isinstance(first, Arrived) and isinstance(second, Arrived)
    assert first.report.text == bad
    assert "windows-1256" in first.notes[0].message and first.notes[0].each
    assert not second.notes


@given(st.lists(st.binary(max_size=80), min_size=1, max_size=5))
def test_r13_any_file_is_read_or_refused(several: list[bytes]) -> None:
    for data in several:
        item = from_text("x", data, Defaults())
        if isinstance(item, Arrived):
            assert "\0" not in item.report.text
            item.report.text.encode("utf-8")
        else:
            assert item.reason and item.message


PAGE = b"<!DOCTYPE html><title>Hama</title><h1>Hama falls</h1><p>The army left the city of Hama on Thursday.</p>"


@pytest.mark.parametrize("name", ["a.html", "b.HTM", "c.xhtml", "d.txt"])
def test_pages_are_told_by_their_name_or_their_beginning(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PAGE)
    (found,) = arrivals([str(path)], published="2024-12-05")
    assert isinstance(found, Arrived)
    assert found.report.text == "The army left the city of Hama on Thursday."
    assert (found.report.title, found.report.published) == ("Hama falls", "2024-12-05")
    assert found.report.page is not None


def test_a_page_on_standard_input() -> None:
    (found,) = arrivals(["-"], stdin=io.BytesIO(b"\n <html>" + PAGE))
    assert isinstance(found, Arrived)
    assert found.report.title == "Hama falls"


def test_a_page_without_words_is_empty() -> None:
    (found,) = arrivals(["-"], stdin=io.BytesIO(b"<html><body><script>1</script></body></html>"))
    assert isinstance(found, Rejected)
    assert found.reason == "empty"
