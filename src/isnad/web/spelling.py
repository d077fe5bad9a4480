"""How places, whoever takes part or speaks, and outlets are spelt: what they may be asked for by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from isnad import world
from isnad.folding import fold
from isnad.web.tables import claims, people, reports, spellings
from isnad.web.wording import unmarked, words

_COUNTRY = "country:"
# Fields of what is typed that narrow claims by the name of something, and its kind.
_NAMED = {"place": "place", "from": "who", "actor": "who"}
# So many letters of a name are compared.
_MOST = 200

Row = Mapping[str, Any]


def rows(
    reports: Iterable[Row], places: Iterable[Row], named: Iterable[Row]
) -> Iterator[dict[str, str]]:
    """Rows of ``spellings`` for rows of the other tables."""
    for outlet in dict.fromkeys(one["outlet"] for one in reports if one["outlet"]):
        yield from _spelt("outlet", outlet, [outlet])
    for place in places:
        yield from _spelt("place", place["key"], names_of_place(place))
    for one in named:
        # Of those who are shown by role there is no name.
        if one["name"]:
            yield from _spelt("who", one["key"], [one["name"], *_names_of(one["key"])])


def _spelt(kind: str, key: str, names: Iterable[str]) -> Iterator[dict[str, str]]:
    found: dict[str, None] = {}
    for name in names:
        spelling = asked(name)
        found |= {spelling: None, " ".join(map(unmarked, spelling.split())): None}
    for spelling in found:
        if spelling:
            yield {"kind": kind, "key": key, "spelling": spelling}


def names_of_place(place: Row) -> list[str]:
    """What a place (``name``, ``country``, ``precision``) is called in all languages."""
    name, country = place["name"], place["country"]
    if place["precision"] == "country" and country:
        return [name, *_names_of(f"{_COUNTRY}{country}")]
    found = world.load().places.find(fold(name))
    alike = [one for one in found if one.name == name and one.country == country][:1]
    more = [other for one in alike for other in (one.arabic, one.vietnamese) if other]
    return list(dict.fromkeys([name, *more]))


def _names_of(key: str) -> list[str]:
    entity = world.load().entity(key) if ":" in key else None
    return [name for names in entity.names.values() for name in names] if entity else []


def asked(name: str) -> str:
    """A name as it is compared: the forms of its words."""
    return " ".join(one.form for one in words(name[:_MOST]))


def spelt(kind: str, names: Iterable[str]) -> sa.Select[tuple[str]]:
    """The keys of what has one of the names, or a longer one with words that begin so."""
    alike = [_alike(asked(name)) for name in names]
    return sa.select(spellings.c.key).where(spellings.c.kind == kind, sa.or_(sa.false(), *alike))


def _alike(wanted: str) -> sa.ColumnElement[bool]:
    if not wanted:
        return sa.false()
    return sa.literal(" ").concat(spellings.c.spelling).contains(f" {wanted}", autoescape=True)


def of_claims(fields: Mapping[str, list[str]]) -> list[sa.ColumnElement[bool]]:
    """The conditions on claims of fields that were typed; several values of one are alternatives."""
    found = _plain(fields, claims)
    if types := fields.get("type"):
        found.append(claims.c.type.in_([one.upper() for one in types]))
    for field, column in (("place", claims.c.place), ("from", claims.c.source)):
        if names := fields.get(field):
            found.append(column.in_(spelt(_NAMED[field], names)))
    if names := fields.get("actor"):
        have = sa.select(people.c.claim_seq).where(people.c.entity.in_(spelt("who", names)))
        found.append(claims.c.seq.in_(have))
    return found


def of_reports(fields: Mapping[str, list[str]]) -> list[sa.ColumnElement[bool]]:
    """The same on reports: one claim of theirs has all that only claims have."""
    found = _plain(fields, reports)
    if any(name in fields for name in ("type", *_NAMED)):
        found.append(reports.c.seq.in_(sa.select(claims.c.report_seq).where(*of_claims(fields))))
    return found


def _plain(fields: Mapping[str, list[str]], table: sa.Table) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if outlets := fields.get("outlet"):
        found.append(table.c.outlet.in_(spelt("outlet", outlets)))
    if languages := fields.get("lang"):
        found.append(table.c.language.in_([one.lower() for one in languages]))
    return found
