"""Identities, places and days of claims: across spellings, scripts and sentences."""

from __future__ import annotations

import pytest

import isnad
from tests.reads import claims, one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bashar al-Assad met Vladimir Putin in Moscow."),
        ("ar", "التقى بشار الأسد فلاديمير بوتين في موسكو."),
        ("vi", "Bashar al-Assad gặp Vladimir Putin tại Moskva."),
    ],
)
def test_one_person_and_one_place_in_three_scripts(language: str, text: str) -> None:
    claim = one(text, language, "CONSULT")
    people = {p.entity for p in [*claim.actors, *claim.recipients]}
    assert people == {"person:bashar-al-assad", "person:vladimir-putin"}
    assert claim.place is not None
    assert (claim.place.name, claim.place.country) == ("Moscow", "RUS")


def test_a_pronoun_leads_back_to_its_words() -> None:
    text = "The minister met the envoy. He accused Turkey of aggression."
    (actor,) = one(text, "en", "ACCUSE").actors
    assert actor.text == "He"
    assert actor.antecedent is not None
    assert text[actor.antecedent.start : actor.antecedent.end] == actor.antecedent.quote


@pytest.mark.parametrize(
    ("language", "text", "day", "basis"),
    [
        ("en", "The army shelled Homs on 3 May 2020.", "2020-05-03", "explicit"),
        ("en", "The army shelled Homs on Saturday.", "2020-05-02", "relative"),
        ("en", "The army shelled Homs yesterday.", "2020-05-05", "relative"),
        ("ar", "قصف الجيش حمص يوم السبت.", "2020-05-02", "relative"),
        ("vi", "Quân đội tấn công Homs ngày 3/5/2020.", "2020-05-03", "explicit"),
    ],
)
def test_days(language: str, text: str, day: str, basis: str) -> None:
    time = one(text, language, "ASSAULT").time
    assert time is not None
    assert (time.edtf, time.basis) == (day, basis)


def test_a_day_belongs_to_its_own_clause() -> None:
    text = "The army shelled Homs on Saturday and rebels seized Aleppo on Sunday."
    assault = next(c for c in claims(text, "en", "ASSAULT") if c.trigger.quote == "shelled")
    control = one(text, "en", "CONTROL")
    assert assault.time and control.time
    assert (assault.time.edtf, control.time.edtf) == ("2020-05-02", "2020-05-03")


def test_ids_are_the_same_for_the_same_report_only() -> None:
    text = "The army shelled Homs. The army shelled Aleppo."
    first, again = claims(text, "en"), claims(text, "en")
    assert [c.id for c in first] == [c.id for c in again]
    assert len({c.id for c in first}) == len(first) >= 2


def test_a_place_that_nobody_knows_has_no_coordinates() -> None:
    for claim in claims("The army shelled Zzyxwold on Saturday.", "en", "ASSAULT"):
        assert claim.place is None or claim.place.latitude is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The farmer was shot and killed near Homs on 3 May 2020."),
        ("vi", "Người nông dân bị bắn và bị giết gần Homs ngày 3/5/2020."),
    ],
)
def test_the_second_of_two_verbs_dates_the_first(language: str, text: str) -> None:
    found = claims(text, language, "ASSAULT")
    assert {c.time.edtf if c.time else None for c in found} == {"2020-05-03"}
    assert {c.place.name if c.place else None for c in found} == {"Homs"}


def test_a_subordinate_clause_keeps_its_date() -> None:
    text = "Bộ trưởng lên án phe đối lập vì họ đã thua cuộc bầu cử năm 2016."
    assert one(text, "vi", "ACCUSE").time is None


def test_a_speaker_who_says_we_of_themselves_is_nobody_else() -> None:
    assert claims(
        'Our minister said our army attacked the town. "Our army is ready," our minister said.',
        "en",
    )


def test_what_was_said_by_nobody_named_is_not_the_last_speaker_s() -> None:
    text = (
        "The mayor said the bridge had fallen. The report was written for the council of the city."
    )
    assert not [
        c for c in claims(text, "en") if "council" in (c.content.quote if c.content else "")
    ]


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("en", "Fighters shelled the village of Tel Zorna on Friday.", "Tel Zorna", None),
        ("en", "Fighters shelled the village of Zornata in eastern Aleppo.", "Zornata", "SYR"),
        ("ar", "قصف الجيش قرية الزرناطية في ريف حمص.", "Al-Zirnatiya", "SYR"),
        ("ar", "قصف الجيش قرى في ريف حمص.", "Homs Governorate", "SYR"),
    ],
)
def test_a_name_that_nobody_knows_is_the_place_and_words_for_a_kind_are_not(
    language: str, text: str, name: str, country: str | None
) -> None:
    place = one(text, language, "ASSAULT").place
    assert place is not None
    assert (place.name, place.country) == (name, country)


def test_it_does_not_speak_for_several() -> None:
    text = "Turkish drones bombed Manbij, the ministry said. A strike killed two farmers, it added."
    said = [c.sources[-1] for c in claims(text, "en", "ASSAULT")]
    assert {s.name for s in said} == {said[0].name}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels shelled villages in Nyala and Khartoum on Monday."),
        ("vi", "Phiến quân pháo kích các ngôi làng ở Nyala và Khartoum hôm thứ Hai."),
    ],
)
def test_what_is_told_of_several_places_is_told_of_each(language: str, text: str) -> None:
    told = claims(text, language, "ASSAULT")
    assert {c.place.name for c in told if c.place is not None} == {"Nyala", "Khartoum"}
    assert len({c.id for c in told}) == 2
    assert {c.time.edtf for c in told if c.time is not None} == {"2020-05-04"}


def test_a_list_of_those_who_take_part_is_no_list_of_places() -> None:
    (met,) = claims("Sudan and Chad held talks in Cairo.", "en", "CONSULT")
    assert met.place is not None and met.place.name == "Cairo"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Người mẹ kế thường đánh đập em Vy.", ["Người mẹ kế"]),
        ("Lính canh ném đá, do đói nên tấn công đoàn xe.", ["Lính canh"]),
        ("Vụ ám sát do tức giận xảy ra tại Homs.", []),
    ],
)
def test_nobody_is_called_by_a_word_in_small_letters(text: str, actors: list[str]) -> None:
    told = next(c for c in claims(text, "vi", "ASSAULT") if c.trigger.quote != "ném đá")
    assert [p.text for p in told.actors] == actors


def test_a_part_of_the_world_stands_whole() -> None:
    claim = one("Bà Lan tới Doha gặp quan chức châu Âu.", "vi", "CONSULT")
    assert [p.text for p in claim.actors][1:] == ["quan chức châu Âu"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police arrested nine people after a protest in Accra.", "en"),
        ("Cảnh sát bắt chín người sau cuộc biểu tình ở Accra.", "vi"),
    ],
)
def test_the_police_do_not_protest_where_they_arrest_protesters(text: str, language: str) -> None:
    found = {
        c.type: [a.sector for a in c.actors] for c in isnad.read(text, language=language).claims
    }
    assert found["COERCE"] == ["COP"]
    assert "COP" not in found["PROTEST"]
