"""Markdown, HTML and JSON say what the records say, and nothing that a report says is markup."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from isnad.brief import set_as
from isnad.brief.direction import one_line
from isnad.brief.forms.markdown import escaped
from isnad.pages import Brief
from isnad.records import CONTRACT, Participant, Report, Span

from .samples import REPORTS, taken
from .test_whole import whole
from .written import lines, written

LANGUAGES = ("en", "ar", "vi")
BAD = "<script>alert(1)</script> [x](javascript:y) **b** `c` <!-- & &amp; https://evil.example"


def hostile() -> Brief:
    """A brief of a report that would be markup everywhere it can."""
    span = Span(start=0, end=1, quote=BAD)
    one = msgspec.structs.replace(
        taken()[0], trigger=span, evidence=span,
        actors=[Participant(name=BAD, text=BAD, start=0, end=1, sector="GOV")],
    )  # fmt: skip
    report = msgspec.structs.replace(REPORTS["wire-1"], title=BAD, outlet=BAD, url="javascript:z")
    return written([one], reports={"wire-1": report})


class Page(HTMLParser):
    """What stands in a page: its text, ids, links, elements and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.ids, self.links, self.elements = "", [], [], []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.feed(page)
        self.close()

    text: str
    ids: list[str]
    links: list[str]
    elements: list[str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append(tag)
        self.attributes.setdefault(tag, found)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key in ("href", "src") and value]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_tells_every_line(language: str) -> None:
    brief = whole(language)
    page = Page(set_as("html", brief))
    assert page.attributes["html"] == {"lang": language, "dir": brief.direction}
    for line in lines(brief):
        assert line.text in page.text
    for one in brief.references:
        assert one_line(one.span.quote) in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_html_leads_to_its_words(language: str) -> None:
    brief = whole(language)
    page = Page(set_as("html", brief))
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert {f"r{one.number}" for one in brief.references} <= set(inside)
    assert set(inside) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_html_needs_nothing_from_elsewhere() -> None:
    page = Page(set_as("html", whole("en")))
    assert not {"script", "img", "link", "iframe", "object"} & set(page.elements)
    assert all(link.startswith("#") for link in page.links)
    linked = {"wire-1": msgspec.structs.replace(REPORTS["wire-1"], url="https://example.org/a?b&c")}
    page = Page(set_as("html", written(taken()[:1], reports=linked)))
    assert [link for link in page.links if link[0] != "#"] == ["https://example.org/a?b&c"]


def test_nothing_that_a_report_says_is_markup_in_html() -> None:
    page = Page(set_as("html", hostile()))
    assert "script" not in page.elements
    assert not [link for link in page.links if "javascript" in link or "evil" in link]
    assert page.text.count(BAD) >= 4


def tokens(page: str) -> list[Token]:
    """All inline tokens of a page in Markdown, as GitHub reads it."""
    found = MarkdownIt("gfm-like", {"linkify": False}).parse(page)
    return [child for token in found for child in token.children or []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_tells_every_line(language: str) -> None:
    brief = whole(language)
    found = tokens(set_as("markdown", brief))
    text = "".join(token.content for token in found if token.type == "text")
    for line in lines(brief):
        assert line.text in text
    links = {str(token.attrs["href"]) for token in found if token.type == "link_open"}
    assert links == {f"#r{one.number}" for one in brief.references}
    anchors = [token.content for token in found if token.type == "html_inline"]
    assert anchors == [x for r in brief.references for x in (f'<a id="r{r.number}">', "</a>")]


def test_nothing_that_a_report_says_is_markup_in_markdown() -> None:
    found = tokens(set_as("markdown", hostile()))
    kinds = {token.type for token in found}
    assert kinds <= {"text", "text_special", "link_open", "link_close", "html_inline", "softbreak"}
    assert all("script" not in t.content for t in found if t.type == "html_inline")
    links = [token.attrs["href"] for token in found if token.type == "link_open"]
    assert set(links) == {"#r1"}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).map(one_line))
def test_escaped_words_are_read_as_they_stand(words: str) -> None:
    found = MarkdownIt("gfm-like", {"linkify": False}).parse(f"- x\n- {escaped(words)}")
    inline = [token for token in found if token.type == "inline"]
    read = "".join(c.content for token in inline[1:] for c in token.children or [])
    assert read == words.strip()


def test_json_is_the_records() -> None:
    brief = whole("vi")
    made = json.loads(set_as("json", brief))
    assert made["contract"] == CONTRACT
    assert msgspec.convert(made, Brief) == brief


def test_a_report_without_a_title_or_address() -> None:
    bare = Report(id="wire-1", sha256="e" * 64, text="", language="en", published="2024-12-02")
    assert f"sha256:{'e' * 64}" in set_as("html", written(taken()[:1], reports={"wire-1": bare}))
