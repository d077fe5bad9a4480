"""The world as the stages see it: entities, names, offices by date, and the gazetteer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from isnad.folding import fold
from isnad.world import countries
from isnad.world.entities import Entity, PlaceRecord, Sector
from isnad.world.gazetteer import Gazetteer, key
from isnad.world.offices import holds
from isnad.world.people import People
from isnad.world.posts import Posts

# Scripts of languages: their texts use their own names and, for the rest, these.
_LATIN = ("en",)
_ALWAYS = ("abbr",)
_GOVERNMENT, _ARMY = "government", "army"
# So many people live in a settlement that is known by its name alone.
_TOWN = 30_000


class Noun(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An English word for people or bodies of some sector, in one number, from a user's file."""

    form: str
    plural: bool
    collective: bool
    sector: Sector


class Compiled(msgspec.Struct, array_like=True):
    """What is kept of the actor tables: entities, holders by office, roles that stand for others,
    alpha-3 code by folded name of a capital, people by the keys of their names; ``mine``: the
    number of the first entity of a user's files, which stand last; nouns from those files."""

    entities: list[Entity]
    holders: dict[str, list[int]]
    aliases: dict[str, list[str]]
    capitals: dict[str, list[str]]
    people: dict[str, list[int]]
    mine: int
    nouns: list[Noun] = []


class World:
    """Facts that belong to no language. ``version`` is a hash of all tables it was made from,
    ``extended`` whether a user's files are among them."""

    def __init__(
        self,
        version: str,
        data: Compiled,
        gazetteer: Gazetteer,
        extend: Callable[[list[Path]], World],
        *,
        extended: bool = False,
    ) -> None:
        self.version, self.extended = version, extended
        self.entities = data.entities
        self.nouns = data.nouns
        self.places = gazetteer
        self._data = data
        self._extend = extend

    def with_files(self, paths: list[Path]) -> World:
        """This world with the rows of a user's tables added, which win over the built-in ones."""
        return self._extend(paths)

    @cached_property
    def people(self) -> People:
        """The people of the world by name."""
        return People(self.entities, self._data.people, self._data.aliases, self._data.mine)

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    def entity(self, entity_id: str, day: str | None = None) -> Entity | None:
        """The entity of that id, for example ``country:SYR`` or ``org:irna``, with the country and
        sector that it had on ``day`` (ISO day, month or year) where they changed."""
        found = self._by_id.get(entity_id)
        return found.on(day) if found is not None else None

    def named(self, name: str) -> list[Entity]:
        """All entities that have that very name in some language, people aside."""
        wanted = fold(name)
        return [
            entity
            for entity in self.entities
            if entity.kind != "person"
            and any(fold(n) == wanted for names in entity.names.values() for n in names)
        ]

    def names(self, language: str) -> Iterator[tuple[str, Entity]]:
        """All names that may stand in text of a language, offices left out (they are composed of
        role nouns and countries): its own names, English ones, abbreviations. A name of a user's
        is of no other."""
        kinds = dict.fromkeys((language, *_LATIN, *_ALWAYS))
        mine = self._data.mine
        own = list(_named(self.entities[mine:], kinds))
        taken = {key(fold(name)) for name, _ in own}
        for name, entity in _named(self.entities[:mine], kinds):
            if not taken or key(fold(name)) not in taken:
                yield name, entity
        yield from own

    def nationalities(self, language: str) -> Iterator[tuple[str, str, str]]:
        """Nationality words: form, use, alpha-3 code. English uses: any (adjective or one
        person), adj, sg, pl. Arabic: nisba (masculine singular, to be inflected), pl."""
        return countries.nationalities(language)

    def adjective(self, country: str) -> str | None:
        """The usual English adjective of a country (alpha-3 code), else its English name."""
        found = countries.adjective(country)
        entity = self.entity(f"country:{country}") if found is None else None
        return entity.name if entity is not None else found

    def government(self, country: str) -> str | None:
        """What the government of a country (alpha-3 code) is called in English."""
        adjective = self.adjective(country)
        return f"{adjective} {_GOVERNMENT}" if adjective else None

    def is_of_state(self, words: str, country: str) -> bool:
        """Whether an English description of forces tells that they are those of a country (alpha-3
        code) or of a government: of others in the country it does not."""
        own = {_GOVERNMENT, _ARMY, *fold(self.adjective(country) or "").split()}
        return not own.isdisjoint(fold(words).split())

    def army(self, country: str) -> Entity | None:
        """The army of a country (alpha-3 code), where it is known as such."""
        return self._armies.get(country)

    @cached_property
    def _armies(self) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        for one in self.entities:
            if one.kind == "force" and one.sector == "MIL" and one.country:
                names = {fold(name) for name in one.names.get("en", [one.name])}
                if fold(f"{self.adjective(one.country)} {_ARMY}") in names:
                    found.setdefault(one.country, one)
        return found

    def capital(self, folded: str) -> list[str]:
        """The alpha-3 codes of the countries that the folded name of a capital or seat of
        government may stand for; empty for other words."""
        return self._data.capitals.get(folded, [])

    def capital_of(self, country: str) -> PlaceRecord | None:
        """The capital of a country (alpha-3 code) as a place; null where the gazetteer has none."""
        name = _english_capitals().get(country)
        found = self.places.find(fold(name)) if name is not None else []
        return next((p for p in found if p.country == country and p.kind == "settlement"), None)

    def display(self, entity_id: str, language: str) -> str | None:
        """The usual name of an entity in a language, else its English one; null if unknown."""
        entity = self.entity(entity_id)
        if entity is None:
            return None
        return next(iter(entity.names.get(language, ())), entity.name)

    def place_name(self, name: str, country: str | None, language: str) -> str | None:
        """What a language calls the place of that English name in that country, the best known
        of them; null where the gazetteer has no name of its own in that language."""
        for place in self.places.find(fold(name)):
            if place.name == name and place.country == country:
                named = {"en": place.name, "ar": place.arabic, "vi": place.vietnamese}
                return named.get(language)
        return None

    def is_place(self, name: str) -> bool:
        """Whether a settlement of some size, or a place that the supplement lists, is called so."""
        return self.places.settled(fold(name), _TOWN)

    def division(
        self, country: str | None, admin1: str | None, date: str | None = None
    ) -> PlaceRecord | None:
        """The first-level division of that GeoNames code in a country (alpha-3), as a place has
        them in ``country`` and ``admin1``: the one of ``date``, else today's. Null
        where it is not known, as for the provinces of Viet Nam before July 2025: GeoNames counts
        places to those of today."""
        found = self.places.coded(f"{country}.{admin1}") if country and admin1 else []
        return next((one for one in found if one.stood(date)), None)

    def office(self, country: str, role: str) -> str | None:
        """The id of the office that a role noun means in a country (alpha-3): ``prime-minister``
        is also what other languages call a chancellor. Null where nobody is known to hold it."""
        for slug in (role, *self._data.aliases.get(role, ())):
            wanted = f"office:{country.lower()}-{slug}"
            if wanted in self._data.holders:
                return wanted
        return None

    @cached_property
    def posts(self) -> Posts:
        """The offices of bodies."""
        return Posts(one for one in self.entities if one.kind == "office")

    def holder(self, office_id: str, date: str | None) -> Entity | None:
        """Who held an office all through ``date`` (ISO day, month or year). Null when that is not
        known; the tables may know one holder of several, so without a date it is not."""
        held = [self.entities[n] for n in self._data.holders.get(office_id, ())]
        if date is None:
            return None
        found = [
            (tenure.start, one)
            for one in held
            for tenure in one.offices
            if tenure.office == office_id and holds(tenure, date)
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None


def _named(entities: Iterable[Entity], kinds: Iterable[str]) -> Iterator[tuple[str, Entity]]:
    for entity in entities:
        if entity.kind != "office":
            found = (name for kind in kinds for name in entity.names.get(kind, ()))
            for name in dict.fromkeys(found):
                yield name, entity


@lru_cache(maxsize=1)
def _english_capitals() -> dict[str, str]:
    return {code: names["en"][0] for code, names in countries.capitals() if names.get("en")}


def capital_names() -> dict[str, list[str]]:
    """Alpha-3 codes by folded name of a capital, in every language."""
    found: dict[str, list[str]] = {}
    for code, names in countries.capitals():
        for name in {fold(n) for group in names.values() for n in group}:
            found.setdefault(name, []).append(code)
    return found
