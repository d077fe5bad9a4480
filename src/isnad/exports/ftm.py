"""Claims as FollowTheMoney entities, a line each. Beside its properties the entity of a claim has
``isnad``: who says it through whom, the words with offsets, the report and what made it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from isnad.exports.evidence import evidence
from isnad.exports.ftm_entities import DATASET, Entity, entities
from isnad.exports.gathering import Gathered
from isnad.exports.out import Out


def write(given: Gathered, out: Out) -> None:
    """Write a line an entity."""
    out.writelines(_lines(given))


def _lines(given: Gathered) -> Iterator[bytes]:
    for one in entities(given):
        yield msgspec.json.encode(_record(one)) + b"\n"


def _record(one: Entity) -> dict[str, Any]:
    properties: dict[str, list[str]] = {}
    for value in one.values:
        properties.setdefault(value.property, []).append(value.value)
    found: dict[str, Any] = {
        "id": one.id,
        "schema": one.schema,
        "properties": properties,
        "datasets": [DATASET],
    }
    return found | ({"isnad": evidence(one.item)} if one.is_claim else {})
