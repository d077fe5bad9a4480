"""What is in a bundle, that it is the same every time, and that nothing in it can be changed
without being seen."""

from __future__ import annotations

import io
import json
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from isnad import bundles
from isnad.bundles.making import complete
from isnad.bundles.records import MANIFEST, PAGE, SUMS
from isnad.records import Report, Span
from isnad.steering import visible

from .samples import HARM, TEXTS, brief, given, held, report, story

DERIVED = (MANIFEST, PAGE, SUMS)


def lines(files: dict[str, bytes], path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files[path].decode().splitlines()]


def test_the_words_are_there_and_the_whole_texts_only_when_asked_for() -> None:
    short = claimed_short()
    files = bundles.of_story(story(), short, texts=False)
    assert {
        "story.json",
        "claims.jsonl",
        "quotes.jsonl",
        "reports.jsonl",
        "lineage.jsonl",
    } <= files.keys()
    assert not any(path.startswith("texts/") for path in files)
    assert all("=HYPERLINK" not in data.decode() for data in files.values())
    whole = bundles.of_story(story(), short, texts=True)
    (en,) = [one for one in lines(whole, "reports.jsonl") if one["id"] == "r-en"]
    assert whole[en["file"]].decode() == TEXTS["r-en"]


def claimed_short() -> bundles.Given:
    """As given, but claims whose evidence is no more than a few words."""
    there = held()
    for one in there.values():
        words = one.claims[0].trigger
        one.claims[0] = msgspec.structs.replace(one.claims[0], evidence=words)
    return given(held=there)


def test_quotes_stand_where_they_say_with_their_hashes(files: dict[str, bytes]) -> None:
    quotes = lines(files, "quotes.jsonl")
    assert len(quotes) == 7
    for one in quotes:
        words = TEXTS[one["report"]][one["start"] : one["end"]]
        assert one["quote"] == words
        assert one["sha256"] == bundles.digest(words.encode())


def test_steering_characters_are_escapes_in_all_data(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if not path.startswith("texts/"):
            assert visible(data.decode()) == data.decode(), path


def test_the_same_gives_the_same_bytes(files: dict[str, bytes], tmp_path: Path) -> None:
    again = bundles.of_story(story(), given(), texts=True)
    packed = bundles.packed(files)
    assert packed == bundles.packed(dict(reversed(again.items())))
    (tmp_path / "b.zip").write_bytes(packed)
    assert bundles.unpacked(tmp_path / "b.zip") == files
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        entries = archive.infolist()
    assert [e.filename for e in entries] == sorted(e.filename for e in entries)
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("texts", [True, False])
def test_a_bundle_is_whole_as_it_is_made(texts: bool) -> None:
    for files in (
        bundles.of_story(story(), given(), texts=texts),
        bundles.of_brief(brief(), given(), texts=texts),
    ):
        checked = bundles.verify(files)
        assert checked.faults == []
        assert checked.sha256 == bundles.digest(files[SUMS])
        assert bool(checked.unchecked) is not texts


MADE = bundles.of_story(story(), given(), texts=True)


@drawn(st.sampled_from(sorted(MADE)), st.data())
def test_any_byte_that_is_changed_is_seen(path: str, data: st.DataObject) -> None:
    body = bytearray(MADE[path])
    if not body:
        body = bytearray(b" ")
    else:
        at = data.draw(st.integers(0, len(body) - 1))
        body[at] ^= data.draw(st.integers(1, 255))
    assert bundles.verify({**MADE, path: bytes(body)}).faults


@pytest.mark.parametrize("path", sorted(MADE))
def test_a_file_that_is_missing_or_too_many_is_seen(path: str) -> None:
    assert bundles.verify({p: d for p, d in MADE.items() if p != path}).faults
    assert bundles.verify({**MADE, f"{path}.bak": MADE[path]}).faults


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("quotes.jsonl", '"quote":"rebels"', '"quote":"troops"'),
        ("claims.jsonl", "قصفوا", "ضربوا"),
        ("story.json", "قصفوا", "ضربوا"),
        ("texts/0001.txt", "قصفوا", "ضربوا"),
        ("texts/0002.txt", "Monday", "Sunday"),
        ("reports.jsonl", '"sha256":"', '"sha256":"0'),
        ("story.json", '"claim":"', '"claim":"0'),
    ],
)
def test_data_that_was_changed_with_all_hashes_made_anew_is_seen(
    files: dict[str, bytes], path: str, old: str, new: str
) -> None:
    assert old in files[path].decode()
    data = {p: d for p, d in files.items() if p not in DERIVED}
    data[path] = data[path].decode().replace(old, new, 1).encode()
    assert bundles.verify(complete(data)).faults


def test_a_page_that_was_changed_with_its_hash_is_seen(files: dict[str, bytes]) -> None:
    from isnad.bundles.making import sums

    page = files[PAGE].replace(b"Northam</bdi>", b"Southam</bdi>", 1)
    assert page != files[PAGE]
    changed = {**files, PAGE: page}
    changed[SUMS] = sums({p: d for p, d in changed.items() if p != SUMS})
    assert bundles.verify(changed).faults == [
        "index.html is not the page that follows from the data"
    ]


def test_words_are_held_against_a_store(files: dict[str, bytes]) -> None:
    checked = bundles.verify(files, report)
    assert checked.faults == []
    assert not any("held against none" in line for line in checked.unchecked)
    other = bundles.verify(
        files, lambda name: report(name, TEXTS[name].replace("shelled", "bombed!"))
    )
    assert any("another hash" in fault for fault in other.faults)
    assert any("does not stand" in fault for fault in other.faults)
    missing = bundles.verify(files, lambda _: None)
    assert not missing.faults and "report r-en is not in the store" in missing.unchecked


def test_words_that_were_forgotten_are_told(files: dict[str, bytes]) -> None:
    there = held()
    now = report("r-en", TEXTS["r-en"].replace("Delta TV", "████████"))
    now.sha256 = there["r-en"].report.sha256
    ref = msgspec.structs.replace(there["r-en"].claims[0].report, sha256=now.sha256)
    claim = msgspec.structs.replace(
        there["r-en"].claims[0], report=ref, sources=[],
        evidence=Span(start=0, end=len(now.text), quote=now.text),
    )  # fmt: skip
    there["r-en"] = msgspec.structs.replace(there["r-en"], report=now, claims=[claim])
    told = ["1 person forgotten on 2024-12-05 in 1 report: asked"]
    made = bundles.of_story(story(), given(held=there, altered={"r-en": told}), texts=True)
    checked = bundles.verify(made)
    assert checked.faults == []
    assert any("r-en: words were forgotten" in line for line in checked.unchecked)
    page = made[PAGE].decode()
    assert told[0] in page and "no longer have the hash" in page


def test_a_brief_of_another_store_is_refused() -> None:
    there = held()
    del there["r-en"]
    with pytest.raises(
        bundles.NotOfThisStore, match="r-en is not in the store; make the brief anew"
    ):
        bundles.of_brief(brief(), given(held=there, lineages={}), texts=False)
    there = held()
    there["r-ar"].claims.clear()
    with pytest.raises(bundles.NotOfThisStore, match=r"claim \w+ of report r-ar is not"):
        bundles.of_brief(brief(), given(held=there), texts=False)
    there = held()
    text = TEXTS["r-ar"].replace("قصفوا", "█████")
    there["r-ar"].report.text = text
    with pytest.raises(bundles.NotOfThisStore, match="does not have"):
        bundles.of_brief(brief(), given(held=there), texts=False)


class Tags(HTMLParser):
    """The tags of a page, and the attributes that could run something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.running: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.running += [name for name, _ in attrs if name.startswith("on")]


@pytest.mark.parametrize("kind", ["story", "brief"])
def test_words_of_reports_are_never_markup(kind: str) -> None:
    made = bundles.of_story if kind == "story" else bundles.of_brief
    of: Any = story() if kind == "story" else brief()
    page = made(of, given(), texts=True)[PAGE].decode()
    found = Tags(page)
    assert HARM not in page
    assert found.tags.count("script") == 2 and "img" not in found.tags and found.running == []


def test_what_would_turn_the_page_around_is_made_visible() -> None:
    page = bundles.of_story(story(), given(), texts=True)[PAGE].decode()
    assert "\u202e" not in page
    assert "&lt;U+202E&gt;on</mark> Monday&lt;U+202C&gt;" in page


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://a\u202e.example", "http://[x"]
)
def test_only_plain_addresses_are_links(url: str) -> None:
    there = held()
    there["r-en"].report.url = url
    page = bundles.of_story(story(), given(held=there), texts=False)[PAGE].decode()
    assert 'href="https://paper.example/1"' in page
    assert page.count("noreferrer noopener") == 1


def test_directions_and_languages() -> None:
    page = bundles.of_brief(brief(), given(), texts=False)[PAGE].decode()
    assert '<div lang="ar" dir="rtl">' in page
    assert '<q lang="ar" dir="auto"' in page
    assert '<q dir="auto" lang="en"' in page
    assert "نورثام \u2068Northam\u2069" in page


@pytest.mark.parametrize("names", [["a", "a"], ["../a"], ["/a"], ["a\\b"], ["x/../../a"]])
def test_zip_files_that_would_do_harm_are_no_bundles(tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            archive.writestr(entry, b"")
    with pytest.raises(bundles.NoBundle, match="is no bundle, or is damaged"):
        bundles.unpacked(path)


def test_what_is_no_zip_file_is_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    for data in (b"", b"words", bundles.packed(MADE)[:-60]):
        path.write_bytes(data)
        with pytest.raises(bundles.NoBundle):
            bundles.unpacked(path)
    with pytest.raises(bundles.NoBundle, match="cannot be read"):
        bundles.unpacked(tmp_path / "none.zip")


def test_a_report_is_found_by_its_whole_id_only(files: dict[str, bytes]) -> None:
    asked: list[str] = []

    def find(name: str) -> Report | None:
        asked.append(name)
        return None

    bundles.verify(files, find)
    assert sorted(asked) == sorted(TEXTS)
