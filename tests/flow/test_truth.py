"""Whatever the text: nothing is raised, every span is true, and only the report itself counts."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad import flow
from isnad.errors import UnsupportedLanguage
from isnad.languages import codes, folder
from isnad.languages.tables import rows
from isnad.records import Claim, ReadResult, Report

from .golden import NAMES, report

MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200c\u200d\u00ad\ufeff"
GLUE = [
    " ",
    " ",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    ", ",
    ". ",
    ": “",
    "” ",
    '"',
    "«",
    "»",
    " – ",
    "-",
    "،",
]
DATES = [
    "on Saturday",
    "2 December 2024",
    "3/2015",
    "يوم الأحد",
    "ngày 13/12/2018",
    "٣٠ نوفمبر",
    "1",
]
FORMS = ("NFC", "NFD", "NFKC", "NFKD")


@lru_cache
def pieces(code: str) -> tuple[str, ...]:
    """Words and sentences of a language: the examples of its tables."""
    tables = sorted(folder(code).glob("lexicon/*.tsv"))
    found = [
        row[name]
        for path in tables
        for _, row in rows(path)
        for name in ("example", "counter")
        if row.get(name)
    ]
    return tuple(dict.fromkeys(found))


@st.composite
def texts(draw: st.DrawFn, code: str) -> str:
    """Sentences, words and marks in any order, in any normal form."""
    any_text = st.text(max_size=12)
    part = st.one_of(
        st.sampled_from(pieces(code)),
        st.sampled_from(pieces(code)).flatmap(lambda s: st.sampled_from(s.split())),
        st.sampled_from(DATES),
        st.text(MARKS, max_size=3),
        any_text,
    )
    drawn = draw(st.lists(st.tuples(part, st.sampled_from(GLUE)), max_size=14))
    text = "".join(word + glue for word, glue in drawn)
    return unicodedata.normalize(draw(st.sampled_from(FORMS)), text)


def made(text: str, code: str, title: str | None = None) -> Report:
    return Report(
        id="r", sha256="0" * 64, text=text, title=title, language=code, published="2024-12-02"
    )


def read(one: Report) -> ReadResult:
    """The claims of a copy, so that the report stays as it was."""
    return flow.read(copy.deepcopy(one))


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in a claim that has a start."""
    if isinstance(value, dict):
        if value.get("start") is not None:
            yield value
        for key, inner in value.items():
            yield from spans(inner) if key != "report" else ()
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check(one: Report) -> list[Claim]:
    """Read the report twice; every word of every claim stands where it is said to."""
    result = read(one)
    assert result.rejected_claims == 0
    for claim in result.claims:
        found = list(spans(msgspec.to_builtins(claim)))
        assert found
        for span in found:
            assert span["start"] < span["end"], span
            words = span["quote"] if "quote" in span else span["text"]
            assert one.part(span["part"])[span["start"] : span["end"]] == words, span
        assert claim.evidence.part == claim.trigger.part
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end
        assert claim.made_by.rules
    assert len({claim.id for claim in result.claims}) == len(result.claims)
    assert read(one) == result
    return result.claims


@pytest.mark.parametrize("code", codes())
@settings(max_examples=60)
@given(data=st.data())
def test_spans_are_true_and_reading_again_gives_the_same(code: str, data: st.DataObject) -> None:
    title = data.draw(st.none() | texts(code))
    check(made(data.draw(texts(code)), code, title))


@settings(max_examples=60)
@given(st.text(), st.sampled_from(codes()))
def test_any_text_can_be_read(text: str, code: str) -> None:
    check(made(text, code))


@settings(max_examples=20)
@given(st.data())
def test_a_report_is_read_the_same_whatever_was_read_before(data: st.DataObject) -> None:
    codes_drawn = data.draw(st.lists(st.sampled_from(codes()), min_size=2, max_size=3))
    several = [made(data.draw(texts(code)), code) for code in codes_drawn]
    forward = [read(one) for one in several]
    backward = [read(one) for one in reversed(several)]
    assert forward == backward[::-1]


def shape(claims: list[Claim]) -> list[tuple[str, str, str]]:
    """What is claimed by which word, without places in the text."""
    plain = str.maketrans("", "", MARKS)
    return [
        (c.type, c.polarity, unicodedata.normalize("NFC", c.trigger.quote).translate(plain))
        for c in claims
    ]


@pytest.mark.parametrize("name", NAMES)
def test_cues_are_no_longer_than_a_few_words(name: str) -> None:
    cues = [cue for claim in check(report(name)) for cue in claim.cues]
    assert all(len(cue.quote.split()) <= 3 for cue in cues)


@pytest.mark.parametrize("text", ["سيهاجم الجيش حلب.", "قال الوزير إن الجيش سيهاجم حلب."])
def test_a_cue_that_is_written_together_with_its_word_is_that_word(text: str) -> None:
    cues = [cue.quote for claim in check(made(text, "ar")) for cue in claim.cues]
    assert cues == ["سيهاجم"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", NAMES)
def test_normal_forms_make_the_same_claims(name: str, form: Literal["NFC", "NFD"]) -> None:
    one = report(name)
    other = report(name)
    other.text = unicodedata.normalize(form, one.text)
    assert shape(check(other)) == shape(check(one))


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c"])
@pytest.mark.parametrize("name", NAMES)
def test_marks_around_words_make_the_same_claims(name: str, mark: str) -> None:
    one = report(name)
    other = report(name)
    other.text = one.text.replace(" ", f" {mark}").replace(".", f".{mark}")
    assert shape(check(other)) == shape(check(one))


@pytest.mark.parametrize(("published", "value"), [("2024-12-04", "2024-12-02"), ("2024-12", None)])
def test_a_weekday_is_reckoned_from_a_day_only(published: str, value: str | None) -> None:
    text = "Israel bombed Beirut on Monday, the army said."
    one = Report(id="r", sha256="", text=text, language="en", published=published)
    found = [mention.edtf for mention in flow.dates(one)]
    assert found == [value] if value else not any(edtf[:1].isdigit() for edtf in found)


def test_what_is_no_language_is_told_so() -> None:
    with pytest.raises(UnsupportedLanguage, match="no language fits"):
        flow.language_of(Report(id="r", sha256="", text="9" * 400))
