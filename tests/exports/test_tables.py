"""Claims as JSON Lines and as tables of text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from isnad import csvs
from isnad.exports.columns import flat
from isnad.exports.items import Item
from isnad.exports.tables import columns, countries, precisions, sectors, type_of, types
from isnad.records import Claim

from .conftest import HOSTILE, Export


def test_lines_of_json_are_claims_of_the_contract(
    export: Export, items: list[Item], shared: Path
) -> None:
    schema = json.loads((shared / "contract" / "claim.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema)
    lines = export("jsonl").data.splitlines()
    for line in lines:
        check.validate(json.loads(line))


def test_lines_of_json_come_back_as_they_went(export: Export, items: list[Item]) -> None:
    found = [msgspec.json.decode(one, type=Claim) for one in export("jsonl").data.splitlines()]
    assert found == [one.claim for one in items]


def test_cells_come_back_as_they_went(export: Export, items: list[Item]) -> None:
    found = list(csv.DictReader(io.StringIO(export("csv").text, newline="")))
    assert len(found) == len(items)
    for row, item in zip(found, items, strict=True):
        for name, value in flat(item).items():
            told = "" if value is None else str(value).lower() if value in (True, False) else value
            assert row[name] == str(told), name
    assert {row["report"] for row in found} >= {HOSTILE.id}


def test_no_cell_of_the_table_for_spreadsheets_is_a_formula(export: Export) -> None:
    text = export("csv-spreadsheet").text
    assert text.startswith("\ufeff")
    numbers = {one.name for one in columns() if one.type in ("whole", "real")}
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    for row in rows:
        for name, cell in row.items():
            assert name in numbers or not cell.startswith(csvs._FORMULA)
    assert any(row["report"] == f"'{HOSTILE.id}" for row in rows)


def test_hashtags_stand_under_the_header(export: Export, items: list[Item]) -> None:
    rows = list(csv.reader(io.StringIO(export("csv-hxl").text, newline="")))
    assert len(rows) == len(items) + 2
    assert all(tag.startswith("#") for tag in rows[1])
    assert len(set(rows[1])) == len(rows[1]) == len(rows[0])
    assert rows[1][rows[0].index("latitude")] == "#geo+lat"


def test_every_column_says_what_it_is(items: list[Item]) -> None:
    names = [one.name for one in columns()]
    assert len(set(names)) == len(names)
    assert {*flat(items[0]), "record"} == set(names)


def test_tables_know_every_word_of_isnad() -> None:
    assert set(precisions()) == {
        *("exact", "near", "settlement", "district", "region", "country", "unknown")
    }
    assert {"GOV", "MIL", "REB", "CVL", "UNK"} <= set(sectors())
    assert countries()["SYR"].fips == "SY" and countries()["VNM"].fips == "VM"
    assert {one.type for one in types()} >= {"ASSAULT", "CONTROL", "CEASEFIRE", "STATEMENT"}


@pytest.mark.parametrize(
    ("claim", "cameo", "event"),
    [
        (("ASSAULT", None, "REB", "MIL"), "190", "Armed clash"),
        (("ASSAULT", None, "MIL", "CVL"), "190", "Attack"),
        (("ASSAULT", None, None, None), "180", ""),
        (("CONTROL", "begins", "REB", "GOV"), "192", "Non-state actor overtakes territory"),
        (("CONTROL", "begins", "MIL", None), "192", "Government regains territory"),
        (("CEASEFIRE", "begins", "GOV", None), "0871", "Agreement"),
        (("REQUEST", None, "GOV", None), "100", None),
    ],
)
def test_types_elsewhere(claim: tuple[str, ...], cameo: str, event: str | None) -> None:
    found = type_of(*claim)
    assert found is not None
    assert (found.cameo, found.acled_sub_event) == (cameo, event)


def test_a_state_that_goes_on_is_no_event_elsewhere() -> None:
    assert type_of("CONTROL", "holds", "REB", None) is None
    assert type_of("TOLL", None, None, None) is None
