"""A user's places as others write them: dumps of GeoNames and tables with commas."""

from __future__ import annotations

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad import world
from isnad.folding import fold
from isnad.world import PlaceRecord, WorldTableError, gazetteer, imports, places
from isnad.world import compile as compiling
from isnad.world.entities import PRECISION
from isnad.world.tables import read

HEADER = "level,pcode,name_en,name_ar,parent_pcode,lat_centre,lon_centre\n"


def dumped(**cells: str) -> str:
    """A line of a dump with some cells."""
    usual = {
        "geonameid": "99000001", "name": "Tall Wahmi", "asciiname": "Tall Wahmi",
        "alternatenames": "Tell Wahmi,تل وهمي,Телль-Вахми", "latitude": "35.5", "longitude": "36.5",
        "feature class": "P", "feature code": "PPL", "country code": "SY", "admin1 code": "12",
        "admin2 code": "169388", "population": "1200", "modification date": "2026-01-01",
    }  # fmt: skip
    return "\t".join({**dict.fromkeys(imports.DUMP, ""), **usual, **cells}.values()) + "\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def index(folder: Path, rows: list[places.Named]) -> gazetteer.Gazetteer:
    path = folder / "index.bin"
    path.write_bytes(b"".join(gazetteer.compile_index(rows)))
    return gazetteer.Gazetteer(path)


def test_a_place_from_a_dump(tmp_path: Path) -> None:
    path = write(tmp_path, "SY.txt", dumped())
    assert compiling.kind_of(path) == "places"
    ((record, names),) = places.user_rows(path)
    assert names == ["Tall Wahmi", "تل وهمي", "Tell Wahmi"]
    assert (record.name, record.country, record.kind) == ("Tall Wahmi", "SYR", "settlement")
    assert (record.geonames, record.population, record.admin1) == (99000001, 1200, "12")
    assert (record.arabic, record.code, record.parent) == ("تل وهمي", None, "SY.12.169388")
    assert record.source == "user"


@pytest.mark.parametrize(
    ("feature", "code", "kind"),
    [
        ("P", "PPLC", "settlement"),
        ("P", "PPLX", "quarter"),
        ("P", "PPLQ", None),
        ("A", "ADM1", "region"),
        ("A", "ADM2", "district"),
        ("A", "PCLI", None),
        ("A", "ADM1H", None),
        ("H", "STM", "sea"),
        ("S", "AIRP", "facility"),
        ("S", "CSTM", "crossing"),
        ("R", "RD", None),
        ("", "", None),
    ],
)
def test_features_and_kinds(tmp_path: Path, feature: str, code: str, kind: str | None) -> None:
    line = dumped(**{"feature class": feature, "feature code": code})
    found = [r.kind for r, _ in places.user_rows(write(tmp_path, "x.txt", line))]
    assert found == ([kind] if kind else [])


def test_divisions_of_a_dump_have_codes(tmp_path: Path) -> None:
    first = dumped(**{"feature class": "A", "feature code": "ADM1", "admin2 code": ""})
    second = dumped(**{"feature class": "A", "feature code": "ADM2"})
    (one, _), (two, _) = places.user_rows(write(tmp_path, "x.txt", first + second))
    assert (one.code, one.parent) == ("SY.12", "SY")
    assert (two.code, two.parent) == ("SY.12.169388", "SY.12")


def test_a_packed_dump_and_signs_that_are_line_ends_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "SY.txt.gz"
    text = dumped(alternatenames="Tell\u2028Wahmi,Tell Wahmi") + dumped(name="Other")
    path.write_bytes(gzip.compress(text.encode()))
    assert [r.name for r, _ in places.user_rows(path)] == ["Tall Wahmi", "Other"]


def test_every_kind_of_feature_is_a_kind_of_place() -> None:
    kinds = {row["kind"] for row in read(imports.KINDS)}
    assert kinds - {"-"} <= set(PRECISION)


def test_areas_from_a_table_with_commas(tmp_path: Path) -> None:
    text = HEADER + (
        "adm1,SY97,Wahmiya,وهمية,SY,35.1,36.1\n"
        "adm2,SY9701,Upper Wahmi,وهمي الأعلى,SY97,35.2,36.2\n"
        'adm4,C9701,"Wahm, New",وهم,SY9701,35.3,36.3\n'
        'neighbourhood,N1,Harat Wahm,"حارة وهم\nحارة وهم",C9701,35.31,36.31\n'
    )
    path = write(tmp_path, "areas.csv", text)
    assert compiling.kind_of(path) == "places"
    known = world.load().with_files([path])
    (region,) = known.places.coded("SY97")
    assert (region.kind, region.country, region.parent) == ("region", "SYR", "SY")
    for name in ("Wahmiya", "Wahmiya Governorate", "محافظة وهمية", "tỉnh Wahmiya"):
        assert region in known.places.find(fold(name)), name
    (town,) = known.places.find(fold("Wahm, New"))
    assert (town.code, town.within, town.kind) == ("C9701", "Upper Wahmi", "settlement")
    assert known.places.coded(town.parent or "")[0].within == "Wahmiya"
    (quarter,) = known.places.find(fold("حارة وهم"))
    assert (quarter.kind, quarter.precision, quarter.country) == ("quarter", "near", "SYR")
    assert quarter.within == "Wahm, New"


def test_columns_are_known_by_their_names(tmp_path: Path) -> None:
    text = "Name;Country;Latitude;Longitude;Population\nXville;FR;48.5;2.5;900\nالمكان;SYR;35;36;\n"
    (one, _), (two, _) = places.user_rows(write(tmp_path, "places.csv", text))
    assert (one.name, one.country, one.kind, one.population) == ("Xville", "FRA", "settlement", 900)
    assert (two.name, two.arabic, two.country) == ("المكان", "المكان", "SYR")


def test_the_town_stands_before_an_area_of_its_name(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", HEADER + "adm1,SY02,Aleppo,حلب,SY,36.14,37.63\n")
    found = world.load().with_files([path]).places.find(fold("Aleppo"))
    assert found[0].kind == "settlement"
    assert found[-1].code == "SY02"
    (region,) = world.load().with_files([path]).places.find(fold("محافظة حلب"))
    assert region.source == "user"


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("x.txt", dumped() + "1\t2\n", r"x\.txt:2: 2 cells.*take the line out"),
        ("x.txt", dumped(latitude="95"), r"x\.txt:1: column latitude: write a number"),
        ("x.txt", dumped() + dumped(population="many"), r"x\.txt:2: column population"),
        ("x.txt", dumped(name=""), r"x\.txt:1: column name"),
        ("a.csv", HEADER + "adm1,SY97,W,و,SY,,36\n", r"a\.csv:2: column lat_centre: write"),
        ("a.csv", HEADER + "adm1,SY97,,,SY,35,36\n", r"a\.csv:2: it has no name"),
        ("a.csv", HEADER + "adm1,SY97,A,B,C,SY,35,36\n", r"a\.csv:2: 8 cells under 7"),
        ("a.csv", HEADER + "heap,SY97,A,B,SY,35,36\n", r"a\.csv:2: column level: 'heap'"),
    ],
)
def test_errors_name_file_line_and_remedy(tmp_path: Path, name: str, text: str, fault: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(WorldTableError, match=fault):
        list(places.user_rows(path))


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "name,lat\nX,3\n")
    with pytest.raises(WorldTableError, match="no table that can be added"):
        compiling.kind_of(path)
    with pytest.raises(WorldTableError, match="add the column en"):
        list(places.user_rows(path))


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WorldTableError, match="not UTF-8"):
        compiling.kind_of(path)
    with pytest.raises(WorldTableError, match="cannot be read"):
        compiling.kind_of(tmp_path / "none.csv")


LETTERS = st.sampled_from("abcdefghikmnoprstuvyzâăêôơưđéíابتجحدرسعفقكلمنهويةأ")
WORDS = st.lists(st.text(LETTERS, min_size=2, max_size=8), min_size=1, max_size=4).map(" ".join)


@given(st.lists(st.tuples(WORDS, st.integers(0, 10**8)), min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_every_place_is_found_by_its_name(made: list[tuple[str, int]]) -> None:
    lines = [
        dumped(geonameid=str(n), name=name, alternatenames="", population=str(people))
        for n, (name, people) in enumerate(made)
    ]
    with TemporaryDirectory() as folder:
        rows = list(places.user_rows(write(Path(folder), "x.txt", "".join(lines))))
        known = index(Path(folder), rows)
        assert len(known) == len(made)
        for name, _ in made:
            found = known.find(fold(name))
            same = [n for n, (one, _) in enumerate(made) if _key(one) == _key(name)]
            assert {one.geonames for one in found} >= set(same)
            peoples = [one.population for one in found if one.population]
            assert peoples == sorted(peoples, reverse=True)
            assert known.may_start(fold(name).split(" ")[0]) >= len(name.split(" "))


def _key(name: str) -> str:
    return gazetteer.key(fold(name))


def test_codes_are_no_names(tmp_path: Path) -> None:
    record = PlaceRecord("X", "SYR", None, 1.0, 1.0, "region", "region", admin1="12", code="SY12")
    known = index(tmp_path, [(record, ["Xland"])])
    assert known.coded("SY12") == known.coded("SYR.12") == known.find("xland") == [record]
    assert known.find("sy12") == known.find("x") == []
