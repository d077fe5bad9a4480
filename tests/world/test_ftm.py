"""FollowTheMoney entities as a user's actors."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from isnad.world import compile as compiling
from isnad.world import ftm
from isnad.world.entities import Entity, Tenure
from isnad.world.tables import Tally


def entity(schema: str, named: str = "a", **properties: list[Any]) -> dict[str, Any]:
    return {"id": named, "schema": schema, "properties": properties}


def write(folder: Path, *rows: dict[str, Any] | str) -> Path:
    path = folder / "some.ftm.json"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def read(folder: Path, *rows: dict[str, Any] | str) -> tuple[dict[str, Entity], list[str], Tally]:
    path = write(folder, *rows)
    faults: list[str] = []
    tally = Tally(lambda error: faults.append(str(error).replace(str(path), "F")))
    found = ftm.actors(path, tally, compiling._known().offices)
    return {one.id: one for one in found}, faults, tally


def test_names_by_script(tmp_path: Path) -> None:
    names = ["Wahmi Front", "جبهة الوهم", "Фронт", "Nguyễn Văn Wahm"]
    row = entity("Organization", name=names, alias=["WF"], weakAlias=["Front", "The Front"])
    found, faults, tally = read(tmp_path, row)
    assert found["a"].names == {
        "en": ["Wahmi Front", "WF", "The Front", "Nguyen Van Wahm"],
        "ar": ["جبهة الوهم"],
        "vi": ["Nguyễn Văn Wahm"],
    }
    assert not faults and sum(tally.notes.values()) == 2


def test_a_name_in_arabic_alone_is_shown_in_latin_letters(tmp_path: Path) -> None:
    found, _, _ = read(tmp_path, entity("Organization", name=["جبهة"]))
    assert found["a"].name.isascii() and found["a"].names == {"ar": ["جبهة"]}


@pytest.mark.parametrize(
    ("schema", "topics", "kind", "sector"),
    [
        ("Person", ["role.pep"], "person", "GOV"),
        ("Person", ["sanction", "role.judge"], "person", "JUD"),
        ("Person", [], "person", "UNK"),
        ("Organization", ["pol.party"], "party", "PTY"),
        ("Organization", ["gov.igo"], "igo", "IGO"),
        ("Organization", ["crime.terror", "sanction"], "group", "REB"),
        ("Organization", ["crime.traffick.drug"], "group", "CRM"),
        ("Organization", ["MIL"], "force", "MIL"),
        ("Company", [], "company", "BUS"),
        ("PublicBody", ["gov.national"], "government", "GOV"),
        ("LegalEntity", [], "organisation", "UNK"),
    ],
)
def test_kind_and_sector(
    tmp_path: Path, schema: str, topics: list[str], kind: str, sector: str
) -> None:
    found, _, _ = read(tmp_path, entity(schema, name=["Wahm"], topics=topics, country=["sy"]))
    assert (found["a"].kind, found["a"].sector, found["a"].country) == (kind, sector, "SYR")


OFFICE = entity("Position", "post", name=["Prime Minister of Syria"], country=["sy"])
OTHER = entity("Position", "post", name=["Keeper of the Seals"], country=["sy"])
HELD = entity("Occupancy", "o", holder=["a"], post=["post"], startDate=["2014-07"])


def test_a_position_that_is_built_in(tmp_path: Path) -> None:
    found, faults, _ = read(tmp_path, HELD, OFFICE, entity("Person", name=["Salim Wahm"]))
    assert faults == [] and list(found) == ["a"]
    assert found["a"].offices == [Tenure("office:syr-prime-minister", "2014-07", "..")]
    assert (found["a"].country, found["a"].sector) == ("SYR", "GOV")


def test_a_position_of_the_file_itself(tmp_path: Path) -> None:
    ended = {**HELD["properties"], "endDate": ["2018-03-31T00:00:00"]}
    row = entity("Occupancy", "o", **ended)
    found, faults, _ = read(tmp_path, entity("Person", name=["Salim Wahm"]), OTHER, row)
    assert faults == [] and found["post"].kind == "office"
    assert found["a"].offices == [Tenure("post", "2014-07", "2018-03-31")]


def test_entities_inside_entities(tmp_path: Path) -> None:
    inner = {**HELD, "properties": {"post": [OFFICE], "startDate": ["2014"]}}
    row = entity("Person", name=["Salim Wahm"], positionOccupancies=[inner])
    found, faults, _ = read(tmp_path, row)
    assert faults == []
    assert [tenure.start for tenure in found["a"].offices] == ["2014"]


PERSON = entity("Person", name=["Salim Wahm"])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("{broken", "not JSON"),
        ("[]", "no entity; write id, schema and properties"),
        ('{"id": "x"}', "no entity"),
        (entity("Person", "x y", name=["Wahm"]), "its id is no word"),
        (entity("Person", "country:SYR", name=["Wahm"]), "of a built-in country"),
        (entity("Person", "b"), "it has no name in Latin or Arabic letters"),
        (entity("Person", "b", name=["Фронт"]), "it has no name in Latin or Arabic letters"),
        (entity("Occupancy", "o", post=["post"]), "0 values of holder"),
        (entity("Occupancy", "o", holder=["x"], post=["post"]), "no person here has the id 'x'"),
        (entity("Occupancy", "o", holder=["a"], post=["x"]), "no position here has the id 'x'"),
        (entity("Occupancy", "o", holder=["a"], post=["post"]), "it has no startDate"),
        (
            entity("Occupancy", "o", holder=["a"], post=["post"], startDate=["May"]),
            "startDate: 'May' is no date; write 2014-07-01",
        ),
        (
            entity(
                "Occupancy", "o", holder=["a"], post=["post"], startDate=["2014"], endDate=["2013"]
            ),
            "it ends on 2013, before 2014",
        ),
        (
            entity(
                "Occupancy", "o", holder=["a"], post=["post"], startDate=["2014"], status=["ended"]
            ),
            "it has ended without an endDate",
        ),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, row: dict[str, Any] | str, fault: str) -> None:
    found, faults, tally = read(tmp_path, PERSON, OFFICE, row)
    assert list(found) == ["a"] and tally.refused == 1 and found["a"].offices == []
    assert re.match(r"F:3: ", faults[0]) and fault in faults[0]


def test_nobody_knows_whether_it_has_ended(tmp_path: Path) -> None:
    row = entity("Occupancy", "o", **{**HELD["properties"], "status": ["unknown"]})
    found, faults, tally = read(tmp_path, PERSON, OFFICE, row)
    assert found["a"].offices == [] and not faults and len(tally.notes) == 1


def test_a_line_that_is_not_utf_8_leaves_the_others(tmp_path: Path) -> None:
    path = write(tmp_path, PERSON)
    path.write_bytes(path.read_bytes() + b'{"id": "\xff"}\n' + json.dumps(OTHER).encode())
    faults: list[str] = []
    holds = compiling.check(path, Tally(lambda error: faults.append(str(error))))
    assert holds.kinds == {"person": 1, "office": 1} and holds.refused == 1
    assert faults == [f"{path}:2: not UTF-8; convert the file"]


def test_many_lines_take_little(tmp_path: Path) -> None:
    rows = (json.dumps(entity("Person", f"p{n}", name=[f"Salim Wahm {n}"])) for n in range(5000))
    found, faults, tally = read(tmp_path, *rows)
    assert len(found) == tally.rows == 5000 and not faults
