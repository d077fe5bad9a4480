"""Making the world from its tables, and keeping what was made (see ``isnad.cache``)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from isnad import cache
from isnad.world import (
    actors,
    agencies,
    cameo,
    countries,
    ftm,
    gazetteer,
    offices,
    places,
    registered,
    users,
)
from isnad.world.entities import Entity
from isnad.world.people import index
from isnad.world.registered import Registered
from isnad.world.tables import Tally
from isnad.world.users import Checked, Form, Known
from isnad.world.world import Compiled, Noun, World, capital_names

VERSION = "2"
VARIABLE = "ISNAD_WORLD"
_DECODE = msgspec.msgpack.Decoder(Compiled)


@lru_cache(maxsize=1)
def load() -> World:
    """The world of this process: the built-in tables, the files that were added for good, and
    those that ``ISNAD_WORLD`` lists (parted as in PATH). Compiled on first use, milliseconds
    afterwards."""
    given = [Path(p) for p in os.environ.get(VARIABLE, "").split(os.pathsep) if p]
    return world(given, registered.all_registered())


def world(paths: Sequence[Path], added: Sequence[Registered] = ()) -> World:
    """The built-in world with a user's files of places and actors; of files that were ``added``
    for good, rows that cannot be used are passed over, as was told when they were added."""
    files = [*(_File(one.path, one.holds.form, one) for one in added)]
    files += [_File(path, users.form_of(path)) for path in paths]
    salt = " ".join(f"{one.name} {one.sha256}" for one in added)
    actor_key = cache.content_key([*_actor_tables(), *paths], f"{VERSION} {_code()} {salt}")
    place_key = cache.content_key(places.sources(), f"{gazetteer.VERSION} {_code()}")
    name = "userworld" if files else "world"
    file = cache.compiled(name, actor_key, lambda: msgspec.msgpack.encode(_actors(files)))
    builtin = cache.compiled("places", place_key, lambda: gazetteer.compile_index(places.builtin()))
    found = gazetteer.Gazetteer(builtin, _user_places(files))
    version = cache.content_key([], f"{actor_key} {place_key}")
    data = _DECODE.decode(file.read_bytes())
    return World(
        version,
        data,
        found,
        lambda more: world([*paths, *more], added),
        extended=bool(files),
    )


def kind_of(path: Path) -> str:
    """Whether a user's file holds places, people, organisations, entities, actors or agents."""
    form = users.form_of(path)
    return "places" if form in users.OF_PLACES else form


def check(path: Path, tally: Tally) -> Checked:
    """What a user's file holds, which is not yet part of the world."""
    return users.check(path, _known(), tally)


@lru_cache(maxsize=1)
def _known() -> Known:
    nations = {e.country: e for e in countries.entities() if e.country}
    tables = actors.rows_of(actors.organisation_tables(), actors.ORGANISATIONS)
    return Known(nations, actors.organisations(tables).values())


class _File(msgspec.Struct, frozen=True):
    path: Path
    form: Form
    added: Registered | None = None

    def tally(self) -> Tally:
        """Raises for what cannot be used, unless that was told when the file was added."""
        if self.added is None:
            return Tally()
        registered.verify(self.added)
        return Tally(lambda _: None)

    def named(self, one: Entity) -> Entity:
        """An entity of the file; its source names the file as the user does."""
        if self.added is None:
            return one
        source = one.source.replace(self.path.name, self.added.name)
        return msgspec.structs.replace(one, source=source)


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
        agencies.TABLE,
        cameo.TABLE,
        ftm.TOPICS,
    ]


def _actors(files: Sequence[_File]) -> Compiled:
    """All entities, a user's last and in the place of built-in ones of the same id."""
    nations = countries.entities()
    by_code = {e.country: e for e in nations if e.country}
    rows = actors.rows_of(actors.people_tables(), actors.PEOPLE)
    persons = {e.id: e for e in map(actors.person, rows)}
    tables = list(actors.rows_of(actors.organisation_tables(), actors.ORGANISATIONS))
    bodies = agencies.named(tables, actors.organisations(tables), by_code)
    known = Known(by_code, bodies.values())
    mine, nouns = _of_users(files, known)
    people = [*(e for e in persons.values() if e.id not in mine), *mine.values()]
    held = offices.office_entities(people, known.offices)
    built_in = [*nations, *bodies.values(), *held, *persons.values()]
    others = [one for one in built_in if one.id not in mine]
    entities = [*others, *mine.values()]
    return Compiled(
        entities=entities,
        holders=_holders(entities),
        aliases=offices.aliases(),
        capitals=capital_names(),
        people=index((n, e) for n, e in enumerate(entities) if e.kind == "person"),
        mine=len(others),
        nouns=nouns,
    )


def _of_users(files: Sequence[_File], known: Known) -> tuple[dict[str, Entity], list[Noun]]:
    """The actors of a user's files by id, a later one in the place of an earlier; the nouns."""
    found: dict[str, Entity] = {}
    nouns: dict[str, Noun] = {}
    for file in files:
        if file.form not in users.OF_PLACES:
            entities, words = users.actors_of(file.path, file.form, file.tally(), known)
            found.update((one.id, file.named(one)) for one in entities)
            nouns.update((word.form, word) for word in words)
            if file.form == "organisations":
                known.slugs.update((e.id.partition(":")[2], e.id) for e in entities)
    return found, list(nouns.values())


def _holders(entities: Sequence[Entity]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, entity in enumerate(entities):
        for tenure in entity.offices:
            slot = found.setdefault(tenure.office, [])
            if number not in slot:
                slot.append(number)
    return found


def _user_places(files: Sequence[_File]) -> gazetteer.Gazetteer | None:
    given = [file for file in files if file.form in users.OF_PLACES]
    if not given:
        return None
    salt = " ".join(file.added.sha256 for file in given if file.added is not None)
    key = cache.content_key(
        [file.path for file in given if file.added is None],
        f"{gazetteer.VERSION} {_code()} {salt}",
    )
    # A later file comes before an earlier one, as rows of actors do.
    rows = (one for file in reversed(given) for one in places.user_rows(file.path, file.tally()))
    return gazetteer.Gazetteer(
        cache.compiled("userplaces", key, lambda: gazetteer.compile_index(rows))
    )
