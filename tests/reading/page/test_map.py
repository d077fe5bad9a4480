"""The map from the text back to the page, over pages of any shape."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from isnad.reading.page import read_page
from isnad.records import PageMap

WORDS = st.sampled_from(
    [
        "Hama", " the army ", "\n\n", "  ", "a&nbsp;b", "&amp;", "&#0;", "&#xD800;", "e\u0301",
        "حماة", "Hu\u1ebf", "\U0001f30d", "\u2028", "x\ty", "said that it had left the city of Hama on Thursday, ",
    ]
)  # fmt: skip
BLOCKS = st.sampled_from(
    [
        "div",
        "p",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "pre",
        "h1",
        "h2",
        "blockquote",
        "article",
        "section",
        "figure",
        "figcaption",
    ]
)
INLINE = st.sampled_from(["b", "a href=/x", "span", "em", "q", "sup", "time", "font", "x-y"])


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(children, max_size=5).map("".join)
    return st.tuples(st.one_of(BLOCKS, INLINE), inside).map(
        lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>"
    )


NODES = st.recursive(
    st.one_of(WORDS, st.just("<br>"), st.just("<!--x-->"), st.just("<script>y</script>")),
    element,
    max_leaves=40,
)
PAGES = st.lists(NODES, max_size=8).map("".join)
SPACE = re.compile("[ \t\n\r\f\u2028\u2029]+")


def text_node(root: LexborNode, page: PageMap, run: tuple[int, int, int, int, int]) -> str:
    """The words of the text node that a run names, found from the path alone."""
    steps = [int(n) for n in re.findall(r"\*\[(\d+)\]", page.path(run))][1:]
    node = root
    for nth in steps:
        elements = [n for n in node.iter(include_text=False) if (n.tag or "-")[0] != "-"]
        node = elements[nth - 1]
    texts = [n for n in node.iter(include_text=True) if n.tag == "-text"]
    return texts[run[3] - 1].text_content or ""


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_each_run_is_the_words_of_the_node_that_it_names(html: str) -> None:
    found = read_page(html.encode())
    root = LexborHTMLParser(html).root
    assert root is not None
    for text, runs in ((found.text, found.page.runs), (found.title or "", found.page.title)):
        for run in runs:
            start, end, _, _, at = run
            if text is found.title and end > len(text):
                continue
            words = SPACE.sub(" ", text_node(root, found.page, run))
            assert text[start:end] == words[at : at + end - start] != ""


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_all_of_the_text_but_what_joins_it_is_mapped(html: str) -> None:
    found = read_page(html.encode())
    at = 0
    for start, end, *_ in found.page.runs:
        assert found.text[at:start] in ("", " ", "\n", " | ")
        at = end
    assert at == len(found.text)
    found.text.encode("utf-8")
    assert "\0" not in found.text


def test_lines_of_preformatted_words_keep_their_places() -> None:
    html = "<h1>T</h1><pre>\n The  first line of it, which is long enough to be read.  \n\n  second\t<b>bold </b> line\n</pre>"
    found = read_page(html.encode())
    assert found.text.split("\n") == [
        "The first line of it, which is long enough to be read.",
        "second bold line",
    ]


def test_white_space_is_as_a_browser_shows_it() -> None:
    html = "<p> The <b> army</b> <i> left </i>\n Hama&nbsp; on Thursday after days of clashes ,<br> it said<wbr>.</p>"
    assert read_page(html.encode()).text.split("\n") == [
        "The army left Hama\u00a0 on Thursday after days of clashes ,",
        "it said.",
    ]
