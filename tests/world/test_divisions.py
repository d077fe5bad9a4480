"""Divisions of countries: names with their words, what they hold, and when they stood."""

from __future__ import annotations

import pytest

from isnad import world
from isnad.folding import fold
from isnad.world import PlaceRecord, divisions
from isnad.world.tables import cells, read


def find(name: str, code: str | None = None) -> list[PlaceRecord]:
    found = world.load().places.find(fold(name))
    return [one for one in found if code is None or one.code == code]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("Idlib Governorate", "Idlib province", "محافظة إدلب", "ريف إدلب", "tỉnh Idlib"), "SY.12"),
        (("Kassala State", "state of Kassala", "ولاية كسلا", "bang Kassala"), "SD.52"),
        (("Benghazi District", "شعبية بنغازي"), "LY.69"),
        (("Antioquia department", "Antioquia province", "tỉnh Antioquia"), "CO.02"),
        (("Fes-Meknes", "جهة فاس مكناس"), "MA.03"),
        (("Kharkiv Oblast", "Kharkiv region", "مقاطعة خاركيف"), "UA.07"),
        (("Zakho District", "قضاء زاخو", "huyện Zakho"), "IQ.08.89569"),
        (("Gaza Strip", "قطاع غزة"), "PS.GZ"),
        (("Illinois", "إلينوي"), "US.IL"),
        (("tỉnh Quảng Ninh", "Quang Ninh province"), "VN.22"),
    ],
)
def test_found_by_names_with_kind_words(names: tuple[str, ...], code: str) -> None:
    for name in names:
        assert find(name, code), name


@pytest.mark.parametrize(
    "name", ["Aleppo", "حلب", "Kassala", "Benghazi", "Kharkiv", "Erbil", "Antioquia", "Zakho"]
)
def test_a_plain_name_is_the_settlement(name: str) -> None:
    found = find(name)
    assert found[0].kind == "settlement"
    assert not [one for one in found if one.kind == "region" and one.country == found[0].country]


@pytest.mark.parametrize(
    ("place", "country", "division"),
    [
        ("Saraqib", "SYR", "Idlib Governorate"),
        ("Tripoli", "LBN", "North Governorate"),
        ("Tripoli", "LBY", "Tripoli District"),
        ("El Fasher", "SDN", "North Darfur"),
        ("Chicago", "USA", "Illinois"),
    ],
)
def test_a_settlement_lies_in_a_division(place: str, country: str, division: str) -> None:
    known = world.load()
    one = next(p for p in find(place) if p.country == country and p.kind == "settlement")
    found = known.division(one.country, one.admin1)
    assert found is not None
    assert found.name == division


def test_no_division_without_a_code() -> None:
    assert world.load().division("SYR", None) is None
    assert world.load().division("SYR", "999") is None


def test_a_second_level_division_lies_in_a_first_level_one() -> None:
    (one,) = find("Zakho District", "IQ.08.89569")
    (parent,) = world.load().places.coded(one.parent or "")
    assert (one.kind, one.within, parent.code) == ("district", parent.name, "IQ.08")


def test_provinces_of_vietnam_by_date() -> None:
    old, new = (
        [one for one in find("tỉnh An Giang") if one.stood(day)] for day in ("2024-05-01", "2026")
    )
    assert [one.valid_to for one in old] == ["2025-06-30"]
    assert [(one.code, one.valid_from) for one in new] == [("VN.91", "2025-07-01")]
    assert [one.valid_to for one in find("tỉnh Kiên Giang")] == ["2025-06-30"]
    assert not [one for one in find("tỉnh Kiên Giang") if one.stood(None)]
    assert (
        len([one for one in find("tỉnh Nghệ An") if one.stood("2024") and one.stood("2026")]) == 1
    )


@pytest.mark.parametrize(
    ("first", "last", "date", "stood"),
    [
        ("2025-07-01", None, "2025-07-01", True),
        ("2025-07-01", None, "2025-06-30", False),
        ("2025-07-01", None, "2025", True),
        ("2025-07-01", None, "2025-06", False),
        (None, "2025-06-30", "2025-06-30", True),
        (None, "2025-06-30", "2025-07", False),
        (None, "2025-06-30", None, False),
        ("2025-07-01", None, None, True),
        ("2019", "2020", "2020-12-31", True),
        (None, None, "1999", True),
    ],
)
def test_a_place_stood_from_its_first_to_its_last_day(
    first: str | None, last: str | None, date: str | None, stood: bool
) -> None:
    place = PlaceRecord(
        "X", "VNM", None, 1.0, 1.0, "region", "region", valid_from=first, valid_to=last
    )
    assert place.stood(date) is stood


def test_every_dated_or_named_division_is_there() -> None:
    codes = {row[0] for row in cells(divisions.TABLE, divisions.COLUMNS)}
    named = {row["code"] for row in read(divisions.NAMES)}
    dated = {r["name"] for r in read(divisions.DATES) if r["name"].startswith("VN.")} - {"VN.*.*"}
    assert not (named | dated) - codes
    for row in read(divisions.DATES):
        if not row["name"].startswith("VN."):
            assert [one.valid_to for one in find(row["name"]) if one.valid_to], row["name"]


def test_claims_on_a_division_are_claims_on_its_places() -> None:
    (one,) = world.load().places.coded("UA.11")
    assert set(one.claimed_by) == {"RUS", "UKR"}
