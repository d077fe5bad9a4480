"""The measure of pages tells a right reading from wrong ones, and by how much."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.pages.__main__ import HELD_OUT, cases, mean, misses, scores, table
from benchmarks.pages.measure import (
    allowed,
    common,
    contains,
    folded,
    nothing,
    same_time,
    score,
    words,
)
from isnad.records import Passage, PassageKind


@dataclass
class Read:
    """A page as a reader would give it."""

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    byline: list[str] | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    source: str | None = None
    text: str = ""
    layout: list[Passage] = field(default_factory=list)


CASE: dict[str, Any] = {
    "title": "Ferry sinks off Port Ellery",
    "byline": ["Ana Quist", "Bo Tam"],
    "published": "2024-12-02T07:15:00+07:00",
    "modified": None,
    "outlet": "The Tern",
    "language": "en",
    "canonical": None,
    "source": None,
    "body": ["PORT ELLERY (Tern) - A ferry sank.", "Nobody was hurt."],
    "either": [{"before": 2, "text": "Cy Lund contributed."}],
    "captions": ["The ferry in May."],
    "corrections": [],
    "not_text": ["Read more about ferries"],
}


def _laid(*parts: tuple[PassageKind, str], **fields: Any) -> Read:
    text, layout = "", []
    for kind, words_of in parts:
        layout.append(Passage(start=len(text), end=len(text) + len(words_of), kind=kind))
        text += words_of + "\n"
    return Read(text=text, layout=layout, **fields)


RIGHT = _laid(
    ("dateline", "PORT ELLERY (Tern) -"),
    ("body", "A ferry sank."),
    ("caption", "The ferry in May. Photo: Di"),
    ("body", "Nobody  was hurt."),
    title="Ferry sinks off\nPort Ellery",
    published="2024-12-02T07:15:00.250+07:00",
    byline=["BO TAM", "Ana Quist"],
    outlet="The Tern",
    language="en",
)


def test_a_right_reading_has_all() -> None:
    found = score(CASE, RIGHT)
    assert found.wrong == []
    assert found.figures.pop("strays") == 0
    assert set(found.figures.values()) == {1.0}
    assert {"modified", "source", "canonical", "corrections"}.isdisjoint(found.figures)


def test_what_may_count_either_way_costs_nothing() -> None:
    read = _laid(*[("body", text) for text in allowed(CASE)])
    figures = score(CASE, read).figures
    assert figures["precision"] == figures["recall"] == 1.0


def test_related_links_cost_precision_and_are_told() -> None:
    read = _laid(
        *[("body", text) for text in CASE["body"]], ("body", "Read more about ferries: here")
    )
    found = score(CASE, read)
    assert found.figures["precision"] == pytest.approx(9 / 14)
    assert (found.figures["recall"], found.figures["strays"]) == (1.0, 1)
    assert "body holds: Read more about ferries" in found.wrong


def test_a_lost_paragraph_costs_recall_and_is_told() -> None:
    found = score(CASE, _laid(("body", CASE["body"][0]), ("boilerplate", CASE["body"][1])))
    assert found.figures["recall"] == pytest.approx(6 / 9)
    assert found.figures["precision"] == 1.0
    assert "body lacks: Nobody was hurt." in found.wrong


def test_paragraphs_in_the_wrong_order_are_not_all_right() -> None:
    read = _laid(*[("body", text) for text in reversed(CASE["body"])])
    assert score(CASE, read).figures["recall"] < 1.0


def test_a_repeated_paragraph_that_is_swallowed_costs_recall() -> None:
    case = {**CASE, "body": ["The bread queue starts at five."] * 2}
    assert score(case, _laid(("body", case["body"][0]))).figures["recall"] == 0.5


def test_wrong_fields_are_wrong() -> None:
    other = replace(RIGHT, title="Ferry sinks", published="2024-12-02T00:15:00Z", byline=["Bo Tam"])
    figures = score(CASE, other).figures
    assert (figures["title"], figures["date"], figures["byline"]) == (0.0, 0.0, 0.0)


def test_a_caption_counted_as_body_is_no_caption() -> None:
    read = _laid(("body", "The ferry in May."))
    found = score(CASE, read)
    assert found.figures["captions"] == 0.0
    assert found.figures["precision"] < 1.0


def test_an_empty_reading_has_nothing() -> None:
    figures = score(CASE, Read()).figures
    assert figures["precision"] == figures["recall"] == 0.0
    without = score({**CASE, "byline": None}, Read()).figures
    assert without["byline"] == 1.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2024-12-02T07:15:00Z", "2024-12-02T07:15:00+00:00", True),
        ("2024-12-02T07:15:00.418Z", "2024-12-02T07:15:00Z", True),
        ("2024-12-02T07:15", "2024-12-02T07:15:00", True),
        ("2024-12-02T07:15:00Z", "2024-12-02T14:15:00+07:00", False),
        ("2024-12-02T07:15:00", "2024-12-02T07:15:00Z", False),
        ("2024-12-02", "2024-12-02", True),
        ("2024-12-02", "2024-12-02T00:00:00", False),
        ("2024-12-02T07:15:00Z", None, False),
        (None, None, True),
        ("yesterday evening", "2024-12-02T07:15:00Z", False),
    ],
)
def test_times(one: str | None, other: str | None, same: bool) -> None:
    assert same_time(one, other) is same is same_time(other, one)


def test_words_are_the_same_in_any_normal_form_and_with_marks_of_direction() -> None:
    assert words("Thu\u0309 tu\u031bo\u031b\u0301ng") == ["thủ", "tướng"]
    assert words("\u200fعام\u200e 2024\u200f، ٢٠٢٤") == ["عام", "2024", "٢٠٢٤"]
    assert folded(" a\u00a0 b\u200f\n") == "a b"


_FEW = st.lists(st.sampled_from("abc"), max_size=40)


@given(one=_FEW, other=_FEW)
def test_common_is_the_longest_common_subsequence(one: list[str], other: list[str]) -> None:
    row = [0] * (len(other) + 1)
    for word in one:
        last = row
        row = [0]
        for at, against in enumerate(other):
            row.append(last[at] + 1 if word == against else max(row[at], last[at + 1]))
    assert common(one, other) == row[-1] == common(other, one)


def test_contains() -> None:
    assert contains(["a", "b", "c"], ["b", "c"])
    assert not contains(["a", "b", "c"], ["a", "c"])


def _perfect(data: bytes, *, url: str, encoding: str | None) -> Read:
    case = next(case for _, content, case in cases() if content == data and case["url"] == url)
    parts: list[tuple[PassageKind, str]] = [("body", text) for text in case["body"]]
    parts += [("caption", text) for text in case["captions"]]
    fields = ("title", "published", "modified", "byline", "outlet", "language", "source")
    return _laid(*parts, url=case["canonical"], **{name: case[name] for name in fields})


def test_a_reader_that_agrees_with_the_annotations_has_full_marks() -> None:
    found = scores(_perfect)
    assert len(found) == 60
    for name in ("precision", "recall", "title", "date", "byline", "captions", "canonical"):
        assert mean(found.values(), name) == 1.0
    told = [line for line in misses(found) if line.startswith("  ")]
    assert all(line.startswith("  corrections lack") for line in told)
    assert not any("below" in line for line in table(found))


def test_held_out_pages_are_measured_alone() -> None:
    tuned, held_out = list(cases()), list(cases(HELD_OUT))
    assert not {data for _, data, _ in tuned} & {data for _, data, _ in held_out}

    def broken(data: bytes, **_: object) -> Read:
        raise RecursionError("too deep")

    found = scores(broken, HELD_OUT)
    assert set(found) == {name for name, _, _ in held_out}
    assert any("| all (24) |" in line for line in table(found))


def test_a_reader_that_crashes_is_measured_and_named() -> None:
    def broken(data: bytes, **_: object) -> Read:
        raise RecursionError("too deep")

    found = scores(broken)
    assert mean(found.values(), "recall") == 0.0
    assert any("RecursionError: too deep" in line for line in misses(found))
    assert "0.000 (below)" in "\n".join(table(found))
    assert set(nothing(CASE, "why").figures) >= {"precision", "captions"}
