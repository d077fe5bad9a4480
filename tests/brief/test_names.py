"""Who is called what, and who is not called by name."""

from __future__ import annotations

from typing import Any

import pytest

from isnad.brief import phrases
from isnad.brief.names import Names, Spot
from isnad.records import Claim, Participant, Place

from .samples import World, claim

EN, AR, VI = "en", "ar", "vi"


def called(language: str, report_language: str, **fields: Any) -> str:
    """What somebody in a report is called for a reader."""
    names = Names(phrases.load(language), World(), frozenset({"harbour tv"}))
    given = {EN: "wire-1", AR: "ar-7", VI: "vi-3"}[report_language]
    word = {EN: "citing", AR: "رعتها", VI: "chiếm"}[report_language]
    one: Claim = claim(given, "ASSAULT", word)
    words = fields.get("text")
    at = {"start": 0, "end": len(words)} if words else {}
    piece = names.participant(one, Participant(**(fields | at)), Spot("actor"))
    for each in piece.slots:
        assert each.role == "actor" and each.of
    return piece.text.replace("\u2068", "").replace("\u2069", "")


def test_names_that_the_world_knows_are_the_readers() -> None:
    iran = {"name": "Iran", "text": "إيران", "entity": "country:IRN"}
    assert called(VI, AR, **iran) == "Iran"
    assert called(AR, EN, **(iran | {"text": "Iran"})) == "إيران"


DESCRIBED = {"name": "Syrian rebels", "country": "SYR", "sector": "REB"}


def test_what_somebody_is_described_as_is_told_in_the_readers_words() -> None:
    assert called(EN, AR, text="المتمردون", **DESCRIBED) == "Syrian rebels (“المتمردون”)"
    assert called(VI, AR, text="المتمردون", **DESCRIBED) == "quân nổi dậy (Syria) (“المتمردون”)"
    assert called(AR, EN, text="rebels", **DESCRIBED) == "قوى متمردة (سوريا) («rebels»)"


def test_the_readers_own_words_stand_as_they_are() -> None:
    assert called(EN, EN, text="the rebels", **DESCRIBED) == "the rebels"
    assert called(AR, AR, text="المتمردين", **DESCRIBED) == "«المتمردين»"


def test_two_parts_of_a_description() -> None:
    whose = {"name": "commander of armed group", "sector": "MIL", "text": "chỉ huy"}
    assert called(EN, VI, **whose) == "commander of armed group (“chỉ huy”)"
    assert called(AR, VI, **whose) == "قائد عسكري – جماعة مسلحة («chỉ huy»)"


def test_what_somebody_is_may_stand_behind_whose_they_are() -> None:
    whose = {"name": "army spokesperson", "sector": "MIL", "text": "phát ngôn viên quân đội"}
    assert called(EN, VI, **whose) == "army spokesperson (“phát ngôn viên quân đội”)"
    assert called(AR, VI, **whose) == "متحدث – الجيش («phát ngôn viên quân đội»)"
    nobody = {"name": "army zeppelin", "sector": "MIL", "text": "khinh khí cầu"}
    assert called(AR, VI, **nobody) == "army zeppelin («khinh khí cầu»)"


def test_a_country_that_words_point_to_has_the_readers_name() -> None:
    whose = {"name": "Iran", "country": "IRN", "sector": "GOV", "text": "đất nước ông"}
    assert called(AR, VI, **whose) == "إيران («đất nước ông»)"


@pytest.mark.parametrize("kept", [True, False])
def test_words_for_whom_a_role_stands_are_kept_only_where_the_reference_has_them(
    kept: bool,
) -> None:
    one = claim("wire-1", "ASSAULT", "citing")
    at = one.evidence.start if kept else one.evidence.end + 1
    text = "Leila Haddad"
    who = Participant(name=text, text=text, sector="CVL", start=at, end=at + 12)
    (told,) = Names(phrases.load(EN), World()).participant(one, who, Spot("actor")).slots
    assert (told.kind, told.span is not None) == ("role", kept)


@pytest.mark.parametrize(
    ("name", "words", "sector", "shown"),
    [
        ("Leila Haddad", "Leila Haddad", "CVL", "a civilian"),
        ("Leila Haddad", "Leila Haddad", "UNK", "a person or body not known to hold public office"),
        ("Nur-al-Din O'Neill", "Nur-al-Din O'Neill", "REF", "a refugee or displaced person"),
        ("Leila Haddad", "Leila Haddad", "GOV", "Leila Haddad"),
        ("UNRWA", "UNRWA", "UNK", "UNRWA"),
        ("Harbour TV", "Harbour TV", "UNK", "Harbour TV"),
        ("Ankara", "Ankara", "UNK", "Ankara"),
        ("Witnesses", "Witnesses", "CVL", "Witnesses"),
        ("two women", "two women", "CVL", "two women"),
        ("Street 12", "Street 12", "UNK", "Street 12"),
    ],
)
def test_people_without_public_office_are_told_by_role(
    name: str, words: str, sector: str, shown: str
) -> None:
    told = called(EN, EN, name=name, text=words, sector=sector)
    assert told == shown.replace("Witnesses", "a civilian")


def test_a_private_persons_name_is_not_told_in_another_script_either() -> None:
    who = {"name": "lyl` hdd", "text": "ليلى حداد", "sector": "CVL", "country": "SYR"}
    for language, role in ((EN, "a civilian (Syria)"), (VI, "một thường dân (Syria)")):
        assert called(language, AR, **who) == role
    assert called(AR, AR, **who) == "شخص مدني (سوريا)"


def test_a_name_that_no_table_has_is_romanised_beside_its_words() -> None:
    who = {"name": "mhmd", "text": "محمد", "sector": "MIL"}
    assert called(EN, AR, **who) == "Muhammad (“محمد”)"
    assert called(AR, AR, **who) == "«محمد»"


def test_the_whole_name_stands_beside_a_part_of_it() -> None:
    who = {"name": "Harbour Rescue Team", "text": "đội cứu hộ", "sector": "NGO"}
    assert called(EN, VI, **who) == "Harbour Rescue Team (“đội cứu hộ”)"


def test_nobody_in_no_words() -> None:
    assert called(EN, EN, name=None, text=None) == ""


def test_places() -> None:
    names = Names(phrases.load(AR), World())
    one = claim("wire-1", "ASSAULT", "citing")
    aleppo = Place(name="Aleppo", text="Aleppo", start=0, end=6, country="SYR", geonames=170063)
    assert names.place(one, aleppo).text == "حلب"
    country = Place(name="Syria", text=None, country="SYR", precision="country")
    assert names.place(one, country).text == "سوريا"
    guessed = Place(name="Ankara", text="Ankara", start=0, end=6, country="USA")
    assert names.place(one, guessed).text == "«\u2068Ankara\u2069»"
    nowhere = Place(name="the old bridge", text="the old bridge", start=0, end=14)
    assert names.place(one, nowhere).text == "جسر («\u2068the old bridge\u2069»)"
    unknown = Place(name="the Old Yard", text="the Old Yard", start=0, end=12)
    assert names.place(one, unknown).text == "«\u2068the Old Yard\u2069»"
    (found,) = names.place(one, unknown).slots
    assert (found.role, found.kind) == ("place", "words")


@pytest.mark.parametrize(
    ("language", "name", "words", "told"),
    [
        (EN, "villages near Homs", "قرى", "villages (“قرى”)"),
        (EN, "several villages", "قرى عدة", "villages (“قرى عدة”)"),
        (VI, "villages", "قرى", "các làng (“قرى”)"),
    ],
)
def test_a_place_of_which_only_the_kind_is_told_is_told_by_it(
    language: str, name: str, words: str, told: str
) -> None:
    names = Names(phrases.load(language), World(), frozenset())
    place = Place(name=name, text=words, start=0, end=len(words), precision="near")
    piece = names.place(claim("ar-7", "ASSAULT", "رعتها"), place)
    assert piece.text.replace("\u2068", "").replace("\u2069", "") == told
    assert [one.kind for one in piece.slots] == ["called", "words"]
