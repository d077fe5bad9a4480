"""Claims as FollowTheMoney statements: a line a value, with its language, the words that it stands
for, when it was first seen, and by what it was made."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence

from isnad.exports.ftm_entities import DATASET, Entity, Value, entities
from isnad.exports.gathering import Gathered
from isnad.exports.out import Out
from isnad.exports.tables import ftm_types

COLUMNS = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin"),
    *("lang", "original_value", "external", "first_seen", "last_seen", "id"),
)
# Of these alone FollowTheMoney keeps the language.
_LINGUISTIC = frozenset({"name", "text", "string", "address"})
_ID = "id"


def write(given: Gathered, out: Out) -> None:
    """Write the header, then a line a statement, as FollowTheMoney's own writer quotes them."""
    out.write(_lines([COLUMNS]))
    out.writelines(_lines(_rows(one)) for one in entities(given))


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, dialect=csv.unix_dialect).writerows(rows)
    return text.getvalue().encode()


def _rows(one: Entity) -> Iterator[list[str]]:
    # The checksum of an entity's other statements stands for that it is there at all.
    keys = []
    for value in one.values:
        kind = ftm_types()[value.property]
        lang = value.language if kind in _LINGUISTIC else None
        keys.append(_key(one, value, lang))
        yield _row(one, value.property, kind, value, lang, keys[-1])
    whole = hashlib.sha1("".join(sorted(keys)).encode(), usedforsecurity=False).hexdigest()
    there = Value(_ID, whole)
    yield _row(one, _ID, _ID, there, None, _key(one, there, None))


def _row(one: Entity, prop: str, kind: str, value: Value, lang: str | None, key: str) -> list[str]:
    cells = {
        "canonical_id": one.id,
        "entity_id": one.id,
        "prop": prop,
        "prop_type": kind,
        "schema": one.schema,
        "value": value.value,
        "dataset": DATASET,
        "origin": one.item.engine,
        "lang": lang or "",
        "original_value": value.original or "",
        "external": "f",
        "first_seen": one.seen,
        "last_seen": one.seen,
        "id": key,
    }
    return [cells[name] for name in COLUMNS]


def _key(one: Entity, value: Value, lang: str | None) -> str:
    """The id of a statement, as FollowTheMoney reckons it."""
    told = f"{DATASET}.{one.id}.{value.property}.{value.value}{f'@{lang}' if lang else ''}"
    return hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()
