"""A report that came from a page is read again from the store as it was read from the page."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from isnad import flow
from isnad.reading import Arrived, arrivals
from isnad.records import ReadResult, Report
from isnad.store import Store, open_store
from isnad.text.passages import split

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Rebels take Saraqib | The Tern</title>
<meta property="og:site_name" content="The Tern">
<meta property="og:title" content="Rebels take Saraqib">
<meta property="article:published_time" content="2024-12-01T10:00:00+03:00">
<meta property="article:modified_time" content="2024-12-01T12:30:00+03:00">
<meta name="author" content="Mara Elwood"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Rebels take Saraqib</h1><p class="byline">By Mara Elwood</p>
<p>Rebels seized the town of Saraqib on Saturday, the Syrian army said in a statement.</p>
<figure><img src="a.jpg"><figcaption>Rebels entered the town of Maarat al-Numan. Photo: Halyard
</figcaption></figure>
<p>The army shelled the town of Idlib, residents said. The road to Aleppo was closed.</p>
<p>Rebels seized the town of Saraqib on Saturday, the Syrian army said in a statement.</p></article>
<aside><h2>Related</h2><ul><li><a href="/x">Army denies losing Hama</a></li></ul></aside>
</body></html>"""


@pytest.fixture
def arrived(tmp_path: Path) -> Report:
    """The report of the page."""
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    (one,) = arrivals([str(path)])
    assert isinstance(one, Arrived)
    return one.report


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return open_store(tmp_path / "store.db")


def said(result: ReadResult) -> object:
    return msgspec.to_builtins((result.claims, result.traces, result.report.carried_by))


def test_a_page_is_read_again_as_it_was(arrived: Report, store: Store) -> None:
    before = msgspec.structs.replace(arrived)
    first = flow.read(arrived)
    assert first.claims and arrived.layout and arrived.page is not None
    assert arrived.modified == "2024-12-01T12:30:00+03:00"
    with store:
        assert store.add(first) == "read"
        back = store.received(arrived.id)
        assert (back.layout, back.page, back.modified) == (
            *(arrived.layout, arrived.page),
            arrived.modified,
        )
        assert back.carried_by == before.carried_by
        assert split(back, "en") == split(msgspec.structs.replace(before, language="en"), "en")
        again = flow.read(back)
        for one in again.claims:
            one.report = msgspec.structs.replace(one.report, received=None)
        assert said(again) == said(first)
        assert store.add(again) == "duplicate"
        assert store.report(arrived.id).carried_by == first.report.carried_by


def test_what_stands_twice_in_a_page_is_there_twice(arrived: Report) -> None:
    text = arrived.text
    assert text.count("Rebels seized the town of Saraqib on Saturday") == 2
    assert all(
        one.quote == text[one.start : one.end]
        for claim in flow.read(arrived).claims
        for one in (claim.trigger, claim.evidence)
        if one.part == "text"
    )
