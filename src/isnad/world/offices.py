"""Offices: their entities, made from roles and countries, and who held one on a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from isnad.world.actors import FOLDER, sector_of
from isnad.world.entities import Entity, Tenure
from isnad.world.tables import Row, read

ROLES = FOLDER / "roles.tsv"
SPECIAL = FOLDER / "offices.tsv"
# Offices that are still held when the tables were read through are known until this day.
KNOWN_UNTIL = "2025-06-30"
_COUNTRY_LETTERS = 3
_DAY = len("2014-07-01")
_YEAR = len("2014")


def office_entities(people: Iterable[Entity], countries: Mapping[str, Entity]) -> list[Entity]:
    """An entity for every office that somebody held, ``office:irn-foreign-minister``.

    Offices named in ``offices.tsv`` are as written there; others are a role of ``roles.tsv`` in a
    country. An office that is neither stands in an error that names the person.
    """
    made = {entity.id: entity for entity in map(_special, read(SPECIAL, ["id", "en", "country"]))}
    roles = {row["id"]: row for row in read(ROLES, ["id", "en", "ar", "vi", "sector"])}
    for one in people:
        for tenure in one.offices:
            if tenure.office not in made:
                made[tenure.office] = _composed(tenure.office, one, roles, countries)
    return sorted(made.values(), key=lambda entity: entity.id)


def _special(row: Row) -> Entity:
    return Entity(
        id=f"office:{row['id']}",
        name=row.many("en")[0],
        kind="office",
        country=row["country"] or None,
        sector=sector_of(row, "GOV"),
        names={c: row.many(c) for c in ("en", "ar", "vi", "abbr") if row.many(c)},
        source=row.get("source", ""),
    )


def _composed(
    office: str, holder: Entity, roles: Mapping[str, Row], countries: Mapping[str, Entity]
) -> Entity:
    slug = office.removeprefix("office:")
    code, role = slug[:_COUNTRY_LETTERS].upper(), roles.get(slug[_COUNTRY_LETTERS + 1 :])
    country = countries.get(code)
    if role is None or country is None:
        where = f"{ROLES.name} or {SPECIAL.name}"
        raise ValueError(f"{holder.id}: the office {slug!r} is in neither {where}; add it there")
    names = {c: [role[c].format(country.names[c][0])] for c in ("en", "ar", "vi") if role[c]}
    return Entity(
        id=office,
        name=names["en"][0],
        kind="office",
        country=code,
        sector=sector_of(role, "GOV"),
        names=names,
        source="composed",
    )


def aliases() -> dict[str, list[str]]:
    """Roles that name the same office in some countries: role to the roles to try in turn."""
    return {row["id"]: row.many("also") for row in read(ROLES) if row.many("also")}


def holds(tenure: Tenure, date: str) -> bool:
    """Whether the office was held through all of ``date`` (ISO day, month or year).

    Somebody who came or left within the month or year asked for does not hold through it. Of a
    tenure dated by months or years only the days between those are certain, and only they count.
    Nobody who is still in office is known to hold it after ``KNOWN_UNTIL``.
    """
    first, last = _earliest(date), _latest(date)
    end = tenure.end or KNOWN_UNTIL
    return _latest(tenure.start) <= first and last <= _earliest(end)


def _earliest(date: str) -> str:
    return date + "-01-01"[len(date) - _YEAR :] if len(date) < _DAY else date


def _latest(date: str) -> str:
    return date + "-12-31"[len(date) - _YEAR :] if len(date) < _DAY else date
