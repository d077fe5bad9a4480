"""News agencies of states by what they are: "the Syrian state news agency" is SANA."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from isnad.world import countries
from isnad.world.actors import FOLDER, entity_id
from isnad.world.entities import Entity
from isnad.world.tables import Row, read

TABLE = FOLDER / "national-agencies.tsv"
_YES = "yes"
# The slots of forms and the uses of nationality words that fill them.
_SLOTS = {"adjective": {"any", "adj"}, "nisba": {"nisba"}}


def named(
    rows: Iterable[Row], bodies: dict[str, Entity], nations: Mapping[str, Entity]
) -> dict[str, Entity]:
    """The bodies, those of rows that are ``national`` with what the agency of their state is called,
    alone and before their own names; ``nations`` by alpha-3 code. Raises WorldTableError where two
    are that of one state, and where the column holds anything but ``yes``."""
    found, seen = dict(bodies), set[str]()
    for row in rows:
        if not row.get("national"):
            continue
        one = found[entity_id(row["kind"], row["id"])]
        country = one.country or ""
        if row["national"] != _YES or country not in nations:
            raise row.fail(f"column national: write {_YES} or nothing, with a country")
        if country in seen:
            raise row.fail(f"column national: {country} has such an agency already")
        seen.add(country)
        found[one.id] = _with_names(one, nations[country])
    return found


def _with_names(one: Entity, nation: Entity) -> Entity:
    names = {code: list(own) for code, own in one.names.items()}
    for code, form in _called(nation):
        own = one.names.get(code, [])
        names.setdefault(code, []).extend([form, *(f"{form} {name}" for name in own)])
    unique = {code: list(dict.fromkeys(several)) for code, several in names.items()}
    return msgspec.structs.replace(one, names=unique)


def _called(nation: Entity) -> Iterator[tuple[str, str]]:
    """What the agency of a state is called, with the language."""
    for row in read(TABLE, ["language", "form"]):
        code, form = row["language"], row["form"]
        words = {"country": nation.names.get(code, []), **_adjectives(code, nation.country or "")}
        slot = next((name for name in words if f"{{{name}}}" in form), None)
        if slot is None:
            raise row.fail(f"column form: write one of {', '.join(f'{{{x}}}' for x in words)}")
        for word in words[slot]:
            yield code, form.replace(f"{{{slot}}}", word)


def _adjectives(code: str, country: str) -> dict[str, list[str]]:
    """The adjectives of a country in a language, by the name of their slot."""
    found = [(form, use) for form, use, land in countries.nationalities(code) if land == country]
    return {slot: [form for form, use in found if use in uses] for slot, uses in _SLOTS.items()}
