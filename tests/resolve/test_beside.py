"""What words beside a place, a date or a body say of it, and what they do not."""

from __future__ import annotations

import hashlib

import pytest

from isnad import flow
from isnad.records import Claim, Report


def read(text: str, language: str) -> list[Claim]:
    """The claims of a text, read with all that was learned."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    report = Report(id="t", sha256=sha256, text=text, language=language, published="2024-12-05")
    return flow.read(report).claims


def first(text: str, language: str, kind: str) -> Claim:
    """The first claim of a type."""
    return next(claim for claim in read(text, language) if claim.type == kind)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rebels seized several villages west of Aleppo."),
        ("ar", "سيطر المسلحون على قرى عدة غرب حلب."),
        ("vi", "Quân nổi dậy đã chiếm nhiều làng mạc ở phía tây Aleppo."),
    ],
)
def test_villages_near_a_town_are_not_the_town(language: str, text: str) -> None:
    place = first(text, language, "CONTROL").place
    assert place is not None
    assert place.name.removeprefix("several ") == "villages near Aleppo"
    assert place.country == "SYR"
    assert (place.geonames, place.precision) == (None, "near")


def test_a_place_told_by_its_kind_alone_is_called_by_it() -> None:
    place = first("سيطر المسلحون على مدن عدة.", "ar", "CONTROL").place
    assert place is not None
    assert place.name == "cities"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Gunmen attacked a customs post at Zalin on Friday.", "a customs post at Zalin"),
        ("en", "A strike hit a large al-Qaida headquarters.", "a large al-Qaida headquarters"),
        ("en", "Police arrested two men in front of the mosque.", "the mosque"),
        ("en", "The first attack hit the Libyan capital overnight.", "the Libyan capital"),
        ("en", "Gunmen attacked an old fishermen's market on Friday.", "old fishermen's market"),
        ("en", "Gunmen attacked a windswept naval headquarters in Sucre.", "a windswept naval headquarters in Sucre"),
        ("vi", "Liên quân rút khỏi hai căn cứ nhỏ gần biên giới Jordan.", "hai căn cứ nhỏ gần biên giới Jordan"),
        ("vi", "Bộ trưởng thăm căn cứ không quân Hmeymim hôm 3/5.", "căn cứ không quân Hmeymim"),
        ("ar", "وقع انفجار في قاعدة جوية غربي ليبيا.", "قاعدة جوية غربي ليبيا"),
    ],
)  # fmt: skip
def test_a_place_without_a_name_is_told_by_all_words_that_say_where(
    language: str, text: str, words: str
) -> None:
    place = read(text, language)[0].place
    assert place is not None
    assert place.text == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The truce in Idlib by Russia and Turkey began on 6 March 2020."),
        ("vi", "Lệnh ngừng bắn ở Idlib do Nga và Thổ Nhĩ Kỳ dàn xếp bắt đầu ngày 6/3/2020."),
    ],
)
def test_who_brokers_a_truce_does_not_hold_its_place(language: str, text: str) -> None:
    place = first(text, language, "CEASEFIRE").place
    assert place is not None
    assert (place.name, place.country) == ("Idlib", "SYR")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to Reuters on December 2, 2024, the truce in Idlib took effect on March 6, 2020."),
        ("ar", "وبحسب رويترز في 2 ديسمبر 2024، دخلت الهدنة في إدلب حيز التنفيذ في 6 مارس 2020."),
        ("vi", "Theo Reuters, ngày 2/12/2024 - Lệnh ngừng bắn ở Idlib có hiệu lực từ ngày 6/3/2020."),
    ],
)  # fmt: skip
def test_the_day_of_a_source_is_not_that_of_what_it_tells(language: str, text: str) -> None:
    time = first(text, language, "CEASEFIRE").time
    assert time is not None
    assert time.edtf.startswith("2020-03-06")


def test_the_day_of_a_source_is_taken_where_there_is_no_other() -> None:
    text = "Theo Reuters, ngày 2/12/2024, quân nổi dậy chiếm Hama."
    time = first(text, "vi", "CONTROL").time
    assert time is not None
    assert time.edtf == "2024-12-02"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oman demanded that Iran end the dispute that lasted from 1990 to 1993."),
        ("ar", "طالبت عمان إيران بإنهاء النزاع الذي استمر من 1990 وحتى 1993."),
        ("vi", "Oman yêu cầu Iran chính thức kết thúc cuộc tranh chấp năm 1990-93."),
    ],
)
def test_nobody_asks_for_years_what_took_years(language: str, text: str) -> None:
    assert first(text, language, "REQUEST").time is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وأشار إلى محادثات أوسلو بين الحكومة والمعارضة."),
        ("vi", "Vòng đàm phán Oslo giữa chính phủ và phe đối lập sụp đổ."),
    ],
)
def test_talks_named_after_a_town_are_held_there(language: str, text: str) -> None:
    claim = first(text, language, "CONSULT")
    assert claim.place is not None
    assert claim.place.name == "Oslo"
    assert "Oslo" not in {actor.name for actor in claim.actors}


def test_a_body_is_of_the_country_that_was_said_of_it_before() -> None:
    text = (
        "Quân chính phủ Syria rút khỏi một ngôi làng.\n"
        "Một quan chức Thổ Nhĩ Kỳ nói rằng quân chính phủ đã pháo kích Idlib."
    )
    (actor,) = first(text, "vi", "ASSAULT").actors
    assert actor.country == "SYR"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "قتل ثلاثة جنود ليبيين في البلاد.", "Libya"),
        ("en", "Turkey said two protesters were killed in the country.", "Turkey"),
        ("vi", "Nga không kích Syria, nhiều người biểu tình bị bắt ở nước này.", "Syria"),
    ],
)
def test_the_country_is_the_one_that_was_named_last(language: str, text: str, name: str) -> None:
    kind = "COERCE" if language == "vi" else "ASSAULT"
    place = first(text, language, kind).place
    assert place is not None
    assert (place.name, place.precision) == (name, "country")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("اختطاف مراسل صحيفة في تعز", "Taiz"),  # by its letters, "she grows dear"
        ("قصف الجيش مواقع بالقرب من مدينة تدمر وسط سوريا.", "Palmyra"),  # "she destroys"
        ('أضرم رجل النار في جامع وسط مدينة "زابون" قرب الحدود.', "Zabun"),
        ("انسحبت القوات الفرنسية من مالي.", "Mali"),  # "financial"
    ],
)
def test_arabic_places_whose_names_are_other_words_too(text: str, name: str) -> None:
    places = [claim.place for claim in read(text, "ar") if claim.place is not None]
    assert [place.name for place in places] == [name]


def test_people_without_a_country_are_of_the_one_that_a_report_is_set_in() -> None:
    text = (
        "Troops in Ghana were attacked on Friday.\nGunmen killed four farmers near Kumasi, Ghana."
    )
    people = [p for c in read(text, "en") for p in (*c.actors, *c.recipients)]
    assert {p.country for p in people} == {"GHA"}


def test_people_without_a_country_stay_so_where_two_are_spoken_of() -> None:
    text = "Troops in Ghana met troops of Togo.\nGunmen killed four farmers on Friday."
    (claim,) = (c for c in read(text, "en") if c.type == "ASSAULT")
    assert {p.country for p in (*claim.actors, *claim.recipients)} == {None}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Pentagon Press Secretary Ed Roth condemned the raid.", "USA"),
        ("EU leaders condemned the raid.", "EU"),
        ("Officials of the EU condemned the raid.", "EU"),
        ("The Iranian ambassador to the UN condemned the raid.", "IRN"),
    ],
)
def test_somebody_is_of_the_body_that_they_serve(text: str, country: str) -> None:
    assert first(text, "en", "ACCUSE").actors[0].country == country


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Former minister Ada Berg, the kingdom's envoy in Oslo, rejected the idea."),
        ("ar", "رفض الوزير السابق كريم حداد، ممثل المملكة في أوسلو، فكرة الحوار."),
        ("vi", "Cựu bộ trưởng Ada Berg, đại diện của Na Uy tại Oslo, đã bác bỏ ý kiến này."),
    ],
)
def test_where_somebody_serves_is_not_where_they_speak(language: str, text: str) -> None:
    assert first(text, language, "REJECT").place is None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The group seized tanks from Harun Military Airfield near Kirkuk.", "Harun"),
        ("en", "A strike hit a convoy near a large army headquarters near Kirkuk.", "Kirkuk"),
        (
            "vi",
            "Quận Hajar al-Noor, phía nam thủ đô Damascus, bị tàn phá bởi giao tranh giữa quân đội và phiến quân.",
            "Hajar al-Noor",
        ),
    ],
)
def test_what_happens_in_a_place_with_a_name_is_not_told_of_its_neighbour(
    language: str, text: str, name: str
) -> None:
    place = first(text, language, "ASSAULT").place
    assert place is not None
    assert name in place.name


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Police clashed with miners at Ashby Colliery in Kent.", "Ashby Colliery", None),
        ("A riot broke out at HMP Moor Court in Wiltshire on Sunday.", "HMP Moor Court", "GBR"),
    ],
)
def test_what_lies_in_a_larger_place_is_where_it_happens(
    text: str, place: str, country: str | None
) -> None:
    found = read(text, "en")[0].place
    assert found is not None and (found.text, found.country) == (place, country)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army shelled Aleppo. Rebels seized the west of the city."),
        ("ar", "قصف الجيش حلب. وسيطر المسلحون على غرب المدينة."),
        ("vi", "Quân đội pháo kích Aleppo. Quân nổi dậy chiếm phía tây thành phố."),
    ],
)
def test_a_side_of_the_city_is_in_the_city_that_was_named(language: str, text: str) -> None:
    place = first(text, language, "CONTROL").place
    assert place is not None and place.name == "Aleppo"
