"""The hand-made places: they load, and are found in three scripts."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from isnad import world
from isnad.folding import fold
from isnad.world import countries, places
from isnad.world.entities import PlaceRecord
from isnad.world.gazetteer import key
from isnad.world.tables import Row, read

CODES = {row["alpha3"] for row in read(countries.table("cldr"))}
COLUMNS = (*places.NEEDS, "ar", "vi", "claimed_by", "within", "source", "read")
# Places that lie more than a degree beyond the settlements that GeoNames has of their country.
OUTLYING = {
    "Al-Walid crossing", "Maaten al-Sarra", "Madama base", "Pratas Islands", "Renk",
    "Trebil",
}  # fmt: skip
# Rows of one name that are further apart than this are two places, and say in what they lie.
APART_KM = 50.0


def find(name: str, kind: str | None = None) -> PlaceRecord:
    found = world.load().places.find(fold(name))
    chosen = [one for one in found if kind is None or one.kind == kind]
    assert chosen, f"{name} is not found"
    return chosen[0]


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", places.supplements(), ids=named)
def test_every_row_of_the_supplement_can_be_read(path: Path) -> None:
    rows = list(read(path, COLUMNS))
    assert rows
    for row in rows:
        record, _ = places.place(row, "supplement")
        assert row["source"] == "public record", row.line
        assert row["read"] in {"", "2"}, row.line
        assert row["vi"], row.line
        assert record.country is None or record.country in CODES, row.line
        assert set(record.claimed_by) <= CODES, row.line


@pytest.mark.parametrize("path", places.supplements(), ids=named)
def test_names_stand_once_in_their_column(path: Path) -> None:
    for row in read(path):
        for column in ("en", "ar", "vi"):
            names = row.many(column)
            assert len(names) == len(set(names)), (row.line, column)
            for name in names:
                assert any("\u0600" <= c <= "\u06ff" for c in name) == (column == "ar"), name


@pytest.fixture(scope="module")
def supplement() -> list[tuple[PlaceRecord, set[str]]]:
    """Every hand-made row with its names as they are looked up."""
    rows = [places.place(row, path.stem) for path in places.supplements() for row in read(path)]
    return [(record, {key(fold(name)) for name in names}) for record, names in rows]


@pytest.fixture(scope="module")
def boxes() -> dict[str, tuple[float, float, float, float]]:
    """South, north, west and east of the settlements that GeoNames has of each country."""
    alpha3 = countries.alpha3_of()
    points: dict[str, list[tuple[float, float]]] = {}
    for row in read(places.GEONAMES):
        point = (float(row["lat"]), float(row["lon"]))
        points.setdefault(alpha3.get(row["alpha2"], ""), []).append(point)
    return {
        country: (min(lat), max(lat), min(lon), max(lon))
        for country, found in points.items()
        for lat, lon in [tuple(zip(*found, strict=True))]
    }


def test_every_place_lies_in_its_country(
    supplement: list[tuple[PlaceRecord, set[str]]],
    boxes: dict[str, tuple[float, float, float, float]],
) -> None:
    beyond = set()
    for record, _ in supplement:
        if record.country not in boxes:
            continue
        south, north, west, east = boxes[record.country]
        if not (
            south - 1 <= record.latitude <= north + 1 and west - 1 <= record.longitude <= east + 1
        ):
            beyond.add(record.name)
    assert beyond == OUTLYING


def test_two_places_of_one_name_say_in_what_they_lie(
    supplement: list[tuple[PlaceRecord, set[str]]],
) -> None:
    named: dict[tuple[str, str | None], list[PlaceRecord]] = {}
    for record, names in supplement:
        for name in names:
            named.setdefault((name, record.country), []).append(record)
    for (name, country), found in named.items():
        for one, other in combinations(found, 2):
            told = one.within and other.within and one.within != other.within
            assert told or places.distance_km(one, other) <= APART_KM, (name, country)


def test_what_a_place_lies_in_is_a_place_of_the_tables(
    supplement: list[tuple[PlaceRecord, set[str]]],
) -> None:
    known = {name for _, names in supplement for name in names}
    lies_in = {record.within for record, _ in supplement if record.within}
    assert {name for name in lies_in if key(fold(name)) not in known} == set()


@pytest.mark.parametrize(
    ("names", "usual", "country", "kind"),
    [
        (("Khan al-Sabil", "خان السبل"), "Khan al-Sabil", "SYR", "settlement"),
        (("Kobane", "كوباني", "عين العرب"), "Kobani", "SYR", "settlement"),
        (("Palmyra", "تدمر"), "Palmyra", "SYR", "settlement"),
        (("Tel Rifaat", "تل رفعت"), "Tal Rifaat", "SYR", "settlement"),
        (("Maaret al-Numan", "معرة النعمان"), "Maarat al-Numan", "SYR", "settlement"),
        (("Eastern Ghouta", "الغوطة الشرقية", "Đông Ghouta"), "Eastern Ghouta", "SYR", "district"),
        (("Idlib province", "ريف إدلب", "tỉnh Idlib"), "Idlib Governorate", "SYR", "region"),
        (("Anbar", "الأنبار"), "Anbar", "IRQ", "region"),
        (("Donbass", "إقليم دونباس", "vùng Donbass"), "Donbas", "UKR", "region"),
        (("Gaza Strip", "قطاع غزة", "Dải Gaza"), "Gaza Strip", "PSE", "region"),
        (("West Bank", "الضفة الغربية", "Bờ Tây"), "West Bank", "PSE", "region"),
        (("Golan Heights", "الجولان", "Cao nguyên Golan"), "Golan Heights", "SYR", "region"),
        (("Nghe An", "Nghệ An", "tỉnh Nghệ An"), "Nghệ An", "VNM", "region"),
        (("Xinjiang", "شينجيانغ", "Tân Cương"), "Xinjiang", "CHN", "region"),
        (("Texas", "تكساس", "bang Texas"), "Texas", "USA", "region"),
        (("South China Sea", "بحر الصين الجنوبي", "Biển Đông"), "South China Sea", None, "sea"),
        (("Paracels", "جزر باراسيل", "Hoàng Sa"), "Paracel Islands", None, "district"),
        (("Middle East", "الشرق الأوسط", "Trung Đông"), "Middle East", None, "region"),
        (("Aleppo airport", "مطار حلب", "sân bay Aleppo"), "Aleppo airport", "SYR", "facility"),
        (("Bab al-Hawa", "معبر باب الهوى"), "Bab al-Hawa", "SYR", "crossing"),
        (("Rafah crossing", "معبر رفح", "cửa khẩu Rafah"), "Rafah crossing", "PSE", "crossing"),
        (("Sloviansk", "سلوفيانسك"), "Sloviansk", "UKR", "settlement"),
        (("Kfar Kila", "كفركلا"), "Kfar Kila", "LBN", "settlement"),
        (("Nuseirat", "النصيرات"), "Nuseirat", "PSE", "quarter"),
        (("Indonesian Hospital", "bệnh viện Indonesia"), "Indonesian Hospital", "PSE", "facility"),
        (("Chasiv Yar", "تشاسيف يار"), "Chasiv Yar", "UKR", "settlement"),
        (("Myawaddy", "مياوادي"), "Myawaddy", "MMR", "settlement"),
        (("Hanoi", "هانوي", "Hà Nội"), "Hanoi", "VNM", "settlement"),
        (("Beijing", "بكين", "Bắc Kinh"), "Beijing", "CHN", "settlement"),
    ],
)
def test_found_in_every_script(
    names: tuple[str, ...], usual: str, country: str | None, kind: str
) -> None:
    for name in names:
        found = find(name, kind)
        assert (found.name, found.country) == (usual, country), name


@pytest.mark.parametrize(
    ("name", "claimants"),
    [
        ("Crimea", {"RUS", "UKR"}),
        ("Kashmir", {"CHN", "IND", "PAK"}),
        ("Golan Heights", {"ISR", "SYR"}),
        ("Spratly Islands", {"BRN", "CHN", "MYS", "PHL", "TWN", "VNM"}),
        ("Senkaku Islands", {"CHN", "JPN", "TWN"}),
        ("Aksai Chin", {"CHN", "IND"}),
        ("Sevastopol", {"RUS", "UKR"}),
        ("Sloviansk", {"RUS", "UKR"}),
        ("Mischief Reef", {"CHN", "PHL", "TWN", "VNM"}),
        ("Stepanakert", {"ARM", "AZE"}),
        ("Ceuta", {"ESP", "MAR"}),
        ("Sheikh Jarrah", {"ISR", "PSE"}),
        ("Buqata", {"ISR", "SYR"}),
    ],
)
def test_disputed_areas_carry_all_claimants(name: str, claimants: set[str]) -> None:
    assert set(find(name).claimed_by) == claimants


def test_geonames_row_and_supplement_are_one_place() -> None:
    found = [one for one in world.load().places.find(fold("منبج")) if one.country == "SYR"]
    assert [(one.name, one.source) for one in found] == [("Manbij", "geonames, supplement")]


def test_usual_names_of_capitals_in_other_scripts() -> None:
    london, moscow = find("London", "settlement"), find("Moscow", "settlement")
    assert (london.arabic, london.vietnamese) == ("لندن", "London")
    assert (moscow.arabic, moscow.vietnamese) == ("موسكو", "Moscow")


def test_cities_of_the_second_reading_stand_where_they_are() -> None:
    sloviansk = find("Sloviansk", "settlement")
    assert (round(sloviansk.latitude, 1), round(sloviansk.longitude, 1)) == (48.9, 37.6)
    assert find("Oran", "settlement").arabic == "وهران"


@pytest.mark.parametrize("name", ["الصعيد", "المتوسط", "miền Nam", "Amazon"])
def test_no_place(name: str) -> None:
    found = world.load().places.find(fold(name))
    assert not [one for one in found if "supplement" in one.source]


def test_a_user_table_stands_before_the_built_in_one(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    row = "Khan al-Sabil\tSYR\tsettlement\t35.76\t36.77"
    table.write_text("en\tcountry\tkind\tlat\tlon\n" + row + "\n", "utf-8")
    mine = world.load().with_files([table])
    found = mine.places.find(fold("Khan al-Sabil"))
    assert [one.source for one in found] == ["user"]


@pytest.mark.parametrize(
    ("name", "country", "arabic"),
    [("Aleppo", "SYR", "حلب"), ("Aleppo", "USA", None), ("Moscow", "RUS", "موسكو")],
)
def test_the_name_of_a_place_in_a_language(name: str, country: str, arabic: str | None) -> None:
    assert world.load().place_name(name, country, "ar") == arabic


def test_what_stands_in_brackets_tells_a_place_apart_and_is_no_part_of_what_it_is_called() -> None:
    lyman = find("Lyman of Donetsk", "settlement")
    assert (lyman.name, lyman.vietnamese) == ("Lyman", "Lyman")
    hut = {"en": "Alm [of the Heath]|Alm hut", "ar": "[بلدة] علم", "kind": "settlement"}
    row = Row({**hut, "country": "AUT", "lat": "47", "lon": "13"}, Path("own.tsv"), 2)
    record, names = places.place(row, "own")
    assert (record.name, record.arabic) == ("Alm", "علم")
    assert names == ["Alm of the Heath", "Alm hut", "بلدة علم"]
