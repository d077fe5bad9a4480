"""Who people are in Arabic reports: of which country, called what in English, on which side."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("اعتقلت الشرطة 20 فلسطينيا في رام الله.", "Palestinians"),
        ("قتل 12 سوريا في القصف.", "Syrians"),
        ("قتل ثلاثة فرنسيين في القصف.", "French people"),
        ("أصيب صيني بجروح في القصف.", "Chinese"),
    ],
)
def test_people_of_a_country_are_called_by_it(text: str, name: str) -> None:
    kind = "COERCE" if "اعتقلت" in text else "ASSAULT"
    assert [who.name for who in one(text, "ar", kind).recipients] == [name]


def test_their_country_is_that_of_who_speaks_not_of_who_passes_it_on() -> None:
    text = "نقلت وكالة الأنباء السعودية عن مسؤول أمريكي قوله إن بلاده سترسل قوات إلى المنطقة."
    assert [who.country for who in one(text, "ar", "MOBILIZE").actors] == ["USA"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("التقى الرئيسان الروسي والصيني في موسكو.", ["RUS", "CHN"]),
        ("اجتمع وزراء خارجية السعودية ومصر والأردن في الرياض.", ["SAU", "EGY", "JOR"]),
    ],
)
def test_several_of_one_office_are_each_of_a_state(text: str, countries: list[str]) -> None:
    met = one(text, "ar", "CONSULT").actors
    assert [who.country for who in met] == countries
    assert {who.sector for who in met} == {"GOV"}


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة من عناصر الجيش في القصف.",
        "قتل أحد عناصر الجيش في تفجير.",
        "قتل عناصر من حزب الله في تفجير.",
    ],
)
def test_a_body_whose_men_are_hurt_did_nothing(text: str) -> None:
    assert not one(text, "ar", "ASSAULT").actors


def test_several_men_of_a_body_are_of_its_part_of_the_state() -> None:
    told = one("قتل ثلاثة عناصر من الجيش في تفجير.", "ar", "ASSAULT")
    assert [who.sector for who in told.recipients] == ["MIL"]
