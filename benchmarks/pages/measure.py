"""What a page reader got right of one page, beside what a careful human reader takes from it.

Words are runs of letters, marks and digits, in NFC, without invisible marks, case folded.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import regex

from isnad.records import Passage

# What stands for the text of the report; a dateline opens a paragraph of it.
_BODY = ("body", "heading", "post", "dateline")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_INVISIBLE = regex.compile(r"\p{Cf}")


class Page(Protocol):
    """What the measure needs of a page that was read."""

    title: str | None
    published: str | None
    modified: str | None
    byline: list[str] | None
    outlet: str | None
    language: str | None
    url: str | None
    source: str | None
    text: str
    layout: list[Passage]


@dataclass
class Score:
    """Figures of one page by name, 0 to 1 (``strays``: a count); ``wrong`` says what differs.

    A figure that the page gives no ground for (captions of a page without any) is absent.
    """

    figures: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def words(text: str) -> list[str]:
    """The words of ``text`` in order."""
    found: list[str] = _WORD.findall(_INVISIBLE.sub("", _nfc(text)).casefold())
    return found


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def folded(text: str | None) -> str:
    """``text`` in NFC with white space collapsed and without invisible marks."""
    return " ".join(_INVISIBLE.sub("", _nfc(text or "")).split())


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence, one bit a word of ``one``."""
    places: dict[str, int] = {}
    for at, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << at
    full = (1 << len(one)) - 1
    rows = full
    for word in other:
        matched = rows & places.get(word, 0)
        rows = (rows + matched | rows - matched) & full
    return len(one) - rows.bit_count()


def contains(text: Sequence[str], run: Sequence[str]) -> bool:
    """Whether the words of ``run`` stand together somewhere in ``text``."""
    size = len(run)
    return any(list(text[at : at + size]) == list(run) for at in range(len(text) - size + 1))


def same_time(one: str | None, other: str | None) -> bool:
    """Same instant to the second and same offset; a bare day is only a bare day's equal."""
    if one is None or other is None:
        return one is other
    if (len(one) <= 10) != (len(other) <= 10):
        return False
    try:
        first, second = (datetime.fromisoformat(text) for text in (one, other))
    except ValueError:
        return False
    naive = first.replace(microsecond=0, tzinfo=None) == second.replace(microsecond=0, tzinfo=None)
    return naive and first.utcoffset() == second.utcoffset()


def score(case: dict[str, Any], page: Page) -> Score:
    """All figures of one page."""
    found = Score()
    _body(found, case, page)
    _fields(found, case, page)
    _parts(found, case, page)
    return found


def nothing(case: dict[str, Any], why: str) -> Score:
    """The score of a page that could not be read at all."""
    names = ["precision", "recall", "title", "date", "byline"]
    names += [name for name in ("captions", "corrections") if case[name]]
    return Score(dict.fromkeys(names, 0.0), [why])


def _of(page: Page, kinds: Iterable[str]) -> str:
    """The words of ``page.text`` that are of some kinds, by order in the text."""
    chosen = [p for p in page.layout if p.part == "text" and p.kind in kinds]
    return "\n".join(page.text[p.start : p.end] for p in sorted(chosen, key=lambda p: p.start))


def _body(found: Score, case: dict[str, Any], page: Page) -> None:
    read = words(_of(page, _BODY))
    wanted = words("\n".join(case["body"]))
    right = common(read, words("\n".join(allowed(case))))
    found.figures["precision"] = right / len(read) if read else 0.0
    found.figures["recall"] = common(read, wanted) / len(wanted)
    strays = [phrase for phrase in case["not_text"] if contains(read, words(phrase))]
    found.figures["strays"] = len(strays)
    found.wrong += [f"body holds: {phrase}" for phrase in strays]
    missing = [text for text in case["body"] if not contains(read, words(text))]
    found.wrong += [f"body lacks: {text}" for text in missing]


def allowed(case: dict[str, Any]) -> list[str]:
    """The body with the paragraphs that may count either way, each in its place."""
    paragraphs = list(case["body"])
    for either in reversed(case["either"]):
        paragraphs.insert(either["before"], either["text"])
    return paragraphs


def _fields(found: Score, case: dict[str, Any], page: Page) -> None:
    titles = folded(page.title), folded(case["title"])
    _note(found, "title", titles[0] == titles[1], titles)
    _note(
        found, "date", same_time(page.published, case["published"]), _pair("published", case, page)
    )
    names = [
        {folded(name).casefold() for name in told or ()} for told in (page.byline, case["byline"])
    ]
    _note(found, "byline", names[0] == names[1], _pair("byline", case, page))
    if case["modified"]:
        right = same_time(page.modified, case["modified"])
        _note(found, "modified", right, _pair("modified", case, page))
    for name, told in (
        ("outlet", page.outlet),
        ("language", page.language),
        ("source", page.source),
    ):
        if case[name]:
            _note(found, name, folded(told) == folded(case[name]), (told, case[name]))
    if case["canonical"]:
        _note(found, "canonical", page.url == case["canonical"], (page.url, case["canonical"]))


def _pair(name: str, case: dict[str, Any], page: Page) -> tuple[object, object]:
    return getattr(page, name), case[name]


def _note(found: Score, name: str, right: bool, pair: tuple[object, object]) -> None:
    found.figures[name] = float(right)
    if not right:
        found.wrong.append(f"{name}: read {pair[0]!r}, wanted {pair[1]!r}")


def _parts(found: Score, case: dict[str, Any], page: Page) -> None:
    """Captions and corrections that are told apart as such."""
    for name, kind in (("captions", "caption"), ("corrections", "correction")):
        if not case[name]:
            continue
        read = words(_of(page, (kind,)))
        missing = [text for text in case[name] if not contains(read, words(text))]
        found.figures[name] = 1 - len(missing) / len(case[name])
        found.wrong += [f"{name} lack: {text}" for text in missing]
