"""What the world knows of those who speak: media and bodies by name, adjectives of countries."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from isnad import world
from isnad.folding import fold
from isnad.languages import codes
from isnad.languages.speakers import cores
from isnad.memo import Memo
from isnad.names import romanise
from isnad.world.entities import Entity
from isnad.world.gazetteer import key
from isnad.world.offices import PREFIX, ROLES
from isnad.world.tables import read

GOVERNMENT, ARMY = "government", "army"
_ADJECTIVE = frozenset({"any", "adj"})
_BODIES = frozenset({"government", "force", "organisation"})
_ORGANISED = frozenset({"government", "force", "organisation", "group", "party"})
_OWN = "'s"
_IDLE = frozenset({"of", "the"})
_CODE = len("syr-")


class Known:
    """Look-ups over the entities of the world, made once for it. Bodies of states are found by
    their names without the country, in every language."""

    def __init__(self, of: world.World) -> None:
        self._world = of
        self.government, self.army = GOVERNMENT, ARMY
        self.adjectives: dict[str, str] = {}
        self._words: dict[str, set[str]] = {}
        for code in codes():
            for form, _, country in of.nationalities(code):
                self._words.setdefault(country, set()).update(_inflected(code, form))
        for form, use, country in of.nationalities("en"):
            self._words.setdefault(country, set()).add(fold(form))
            if use in _ADJECTIVE:
                self.adjectives.setdefault(country, form)
        self._media: dict[str, Entity] = {}
        self._organisations: dict[str, Entity] | None = None
        self._lands: dict[str, str] = {}
        self._bodies: dict[tuple[str, str], Entity] = {}
        self._bare: Memo[tuple[str, str], str] = Memo(self._made_bare, 1 << 14)
        # Countries come first: what is left of a body's name depends on them.
        for one in sorted(of.entities, key=lambda one: one.kind != "country"):
            self._note(one)

    def _note(self, one: Entity) -> None:
        names = [name for names in one.names.values() for name in names]
        if one.kind == "media":
            for name in names:
                self._media.setdefault(fold(name), one)
        elif one.kind == "country":
            self._words.setdefault(one.country or "", set()).update(map(fold, names))
            self._bodies.setdefault((one.country or "", GOVERNMENT), one)
        elif one.kind in _BODIES and one.country:
            for name in names:
                if self.names(name, one.country):
                    self._bodies.setdefault((one.country, self.bare(name, one.country)), one)

    def media(self, name: str) -> Entity | None:
        """The paper, agency or station of that very name in some language."""
        return self._media.get(fold(name))

    def organisation(self, name: str, code: str) -> Entity | None:
        """The body, force or group of that very name in a language, particles before it aside."""
        if self._organisations is None:
            self._organisations = {}
            for one in self._world.entities:
                if one.kind in _ORGANISED:
                    for names in one.names.values():
                        for form in names:
                            self._organisations.setdefault(_plain(fold(form)), one)
        ways = [_plain(way) for way in _ways(code, name)]
        return next((self._organisations[w] for w in ways if w in self._organisations), None)

    def country_of(self, word: str, code: str) -> str | None:
        """The country (alpha-3) that words name or are the adjective of."""
        if not self._lands:
            self._lands = {w: land for land, words in self._words.items() if land for w in words}
        return next((self._lands[w] for w in _ways(code, word) if w in self._lands), None)

    def place(
        self, name: str, countries: Sequence[str], code: str, among: Sequence[int] | None = None
    ) -> str | None:
        """What the best known place of that name in one of some countries, and with one of some
        GeoNames ids if such are given, is called in English."""
        found = (one for way in _ways(code, name) for one in self._world.places.find(way))
        return next(
            (
                one.name
                for one in found
                if one.country in countries and (among is None or one.geonames in among)
            ),
            None,
        )

    def body(self, name: str, country: str) -> Entity | None:
        """The body of a state (alpha-3) that words without its country mean: "defence ministry"."""
        return self._bodies.get((country, self.bare(name, country)))

    def entity(self, entity_id: str, day: str | None) -> Entity | None:
        """An entity as it was on a day."""
        return self._world.entity(entity_id, day)

    def of_country(self, country: str, words: str) -> str:
        """Words with the adjective of a country before them, unless they have it."""
        adjective = self.adjectives.get(country)
        if adjective is None or self.names(words, country):
            return words
        return f"{adjective} {words}"

    def names(self, words: str, country: str) -> bool:
        """Whether words name a country or have its adjective."""
        return len(self._without(words, country)) < len(fold(words).split())

    def body_of(self, office: str) -> Entity | None:
        """The body that an office is the head or the voice of: a ministry for its minister."""
        slug = office.removeprefix(PREFIX)
        words = _bodies_of_roles().get(slug[_CODE:])
        return self._bodies.get((slug[: _CODE - 1].upper(), words)) if words else None

    def bare(self, name: str, country: str) -> str:
        """Folded words without the country's name and adjective."""
        return self._bare[name, country]

    def _made_bare(self, of: tuple[str, str]) -> str:
        name, country = of
        return " ".join(w for w in self._without(name, country) if w not in _IDLE)

    def _without(self, name: str, country: str) -> list[str]:
        own = self._words.get(country, set())
        words = [w.removesuffix(_OWN) for w in fold(name).split()]
        for size in range(len(words), 0, -1):
            for at in range(len(words) - size + 1):
                some = words[at : at + size]
                if " ".join(some) in own or (size == 1 and not own.isdisjoint(_cores(some[0]))):
                    return words[:at] + words[at + size :]
        return words


def _plain(folded: str) -> str:
    """A folded name as it is looked up, without an article before it."""
    first, _, rest = key(folded).partition(" ")
    return f"{romanise.bare(first)} {rest}".strip()


@lru_cache(maxsize=1 << 16)
def _ways(code: str, name: str) -> tuple[str, ...]:
    """Folded words, as they are and without particles before the first."""
    first, _, rest = fold(name).removesuffix(_OWN).partition(" ")
    if code not in codes():
        return (f"{first} {rest}".strip(),)
    return tuple(f"{core} {rest}".strip() for core in cores(code, first))


@lru_cache(maxsize=1 << 12)
def _cores(word: str) -> frozenset[str]:
    return frozenset(core for code in codes() for core in cores(code, word))


def _inflected(code: str, form: str) -> Iterator[str]:
    inflect = importlib.import_module(f"isnad.languages.{code}.grammar").inflect
    for words, _ in inflect("nat", {"form": form, "class": "nisba"}):
        yield " ".join(words)


@lru_cache(maxsize=1)
def _bodies_of_roles() -> dict[str, str]:
    """The body that a role speaks for, in English without a country."""
    return {row["id"]: row["body"] for row in read(ROLES) if row.get("body")}


def known() -> Known:
    """The look-ups of this process's world."""
    return _made(world.load().version)


@lru_cache(maxsize=2)
def _made(version: str) -> Known:
    return Known(world.load())
