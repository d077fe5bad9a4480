"""Offices: their entities, made from roles and countries, and who held one on a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from isnad.folding import fold
from isnad.world.actors import FOLDER, sector_of
from isnad.world.entities import Entity, Tenure, first_day, last_day
from isnad.world.tables import Row, read

ROLES = FOLDER / "roles.tsv"
SPECIAL = FOLDER / "offices.tsv"
# Offices that are still held when the tables were read through are known until this day.
KNOWN_UNTIL = "2025-06-30"
# The end of an office that somebody holds still, in a user's file.
OPEN = ".."
PREFIX = "office:"
_COUNTRY_LETTERS = 3
_MINISTER = " minister"


class Offices:
    """The offices of the world: those of ``offices.tsv`` as written there, others a role of
    ``roles.tsv`` in a country."""

    def __init__(self, countries: Mapping[str, Entity]) -> None:
        self.countries = countries
        self.special = {
            one.id: one for one in map(_special, read(SPECIAL, ["id", "en", "country"]))
        }
        self.roles = {row["id"]: row for row in read(ROLES, ["id", "en", "ar", "vi", "sector"])}

    def entity(self, office: str) -> Entity | None:
        """The entity of an office (``office:irn-foreign-minister``); null where it is neither."""
        return self.special.get(office) or self._composed(office)

    def _composed(self, office: str) -> Entity | None:
        slug = office.removeprefix("office:")
        code, role = slug[:_COUNTRY_LETTERS].upper(), self.roles.get(slug[_COUNTRY_LETTERS + 1 :])
        country = self.countries.get(code)
        if role is None or country is None:
            return None
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

    @cached_property
    def _called(self) -> dict[str, str]:
        """Roles by what they are called in English without a country."""
        found: dict[str, str] = {}
        for slug, row in self.roles.items():
            name = fold(row["en"].format("").removesuffix(" of ").strip())
            found.setdefault(name, slug)
            if name.endswith(_MINISTER):
                found.setdefault(f"minister of {name.removesuffix(_MINISTER)}", slug)
        return found

    def called(self, name: str, country: str | None) -> str | None:
        """The id of the office that is called so in a country (alpha-3); null for no role that
        the tables know."""
        land = self.countries.get(country or "")
        if land is None:
            return None
        wanted = fold(name)
        for other in land.names["en"]:
            wanted = wanted.removesuffix(f" of {fold(other)}").removesuffix(
                f" of the {fold(other)}"
            )
        slug = self._called.get(wanted)
        return f"office:{country}-{slug}".lower() if slug else None


def office_entities(people: Iterable[Entity], offices: Offices) -> list[Entity]:
    """An entity for every office that somebody held, ``office:irn-foreign-minister``. An office
    that the tables do not know stands in an error that names the person."""
    made = dict(offices.special)
    for one in people:
        for tenure in one.offices:
            if tenure.office not in made and tenure.office.startswith(PREFIX):
                office = offices.entity(tenure.office)
                if office is None:
                    raise ValueError(f"{one.id}: {unknown(tenure.office)}")
                made[tenure.office] = office
    return sorted(made.values(), key=lambda entity: entity.id)


def unknown(office: str) -> str:
    """What is wrong with an office that the tables do not know, and the way out."""
    slug = office.removeprefix(PREFIX)
    return f"the office {slug!r} is in neither {ROLES.name} or {SPECIAL.name}; add it there"


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


def aliases() -> dict[str, list[str]]:
    """Roles that name the same office in some countries: role to the roles to try in turn."""
    return {row["id"]: row.many("also") for row in read(ROLES) if row.many("also")}


def holds(tenure: Tenure, date: str) -> bool:
    """Whether the office was held through all of ``date`` (ISO day, month or year).

    Somebody who came or left within the month or year asked for does not hold through it. Of a
    tenure dated by months or years only the days between those are certain, and only they count.
    Nobody who is still in office is known to hold it after ``KNOWN_UNTIL``, but where a user says
    so (``OPEN``).
    """
    first, last = first_day(date), last_day(date)
    if tenure.end == OPEN:
        return last_day(tenure.start) <= first
    end = tenure.end or KNOWN_UNTIL
    return last_day(tenure.start) <= first and last <= first_day(end)
