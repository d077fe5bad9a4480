"""Which place is held, and how much of it."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("In Homs, the Anbar quarter remained in the hands of the army.", "en", "Anbar"),
        ("Two quarters in the south of Homs, Nabi and Wahda, are held by the army.", "en", "Nabi"),
        ("Nabi and Wahda, two quarters in the south of Homs, are held by the army.", "en", "Nabi"),
        ("The army announced its control of Palmyra, east of Homs.", "en", "Palmyra"),
        ("أعلن الجيش سيطرته على بلدة القريتين جنوب حمص.", "ar", "Qaryatayn"),
        ("Tại Homs, hai khu Nabi và Wahda vẫn do quân đội kiểm soát.", "vi", "Nabi"),
        ("The army took most parts of Homs.", "en", "Homs"),
    ],
)
def test_what_is_held_is_the_place_not_where_the_clause_is_set(
    text: str, language: str, place: str
) -> None:
    found = one(text, language, "CONTROL").place
    assert found is not None
    assert found.name == place or place in found.name


def test_a_bridge_is_held_and_not_its_town() -> None:
    text = "Rebels took the Sirin bridge in eastern Homs."
    found = one(text, "en", "CONTROL").place
    assert found is not None
    assert found.name == "Sirin bridge"
    assert found.geonames is None


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "Rebels took the Sirin bridge. The army retook the bridge on Monday.",
            "en",
            "Sirin bridge",
        ),
        (
            "The Chadian army took Abeche airport. Rebels said their men had retaken the airport.",
            "en",
            "Abeche airport",
        ),
        ("سيطر الجيش على جسر القادم. والجسر بات في يد المتمردين.", "ar", "Al-Qadim bridge"),
        ("سيطر جنود على القصر في حمص. وأحكم الجيش سيطرته على القصر.", "ar", "palace"),
        ("Quân đội chiếm cầu Halim. Phiến quân tái chiếm cây cầu.", "vi", "Halim bridge"),
    ],
)
def test_a_word_for_a_building_means_the_one_of_its_kind_told_before(
    text: str, language: str, name: str
) -> None:
    first, *_, last = claims(text, language, "CONTROL")
    assert first.place is not None and last.place is not None
    assert (first.place.name, last.place.name) == (name, name)
    assert not (last.place.text or "").startswith("و")


def test_the_city_is_the_one_named_before_and_not_one_named_later() -> None:
    text = "Rebels reached Homs. The army took back the western half of the city and fled to Hama."
    found = next(c for c in claims(text, "en", "CONTROL")).place
    assert found is not None
    assert found.name == "Homs"


@pytest.mark.parametrize(
    ("text", "language", "share", "left_out"),
    [
        ("The army took full control of Homs.", "en", "all", []),
        ("The army has entirely retaken Homs.", "en", "all", []),
        ("The army controls nearly all of Homs.", "en", "most", []),
        ("Rebels seized the southern districts of Homs.", "en", "part", []),
        ("Rebels hold every quarter of Homs except two.", "en", "all", ["two"]),
        ("سيطر الجيش على مدينة حمص بأكملها، ما عدا حيين.", "ar", "all", ["حيين"]),
        ("بسط الجيش سيطرته الكاملة على كركوك.", "ar", "all", []),
        ("سيطر الجيش على معظم أحياء حمص.", "ar", "most", []),
        ("Phiến quân kiểm soát hoàn toàn Homs.", "vi", "all", []),
        ("Quân đội giành lại trung tâm Hama.", "vi", "part", []),
        ("Quân đội kiểm soát toàn bộ Homs, trừ hai khu.", "vi", "all", ["hai khu"]),
    ],
)
def test_how_much_of_a_place_is_held(
    text: str, language: str, share: str, left_out: list[str]
) -> None:
    extent = one(text, language, "CONTROL").extent
    assert extent is not None
    assert extent.share == share
    assert [span.quote for span in extent.except_] == left_out


def test_districts_that_are_named_are_held_whole() -> None:
    text = "Two quarters in the south of Homs, Nabi and Wahda, are held by the army."
    assert one(text, "en", "CONTROL").extent is None
