"""Places that words without a name stand for, and kinds that the names of a list share."""

from __future__ import annotations

import pytest

from isnad.records import Place
from tests.reads import claims


def last_place(text: str, language: str) -> Place | None:
    """The place of the last claim of a text."""
    return claims(text, language)[-1].place


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Rebels attacked the city of Aleppo. They seized the airport.", "en", "Aleppo airport"),
        ("Rebels seized Aleppo's airport.", "en", "Aleppo airport"),
        ("Rebels seized Damascus international airport.", "en", "Damascus airport"),
        ("Phiến quân chiếm sân bay quốc tế Damascus.", "vi", "Damascus airport"),
        (
            "Rebels attacked Aleppo. They seized the airport on the northern edge of the city.",
            "en",
            "Aleppo airport",
        ),
        ("Rebels attacked Damascus. They seized the international airport.", "en", "Damascus airport"),
        ("هاجم المتمردون مدينة حلب. واستعاد الجيش المطار.", "ar", "Aleppo airport"),
        ("Phiến quân tấn công thành phố Aleppo. Quân đội đã chiếm sân bay này.", "vi", "Aleppo airport"),
    ],
)  # fmt: skip
def test_a_facility_is_that_of_the_last_settlement(text: str, language: str, name: str) -> None:
    place = last_place(text, language)
    assert place is not None
    assert (place.name, place.precision) == (name, "exact")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels left Aleppo for Idlib province. Troops seized the city.", "Aleppo"),
        ("Rebels seized Aleppo's western districts. They held most of the city.", "Aleppo"),
        ("Rebels seized the eastern half of Aleppo. Troops shelled the province.", "Aleppo Governorate"),
        ("Rebels seized Homs. Syrian troops shelled the capital.", "Damascus"),
    ],
)  # fmt: skip
def test_a_word_for_a_kind_is_the_last_place_of_it(text: str, name: str) -> None:
    place = last_place(text, "en")
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rebels attacked troops in Hama and Idlib provinces.", "en"),
        ("هاجم المتمردون الجيش في محافظتي حماة وإدلب.", "ar"),
        ("Phiến quân tấn công quân đội ở hai tỉnh Hama và Idlib.", "vi"),
    ],
)
def test_a_list_shares_the_word_for_its_kind(text: str, language: str) -> None:
    place = last_place(text, language)
    assert place is not None
    assert place.precision == "region"


def test_a_capital_is_known_among_places_of_that_name() -> None:
    place = last_place("Syrian ministers met in Aleppo. Turkey's minister met them in Doha.", "en")
    assert place is not None
    assert (place.name, place.country) == ("Doha", "QAT")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army shelled two towns, Atareb and Anadan, on Monday.", "Anadan"),
        ("Rebels took two towns in the north, Atareb and Anadan, on Monday.", "Anadan"),
        ("Rebels took the south of Aleppo.", "Aleppo"),
        ("Rebels took the eastern half of Aleppo.", "Aleppo"),
    ],
)
def test_places_that_a_part_or_a_list_of_names_tells(text: str, name: str) -> None:
    place = last_place(text, "en")
    assert place is not None
    assert place.name == name
