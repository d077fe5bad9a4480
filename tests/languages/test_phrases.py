"""Hedges, days of the week and parts of a day in the words of a language."""

from __future__ import annotations

import re

import pytest

from isnad.folding import fold
from isnad.languages import codes, folder, phrases
from isnad.languages.tables import rows

CLASSES = {"doubt", "maybe", "unverified", "soft"}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def told(text: str, code: str) -> list[tuple[str, str]]:
    found = words(text)
    return [(" ".join(found[p.start : p.end]), p.says) for p in phrases.hedges(code).find(found)]


@pytest.mark.parametrize("code", codes())
def test_every_row_of_hedges_has_an_example_that_shows_it(code: str) -> None:
    for line, row in rows(folder(code) / "lexicon" / "hedges.tsv"):
        assert row["class"] in CLASSES, line
        assert row["class"] in {says for _, says in told(row["example"], code)}, line


@pytest.mark.parametrize("code", codes())
def test_every_language_has_every_class(code: str) -> None:
    found = {row["class"] for _, row in rows(folder(code) / "lexicon" / "hedges.tsv")}
    assert found == CLASSES


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("The ferry reportedly sank.", "en", [("reportedly", "doubt")]),
        ("We could not yet verify the tape.", "en", [("could not yet verify", "unverified")]),
        ("The ferry sank.", "en", []),
        ("وتردد أنه غادر.", "ar", [("وتردد انه", "doubt")]),
        ("ولم يتسنَّ لنا بعد التحقق من الشريط.", "ar", [("ولم يتسن لنا بعد التحقق", "unverified")]),
        ("غرقت العبارة.", "ar", []),
        ("Chiếc phà được cho là đã chìm.", "vi", [("được cho là", "doubt")]),
        ("Chúng tôi chưa thể tự xác minh.", "vi", [("chưa thể tự xác minh", "unverified")]),
        ("Chiếc phà đã chìm.", "vi", []),
    ],
)
def test_hedges(text: str, code: str, found: list[tuple[str, str]]) -> None:
    assert told(text, code) == found


def test_a_gap_is_no_wider_than_four_words() -> None:
    near, far = "could not quite yet really fully verify", "could not a b c d e verify"
    assert [says for _, says in told(near, "en")] == ["unverified"]
    assert told(far, "en") == []


@pytest.mark.parametrize(
    ("text", "code", "day", "part"),
    [
        ("on Friday night", "en", "5", "night"),
        ("فجر السبت", "ar", "6", "dawn"),
        ("والأحد صباحا", "ar", "7", "morning"),
        ("rạng sáng thứ Tư", "vi", "3", "dawn"),
        ("tối Chủ nhật", "vi", "7", "evening"),
    ],
)
def test_days_and_parts_of_a_day(text: str, code: str, day: str, part: str) -> None:
    assert [p.says for p in phrases.weekdays(code).find(words(text))] == [day]
    assert [p.says for p in phrases.dayparts(code).find(words(text))] == [part]
