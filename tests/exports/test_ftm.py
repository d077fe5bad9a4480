"""FollowTheMoney, by its own model and its own reader of statements."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from isnad.exports.items import Item
from isnad.exports.tables import ftm_types

from .conftest import WITNESS, Export

followthemoney = pytest.importorskip(
    "followthemoney",
    reason="followthemoney is not installed: pip install --group ftm (it builds PyICU)",
)
TEXTS = {"text", "name", "string", "address"}


@pytest.fixture
def lines(export: Export) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export("ftm").data.splitlines()]


def test_every_value_is_what_the_model_takes(lines: list[dict[str, Any]]) -> None:
    model = followthemoney.model
    for data in lines:
        schema = model.get(data["schema"])
        assert schema is not None and not schema.abstract
        for name, values in data["properties"].items():
            prop = schema.get(name)
            assert prop is not None and not prop.stub, (data["schema"], name)
            assert ftm_types()[name] == prop.type.name
            for value in values:
                assert prop.type.validate(value), (name, value)
                if prop.type.name not in TEXTS:
                    assert prop.type.clean(value) == value, (name, value)
        proxy = model.get_proxy(dict(data), cleaned=False)
        schema.validate(proxy.to_dict())


def test_what_is_pointed_to_is_there(lines: list[dict[str, Any]]) -> None:
    told: set[str] = set()
    for data in lines:
        assert data["id"] not in told
        told.add(data["id"])
        for name in ("involved", "entity", "subject", "object", "proof"):
            assert told.issuperset(data["properties"].get(name, []))


def test_every_claim_is_there_with_who_says_so(
    lines: list[dict[str, Any]], items: list[Item]
) -> None:
    found = [one for one in lines if "isnad" in one]
    assert len(found) == len(items)
    links = [one for one in lines if one["schema"] == "UnknownLink"]
    for data, item in zip(found, items, strict=True):
        assert [one["name"] for one in data["isnad"]["chain"]] == [one.name for one in item.chain]
        assert item.through in data["properties"]["description"][0]
        says = [one for one in links if one["properties"]["object"] == [data["id"]]]
        assert len(says) == sum(map(len, item.claim.chains))
        plain = (item.claim.polarity, item.claim.modality) == ("affirmed", "actual")
        assert (data["schema"] == "Event") == (plain and item.claim.type != "STATEMENT")
        if item.claim.time is None:
            assert not {"date", "startDate", "endDate"} & data["properties"].keys()


def test_people_named_by_role_are_nobody_beyond_their_claim(lines: list[dict[str, Any]]) -> None:
    people = [one for one in lines if one["schema"] not in ("Article", "Event", "Note")]
    names = [name for one in people for name in one["properties"].get("name", [])]
    assert not any(WITNESS in name for name in names)
    assert any("somebody" in name for name in names)


def test_statements_are_read_by_its_own_reader(export: Export, lines: list[dict[str, Any]]) -> None:
    from followthemoney.statement import Statement
    from followthemoney.statement.serialize import CSV_COLUMNS, read_csv_statements

    data = export("ftm-statements").data
    assert data.splitlines()[0].decode().replace('"', "").split(",") == CSV_COLUMNS
    by_entity: dict[str, dict[str, set[str]]] = {}
    for one in read_csv_statements(io.BytesIO(data)):
        again = Statement.from_dict({**one.to_dict(), "id": None})
        assert (one.prop_type, one.lang) == (again.prop_type, again.lang)
        if one.prop != "id":
            assert one.id == again.id
            by_entity.setdefault(one.entity_id, {}).setdefault(one.prop, set()).add(one.value)
        assert one.first_seen and one.origin
    assert by_entity == {
        one["id"]: {name: set(values) for name, values in one["properties"].items()}
        for one in lines
    }
    langs = {one.lang for one in read_csv_statements(io.BytesIO(data)) if one.prop == "summary"}
    assert {"ara", "eng", "vie"} <= langs
