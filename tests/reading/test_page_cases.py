"""The annotated pages are whole: each annotation is of words that its page really holds."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from benchmarks.pages.__main__ import HELD_OUT, HERE, cases
from benchmarks.pages.measure import allowed, contains, same_time, words

FIELDS = {
    "style", "url", "encoding", "title", "byline", "published", "modified", "outlet", "language",
    "canonical", "source", "body", "either", "captions", "corrections", "not_text",
}  # fmt: skip
CODECS = {
    "utf-8": "utf-8-sig", "windows-1256": "cp1256", "windows-1258": "cp1258",
    "windows-1252": "cp1252",
}  # fmt: skip
TUNED = list(cases())
CASES = TUNED + [(f"{name}-held-out", data, told) for name, data, told in cases(HELD_OUT)]


@pytest.fixture(params=CASES, ids=[name for name, _, _ in CASES])
def case(request: pytest.FixtureRequest) -> tuple[str, bytes, dict[str, Any]]:
    told: tuple[str, bytes, dict[str, Any]] = request.param
    return told


def _shown(html: str) -> str:
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style"):
        node.decompose()
    assert tree.root is not None
    return tree.root.text(separator=" ")


def _letters(text: str) -> str:
    return "".join(words(text))


def test_there_are_twenty_of_each_language() -> None:
    assert Counter(name[:2] for name, _, _ in TUNED) == {"ar": 20, "vi": 20, "en": 20}
    assert len(CASES) - len(TUNED) == 24
    for root in (HERE, HELD_OUT):
        annotations = {path.with_suffix("") for path in root.glob("*/*.json")}
        assert annotations == {path.with_suffix("") for path in root.glob("*/*.html")}


def test_templates_differ() -> None:
    """No two pages share more than a few class names with one another."""
    classes = []
    for _, data, told in CASES:
        tree = LexborHTMLParser(data.decode(CODECS[told["encoding"]]))
        classes.append({node.attributes.get("class") for node in tree.css("[class]")})
    for at, one in enumerate(classes):
        for other in classes[at + 1 :]:
            assert len(one & other) <= max(len(one), len(other)) / 2


def test_fields(case: tuple[str, bytes, dict[str, Any]]) -> None:
    name, _, told = case
    assert set(told) == FIELDS
    assert told["language"] == name[:2]
    assert told["byline"] is None or all(told["byline"])
    assert same_time(told["published"], told["published"])
    assert told["modified"] is None or same_time(told["modified"], told["modified"])
    assert told["body"] and all(words(text) for text in told["body"])
    for text in [told["title"], *allowed(told), *told["captions"], *told["corrections"]]:
        assert text == " ".join(text.split()) == unicodedata.normalize("NFC", text)


def test_page_says_what_it_is(case: tuple[str, bytes, dict[str, Any]]) -> None:
    _, data, told = case
    html = data.decode(CODECS[told["encoding"]])
    assert "<!-- Written for testing" in html[:400]
    if told["encoding"] != "utf-8":
        assert f"charset={told['encoding']}" in html
    assert told["canonical"] is None or told["canonical"] in html
    assert told["source"] is None or told["source"] in html
    assert all(_letters(name) in _letters(html) for name in told["byline"] or ())


def test_annotated_words_stand_in_the_page(case: tuple[str, bytes, dict[str, Any]]) -> None:
    """Title, captions and corrections somewhere; the body, with what may count, in order."""
    _, data, told = case
    shown = _letters(_shown(data.decode(CODECS[told["encoding"]])))
    for text in [told["title"], *told["captions"], *told["corrections"]]:
        assert _letters(text) in shown
    at = 0
    for text in allowed(told):
        at = shown.find(_letters(text), at)
        assert at >= 0, text
        at += len(_letters(text))


def test_what_is_not_text_is_in_the_page_and_not_in_the_body(
    case: tuple[str, bytes, dict[str, Any]],
) -> None:
    _, data, told = case
    page = _letters(data.decode(CODECS[told["encoding"]]))
    shown = _letters(_shown(data.decode(CODECS[told["encoding"]])))
    body = words("\n".join(allowed(told)))
    for phrase in told["not_text"]:
        assert _letters(phrase) in shown or _letters(phrase) in page
        assert not contains(body, words(phrase))


def test_annotations_are_written_alike(root: Path) -> None:
    for path in (root / "benchmarks" / "pages").rglob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
