"""Who an office or a name is, on the day that is told of."""

from __future__ import annotations

import pytest

from isnad import flow
from isnad.records import Participant, ReadResult, Report
from isnad.world.offices import KNOWN_UNTIL

MET = {
    "en": "The Iranian foreign minister met the Syrian president.",
    "ar": "التقى وزير الخارجية الإيراني الرئيس السوري.",
    "vi": "Ngoại trưởng Iran gặp tổng thống Syria.",
}


def read(text: str, language: str = "en", published: str | None = "2018-05-08") -> ReadResult:
    report = Report(id="t", sha256="0" * 64, text=text, language=language, published=published)
    return flow.read(report)


def actor(text: str, language: str = "en", published: str | None = "2018-05-08") -> Participant:
    (claim,) = (c for c in read(text, language, published).claims if c.type == "CONSULT")
    return claim.actors[0]


@pytest.mark.parametrize("language", list(MET))
def test_the_holder_of_an_office_is_that_of_the_day(language: str) -> None:
    found = {
        day: actor(MET[language], language, day).entity for day in ("2018-05-08", "2024-10-26")
    }
    assert found == {
        "2018-05-08": "person:mohammad-javad-zarif",
        "2024-10-26": "person:abbas-araghchi",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Iran's foreign minister met the Syrian president.",
        "The foreign minister of Iran met the Syrian president.",
    ],
)
def test_an_office_with_its_country_beside_it(text: str) -> None:
    assert actor(text).entity == "person:mohammad-javad-zarif"


@pytest.mark.parametrize("published", ["2024", "2030-01-01", None])
def test_where_the_tables_do_not_know_it_is_the_office(published: str | None) -> None:
    one = actor(MET["en"], published=published)
    assert (one.entity, one.country) == ("office:irn-foreign-minister", "IRN")
    assert published is None or published < KNOWN_UNTIL or published == "2030-01-01"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The former Iranian foreign minister met the Syrian president."),
        ("en", "The deputy Iranian foreign minister met the Syrian president."),
        ("en", "Iran's deputy foreign minister met the Syrian president."),
        ("ar", "التقى وزير الخارجية الإيراني السابق الرئيس السوري."),
        ("vi", "Cựu ngoại trưởng Iran gặp tổng thống Syria."),
    ],
)
def test_who_does_not_hold_an_office_is_nobody_known(language: str, text: str) -> None:
    one = actor(text, language)
    assert (one.entity, one.country) == (None, "IRN")


def test_every_judgement_has_its_reason() -> None:
    found = {j.entity: j for j in read(MET["en"]).judged}
    zarif = found["person:mohammad-javad-zarif"]
    assert zarif.name is None
    assert zarif.reason == "held office:irn-foreign-minister on 2018-05-08"


def test_a_name_spelt_otherwise_in_a_report_of_the_country() -> None:
    found = read("Syrian officials met an envoy. Bachar al-Asad met an envoy.")
    (judged,) = (j for j in found.judged if j.name)
    assert (judged.entity, judged.name) == ("person:bashar-al-assad", "Bachar al-Asad")
    assert "sounds like Bashar al-Assad" in judged.reason


def test_a_name_that_sounds_so_in_a_report_of_elsewhere_is_nobody_known() -> None:
    one = read("Norwegian officials left. Bachar al-Asad met an envoy.").claims[-1].actors[0]
    assert one.entity is None


def test_nobody_of_the_tables_is_one_inside_a_report() -> None:
    claims = read("Karim Haddadoune met the mayor. Kareem Haddadoune attacked the envoy.").claims
    people = [claim.actors[0] for claim in claims]
    assert {p.name for p in people} == {"Karim Haddadoune"}
    assert {p.entity for p in people} == {None}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The army met Sudanese officials.", "SDN"),
        ("The minister met Turkish officials and Syrian rebels.", None),
    ],
)
def test_a_body_without_a_country_is_of_the_only_one_around(text: str, country: str | None) -> None:
    assert actor(text).country == country


def test_an_official_of_many_states_is_of_none() -> None:
    found = actor("The official António Guterres met the Syrian president.")
    assert (found.country, found.sector) == ("UN", "IGO")


@pytest.mark.parametrize(
    ("day", "entity"),
    [("2018-05-08", "person:antonio-guterres"), ("2026-05-08", "office:un-secretary-general")],
)
def test_an_office_of_a_body_of_several_countries_has_a_holder_too(day: str, entity: str) -> None:
    text = "Tổng Thư ký Liên Hợp Quốc gặp tổng thống Togo."
    one = actor(text, "vi", day)
    assert (one.entity, one.country, one.sector) == (entity, "UN", "IGO")


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Người phát ngôn Liên Hợp Quốc gặp tổng thống Togo.", "UN", "IGO"),
        ("Giám đốc IAEA gặp tổng thống Togo.", "IAEA", "IGO"),
        ("Đặc phái viên Liên Hợp Quốc về Yemen gặp tổng thống Togo.", "UN", "IGO"),
        ("Đại sứ Đức tại Liên Hợp Quốc gặp tổng thống Togo.", "DEU", "GOV"),
    ],
)
def test_who_holds_an_office_of_such_a_body_is_of_it(text: str, country: str, sector: str) -> None:
    one = actor(text, "vi")
    assert (one.country, one.sector) == (country, sector)
