"""What holds of every line of every brief, in every language."""

from __future__ import annotations

import re
import unicodedata

import msgspec
import pytest

from isnad.brief import phrases
from isnad.brief.direction import one_line
from isnad.brief.forms.text import text
from isnad.joins import ClaimKey, Contradiction
from isnad.pages import Brief, Line, Slot
from isnad.records import Claim
from isnad.states import Seen, State

from .samples import REPORTS, everything, taken
from .written import account, brief, key, lines, sections, side, state, story, written

LANGUAGES = ("en", "ar", "vi")
ISOLATES = re.compile("[\u2066\u2068][^\u2066\u2068\u2069]*\u2069")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
SEEN = Seen(place="Aleppo", country="SYR", geonames=170063, last_report="2024-12-01", reports=3)
# Slots whose text is the words of their span.
_SPANNED = frozenset({"words", "content", "exception"})


def states() -> list[State]:
    first, second, third = taken()
    return [
        state(
            "CONTROL", "contested", account("o", first, entity="org:observatory"),
            account("t", second, third, disputes=True), parties=["Syrian rebels"],
            since="2024-11-30", extent=first.extent,
        )
    ]  # fmt: skip


def whole(language: str) -> Brief:
    """A brief with something in every section."""
    first, second, third = taken()
    clash = Contradiction(kind="outcome", sides=[side(first), side(third)])
    joined = story([first, second, third], contradictions=[clash], retracted_by=["vi-3"])
    rest = [story([one], id=one.id) for one in everything()[3:]]
    return written(
        everything(),
        language,
        stories=[joined, *rest],
        states=states(),
        seen=[SEEN],
        days=30,
        as_of="2024-12-12",
    )


def slots(page: Brief) -> list[tuple[Line, Slot]]:
    return [(line, one) for line in lines(page) for one in line.slots]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_resolves_to_words(language: str) -> None:
    page = whole(language)
    used = {number for line in lines(page) for number in line.numbers}
    assert used == {one.number for one in page.references}
    for one in page.references:
        stored = REPORTS[one.report].part(one.span.part)
        assert stored[one.span.start : one.span.end] == one.span.quote
        assert one.claims


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_in_a_line_are_those_of_its_claims(language: str) -> None:
    page, say = whole(language), phrases.load(language)
    numbers = {
        ClaimKey(one.report, claim): one.number for one in page.references for claim in one.claims
    }
    for line, one in slots(page):
        if one.role == "reference":
            shown = line.text[one.start : one.end]
            assert {say.number(numbers[k]) for k in one.of} == {shown}
    for line in lines(page):
        assert set(line.numbers) <= {numbers[k] for k in line.claims}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_reports_stand_in_slots_that_name_them(language: str) -> None:
    by_key = {key(one): one for one in everything()}
    seen = set()
    for line, one in slots(whole(language)):
        shown = line.text[one.start : one.end]
        assert shown and all(k in by_key or not k.claim for k in one.of)
        if one.span and (one.role in _SPANNED or one.kind == "words"):
            assert shown == one_line(one.span.quote)
            report = REPORTS[one.of[0].report]
            assert report.text[one.span.start : one.span.end] == one.span.quote
            seen.add(one.role)
    assert {"words", "actor", "exception"} <= seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_report_stands_outside_of_slots(language: str) -> None:
    """What is left of lines without their slots is phrases: no name, word, number of a report."""
    say = phrases.load(language)
    allowed = " ".join(v for table in say.tables.values() for v in table.values())
    allowed += " ".join(say.marks.values()) + "".join(say.quotes) + " [] \u2066\u2068\u2069"
    for line in lines(whole(language)):
        left = list(line.text)
        for one in line.slots:
            left[one.start : one.end] = "\0" * (one.end - one.start)
        rest = "".join(left)
        for word in re.findall(r"[^\W_]+", rest):
            assert word in allowed, (line.text, word)


def test_the_languages_tell_the_same_claims_in_the_same_sections() -> None:
    def told(language: str) -> dict[str, set[ClaimKey]]:
        found = sections(whole(language))
        return {name: {k for row in s.lines for k in row.claims} for name, s in found.items()}

    english = told("en")
    assert told("ar") == english == told("vi")
    every = {k for keys in english.values() for k in keys}
    # The truce is told since 2020: of these days it is not.
    assert every == {key(one) for one in everything() if one.type != "CEASEFIRE"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_foreign_pieces_are_isolated(language: str) -> None:
    against = {"L"} if language == "ar" else {"R", "AL"}
    for row in text(whole(language)).split("\n"):
        if "GeoNames" in row:
            continue
        left = ISOLATES.sub("", row)
        assert "\u2068" not in left and "\u2069" not in left
        assert not [c for c in left if unicodedata.bidirectional(c) in against], row
        assert not row or (row[0] == "\u200f") == (language == "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_is_its_records(language: str) -> None:
    page = whole(language)
    again = msgspec.json.decode(msgspec.json.encode(page), type=Brief)
    assert again == page
    assert text(again) == text(page)
    assert page.direction == ("rtl" if language == "ar" else "ltr")


def test_colour_only_when_asked() -> None:
    assert "\033" in brief(everything(), colour=True)
    plain = brief(everything())
    assert "\033" not in plain
    assert re.sub("\033\\[\\d+m", "", brief(everything(), colour=True)) == plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_is_called_safe(language: str) -> None:
    """Nor calm, but to say that silence is not."""
    words = {"en": ("safe", "quiet"), "ar": ("آمن", "آمنة", "سالك"), "vi": ("an toàn",)}
    page = text(whole(language))
    assert not [word for word in words[language] if word in page]


def test_a_language_without_phrases() -> None:
    one: Claim = taken()[0]
    with pytest.raises(ValueError, match="'xx'; choose one of ar, en, vi"):
        written([one], "xx")
