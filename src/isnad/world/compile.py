"""Making the world from its tables, and keeping what was made (see ``isnad.cache``)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from isnad import cache
from isnad.world import actors, countries, gazetteer, imports, offices, people, places
from isnad.world.entities import Entity
from isnad.world.tables import WorldTableError, header_of
from isnad.world.world import Compiled, World, capital_names

VERSION = "1"
VARIABLE = "ISNAD_WORLD"
_DECODE = msgspec.msgpack.Decoder(Compiled)


@lru_cache(maxsize=1)
def load() -> World:
    """The world of this process: the built-in tables and the files that ``ISNAD_WORLD`` lists
    (parted as in PATH). Compiled on first use, milliseconds afterwards."""
    given = [Path(p) for p in os.environ.get(VARIABLE, "").split(os.pathsep) if p]
    return world(given)


def world(paths: Sequence[Path]) -> World:
    """The built-in world with a user's tables of places and actors."""
    ours = _actor_tables()
    given = list(paths)
    for path in given:
        kind_of(path)
    actor_key = cache.content_key([*ours, *given], f"{VERSION} {_code()}")
    place_key = cache.content_key(places.sources(), f"{gazetteer.VERSION} {_code()}")
    name = "userworld" if given else "world"
    file = cache.compiled(name, actor_key, lambda: msgspec.msgpack.encode(_actors(given)))
    index = cache.compiled("places", place_key, lambda: gazetteer.compile_index(places.builtin()))
    found = gazetteer.Gazetteer(index, _user_places(given))
    version = cache.content_key([], f"{actor_key} {place_key}")
    return World(version, _DECODE.decode(file.read_bytes()), found, lambda p: world([*p, *given]))


def kind_of(path: Path) -> str:
    """Whether a user's table holds places, people or organisations, by its header line."""
    columns = set(header_of(path))
    for kind, needs in _KINDS.items():
        if set(needs) <= columns:
            return kind
    if imports.form_of(path):
        return "places"
    wanted = "; ".join(f"{kind}: {', '.join(needs)}" for kind, needs in _KINDS.items())
    raise WorldTableError(
        f"{path}: no table that can be added; its header must hold {wanted};"
        " or give a dump of GeoNames, or a table with columns name, lat and lon"
    )


_KINDS = {
    "places": places.NEEDS,
    "people": actors.PEOPLE,
    "organisations": actors.ORGANISATIONS,
}


def _code() -> str:
    """A hash of the code that compiles, so that a change of it makes the tables anew."""
    here = Path(__file__).parent
    names = here.parent / "names"
    sources = [*here.glob("*.py"), *names.glob("*.py"), *names.rglob("*.tsv")]
    return cache.content_key(sorted(sources))


def _actor_tables() -> list[Path]:
    return [
        *sorted(countries.FOLDER.glob("*.tsv")),
        *actors.organisation_tables(),
        *actors.people_tables(),
        offices.ROLES,
        offices.SPECIAL,
    ]


def _actors(given: Sequence[Path]) -> Compiled:
    """All entities, a user's in the place of built-in ones of the same id."""
    users = [p for p in given if kind_of(p) != "places"]
    groups = [*actors.organisation_tables(), *(p for p in users if kind_of(p) == "organisations")]
    tables = [*actors.people_tables(), *(p for p in users if kind_of(p) == "people")]
    nations = countries.entities()
    persons = {e.id: e for e in map(actors.person, actors.rows_of(tables, actors.PEOPLE))}
    bodies = actors.organisations(actors.rows_of(groups, actors.ORGANISATIONS))
    by_code = {e.country: e for e in nations if e.country}
    held = offices.office_entities(persons.values(), by_code)
    entities = [*nations, *bodies.values(), *held, *persons.values()]
    named = people.index((n, e) for n, e in enumerate(entities) if e.kind == "person")
    return Compiled(entities, _holders(entities), offices.aliases(), capital_names(), named)


def _holders(entities: Sequence[Entity]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, entity in enumerate(entities):
        for tenure in entity.offices:
            slot = found.setdefault(tenure.office, [])
            if number not in slot:
                slot.append(number)
    return found


def _user_places(given: Sequence[Path]) -> gazetteer.Gazetteer | None:
    files = [path for path in given if kind_of(path) == "places"]
    if not files:
        return None
    key = cache.content_key(files, f"{gazetteer.VERSION} {_code()}")
    rows = (one for path in files for one in places.user_rows(path))
    return gazetteer.Gazetteer(
        cache.compiled("userplaces", key, lambda: gazetteer.compile_index(rows))
    )
