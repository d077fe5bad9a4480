"""The tables say the same things in every language, and all that a claim may need."""

from __future__ import annotations

import string
from pathlib import Path
from typing import get_args

import pytest

from isnad import languages
from isnad.brief import phrases
from isnad.brief.dates import date
from isnad.joins import Clock, Conflict
from isnad.records import CarriedBy, Place, Source, Status, Time
from isnad.states import Standing, What

TYPES = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    *("CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"),
    *("STATEMENT", "TOLL", "DISPLACEMENT"),
}
COUNTS = {"killed", "injured", "missing", "detained", "displaced", "troops", "participants"}
LANGUAGES = ("ar", "en", "vi")
# Words by which a program would take sides.
VERDICTS = {
    "en": ("true", "false", "proved", "proven", "verified", "guilty", "fake", "lie", "safe"),
    "ar": ("صحيح", "كاذب", "مؤكد", "ثبت", "مذنب", "آمن"),
    "vi": ("sự thật", "sai sự thật", "đã xác minh", "có tội", "an toàn"),
}


def _gaps(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_these_are_the_languages() -> None:
    assert phrases.languages() == list(LANGUAGES)
    with pytest.raises(ValueError, match="'fr'; choose one of ar, en, vi"):
        phrases.load("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_phrases_with_the_same_gaps(language: str) -> None:
    english, other = phrases.load("en"), phrases.load(language)
    assert other.marks.keys() == english.marks.keys()
    assert other.tables.keys() == english.tables.keys()
    for section, table in english.tables.items():
        gaps = {key: _gaps(phrase) for key, phrase in table.items()}
        assert {key: _gaps(phrase) for key, phrase in other.tables[section].items()} == gaps
    assert len(other.months) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_a_claim_may_hold_has_words(language: str) -> None:
    tables = phrases.load(language).tables
    assert TYPES == set(tables["gloss"]) == set(tables["recipients"])
    assert set(tables["counts"]) >= COUNTS
    assert set(_choices(Place, "precision")) == set(tables["precision"])
    assert set(_choices(Time, "part_of_day")) == set(tables["parts_of_day"])
    assert set(_choices(Source, "stance")) <= set(tables["source"])
    assert set(_choices(CarriedBy, "link")) <= set(tables["report"])
    assert set(get_args(Conflict)) == set(tables["conflict"])
    assert set(get_args(Clock)) == set(tables["clock"])
    standings = {f"{what}.{how}" for what in get_args(What) for how in get_args(Standing)}
    assert standings | {"nobody"} == set(tables["state"])
    for kind in ("CONTROL", "CEASEFIRE"):
        assert {f"{kind}.{status}" for status in get_args(Status)} <= set(tables["gloss_status"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_somebody_may_be_described_as_has_words(language: str) -> None:
    """The nouns of the packs describe people in English; each reader has words for them."""
    called = phrases.load(language).called
    assert set(called) >= {gloss for path in NOUNS for gloss in _glosses(path)}
    assert all(called.values())


NOUNS = sorted(Path(languages.__file__).parent.glob("*/lexicon/nouns.tsv"))


def _glosses(path: Path) -> set[str]:
    words = path.read_text("utf-8").replace("\t", " ").split()
    told = (word.removeprefix("gloss=") for word in words if word.startswith("gloss="))
    return {word.replace("_", " ") for word in told}


def _choices(record: type, field: str) -> list[str]:
    """The values that a field of a record may take, null left out."""
    annotation = record.__annotations__[field]
    return [
        part.strip(" \n'\"")
        for part in annotation.replace("|", ",").replace("Literal[", "").replace("]", "").split(",")
        if part.strip(" \n()'\"") not in ("None", "")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_verdicts(language: str) -> None:
    for table in phrases.load(language).tables.values():
        for phrase in table.values():
            words = f" {phrase.casefold()} "
            assert not [word for word in VERDICTS[language] if f" {word} " in words]


@pytest.mark.parametrize("language", ["en", "ar", "vi"])
def test_no_phrase_says_again_what_its_date_begins_with(language: str) -> None:
    say = phrases.load(language)
    day = date("2024-12-02", say).split()[0]
    text = (Path(phrases.__file__).parent / f"{language}.toml").read_text("utf-8")
    assert f"{day} {{date}}" not in text
