"""GDELT, PLOVER, and tables in the shapes of ACLED and UCDP GED: column by column."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from isnad.exports import acled, gdelt, ucdp
from isnad.exports.accounts import Account, accounts
from isnad.exports.asked import Asked
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item
from isnad.exports.places import spot
from isnad.records import Place
from isnad.store import Store

from .conftest import HOSTILE, Export

Row = dict[str, str]
# Published column lists: GDELT 2.0 event codebook, ACLED since 2023-03-20, UCDP GED.
EVENTS, MENTIONS, ACLED, UCDP = 61, 16, 31, 49


def tab(path: Path, columns: tuple[str, ...]) -> list[Row]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    assert {len(row) for row in rows} == {len(columns)}
    return [dict(zip(columns, row, strict=True)) for row in rows]


def table(text: str, columns: tuple[str, ...]) -> list[Row]:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == columns
    return rows


@pytest.fixture
def events(export: Export) -> list[Row]:
    return tab(export("gdelt").path / gdelt.EVENTS, gdelt.EVENT_COLUMNS)


@pytest.fixture
def mentions(export: Export) -> list[Row]:
    return tab(export("gdelt").path / gdelt.MENTIONS, gdelt.MENTION_COLUMNS)


def every(kept: Store, asked: Asked | None = None) -> list[Account]:
    with kept.looking() as tables:
        given = Gathered(tables, asked or Asked())
        return list(accounts(given, lambda item, of: None if of else "none"))


def test_tables_have_the_columns_of_their_codebooks() -> None:
    assert len(gdelt.EVENT_COLUMNS) == len(set(gdelt.EVENT_COLUMNS)) == EVENTS
    assert len(gdelt.MENTION_COLUMNS) == MENTIONS
    assert len(acled.COLUMNS) == len(set(acled.COLUMNS)) == ACLED
    assert len(ucdp.COLUMNS) == len(set(ucdp.COLUMNS)) == UCDP
    assert gdelt.EVENT_COLUMNS[26:31] == (
        *("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    )
    assert gdelt.EVENT_COLUMNS[51:53] == ("ActionGeo_Type", "ActionGeo_FullName")


def test_gdelt_mentions_are_of_events(events: list[Row], mentions: list[Row]) -> None:
    counted: dict[str, int] = {}
    for row in mentions:
        counted[row["GlobalEventID"]] = counted.get(row["GlobalEventID"], 0) + 1
    assert {row["GlobalEventID"]: int(row["NumMentions"]) for row in events} == counted
    assert len(counted) == len(events)
    assert any(int(row["NumMentions"]) > 1 for row in events)


def test_gdelt_codes_agree_with_each_other(events: list[Row]) -> None:
    for row in events:
        assert row["EventCode"].startswith(row["EventBaseCode"])
        assert row["EventBaseCode"].startswith(row["EventRootCode"])
        assert 1 <= int(row["EventRootCode"]) <= 20
        assert -10 <= float(row["GoldsteinScale"]) <= 10
        assert row["QuadClass"] in {"1", "2", "3", "4"}
        day = row["Day"]
        assert day == "" or (len(day) == 8 and day.startswith(row["MonthYear"]))
        assert (row["ActionGeo_Lat"] == "") == (row["ActionGeo_Long"] == "")
        assert row["AvgTone"] == ""
    assert any(row["Day"] == "" for row in events)
    assert any(row["ActionGeo_Type"] == "0" for row in events)


def test_gdelt_mentions_say_who_says_so(mentions: list[Row], items: list[Item]) -> None:
    by_id = {item.key: item for item in items}
    for row in mentions:
        told = json.loads(row["Extras"])
        item = by_id[f"{told['report']} {told['claim']}"]
        assert [one["name"] for one in told["chain"]] == [one.name for one in item.chain]
        assert (told["quote"], told["quote_start"], told["quote_end"]) == (
            item.claim.trigger.quote,
            item.claim.trigger.start,
            item.claim.trigger.end,
        )
        assert told["evidence"] == item.claim.evidence.quote
        assert told["engine"] == item.engine
        assert not row["MentionIdentifier"].startswith("javascript")
    assert any(json.loads(row["Extras"])["report"] == HOSTILE.id for row in mentions)


def test_what_is_denied_or_planned_is_no_event(export: Export, items: list[Item]) -> None:
    written = export("gdelt").written
    denied = sum(one.claim.polarity == "negated" for one in items)
    planned = sum(
        one.claim.modality == "planned" and one.claim.polarity != "negated" for one in items
    )
    found = {why.split(",")[0]: count for why, count in written.left.items()}
    assert found["it is said not to have happened"] == denied > 0
    assert found["it is only planned"] == planned > 0


@pytest.mark.parametrize(
    ("name", "columns"), [("acled", acled.COLUMNS), ("ucdp-ged", ucdp.COLUMNS)]
)
def test_shapes_give_no_false_day_or_pin(
    export: Export, kept: Store, name: str, columns: tuple[str, ...]
) -> None:
    rows = table(export(name).text, columns)
    assert rows
    for row in rows:
        place = row.get("location", row.get("where_coordinates"))
        assert (row["latitude"] == "") == (row["longitude"] == "")
        assert row["latitude"] == "" or place
    if name == "acled":
        assert all((row["event_date"] != "") == (row["time_precision"] == "1") for row in rows)
        assert any(row["event_date"] == "" for row in rows)
        assert {row["geo_precision"] for row in rows} <= {"", "1", "2", "3"}
    else:
        assert all(
            (row["date_start"] == "") or row["date_start"] <= (row["date_end"] or "9")
            for row in rows
        )
        assert {row["where_prec"] for row in rows} <= {"", "1", "2", "3", "4", "6"}
        assert {row["type_of_violence"] for row in rows} <= {"", "1", "2", "3"}


def test_rows_of_shapes_say_who_says_so(export: Export, kept: Store) -> None:
    told = {str(one.number): one for one in every(kept)}
    for row in table(export("acled").text, acled.COLUMNS):
        account = told["".join(filter(str.isdigit, row["event_id_cnty"]))]
        assert row["event_id_cnty"].endswith(str(account.number))
        for item in account.items:
            assert item.through in row["notes"]
            assert item.claim.evidence.quote in row["notes"]
            assert f"claim {item.claim.id} by {item.engine}" in row["notes"]
        assert account.story.id in row["tags"]
    for row in table(export("ucdp-ged").text, ucdp.COLUMNS):
        account = told[row["id"]]
        assert row["source_original"] == " | ".join(one.through for one in account.items)
        assert all(one.claim.evidence.quote in row["source_article"] for one in account.items)
        assert int(row["number_of_sources"]) == len(account.outlets)


def test_deaths_are_a_range_and_a_number_only_where_accounts_agree(
    export: Export, kept: Store
) -> None:
    rows = table(export("ucdp-ged").text, ucdp.COLUMNS)
    for row in rows:
        if row["best"]:
            assert row["low"] == row["best"] == row["high"]
            sides = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
            assert sum(int(row[name] or 0) for name in sides) == int(row["best"])
        else:
            assert row["low"] != row["high"]
    assert any(row["best"] for row in rows)


def test_an_account_is_of_one_story_and_says_one_thing(kept: Store) -> None:
    found = every(kept)
    assert len({one.number for one in found}) == len(found)
    for one in found:
        assert {item.story.id for item in one.items if item.story} == {one.story.id}
        assert len({item.claim.type for item in one.items}) == 1
        assert len({item.claim.time.edtf if item.claim.time else None for item in one.items}) == 1


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(-89.9, -179.9, 1), (-89.9, 179.9, 720), (89.9, 179.9, 259200), (36.2, 37.16, 181875)],
)
def test_cells_of_the_grid(latitude: float, longitude: float, cell: int) -> None:
    place = Place(
        name="X", text=None, latitude=latitude, longitude=longitude, precision="settlement"
    )
    assert spot(place).prio_grid == cell


# PLOVER records after the manual's tables of fields (2021 draft).
WHO = {
    "type": "object",
    "required": ["entity_text"],
    "properties": {
        "code": {"type": "string", "pattern": "^[A-Z]{2,8}$"},
        "sector": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "entity_text": {"type": "string"},
        "identifier_text": {"type": "string"},
    },
    "additionalProperties": False,
}
PLOVER: dict[str, Any] = {
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "properties": {
        "id": {"type": "string"},
        "date": {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"},
        "enddate": {"type": "string"},
        "time": {"type": "string"},
        "actor": {"type": "array", "items": WHO},
        "recipient": {"type": "array", "items": WHO},
        "event": {"type": "array", "items": {"pattern": "^[A-Z]+$"}, "maxItems": 1},
        "has_event": {"type": "boolean"},
        "mode": {"type": "array", "items": {"type": "string"}},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "event_loc": {
            "type": "object",
            "properties": {
                "lat": {"type": "number", "minimum": -90, "maximum": 90},
                "lon": {"type": "number", "minimum": -180, "maximum": 180},
                "resolution": {"enum": [1, 2, 3, 4, 5]},
                "geonameid": {"type": "integer"},
                "country_code": {"pattern": "^[A-Z]{3}$"},
            },
        },
        "event_text": {"type": "array", "items": {"type": "string"}},
        "size": {"propertyNames": {"enum": ["dead", "injured", "arrested"]}},
        "text": {"type": "string"},
        "text_info": {"propertyNames": {"enum": ["sequence", "start", "end", "text_story"]}},
        "cite_info": {"type": "object"},
        "coder": {"type": "string"},
        "isnad": {"type": "object", "required": ["claim", "report", "chain", "quote", "engine"]},
    },
    "additionalProperties": False,
}
TYPES = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


def test_plover_records_are_of_its_fields(export: Export, items: list[Item]) -> None:
    check = jsonschema.Draft202012Validator(PLOVER)
    records = [json.loads(line) for line in export("plover").data.splitlines()]
    assert len({one["id"] for one in records}) == len(records) == len(items)
    for one, item in zip(records, items, strict=True):
        check.validate(one)
        assert one["event"] == ([item.claim.type] if item.claim.type in TYPES else [])
        assert ("negation" in one["mode"]) == (item.claim.polarity == "negated")
        assert ("future" in one["mode"]) == (item.claim.modality == "planned")
        assert [link["name"] for link in one["isnad"]["chain"]] == [x.name for x in item.chain]
    assert any(one["date"] is None for one in records)
