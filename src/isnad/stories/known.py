"""What the world knows of those who speak: media and bodies by name, adjectives of countries."""

from __future__ import annotations

from functools import lru_cache

from isnad import world
from isnad.folding import fold
from isnad.world.entities import Entity
from isnad.world.offices import PREFIX, ROLES
from isnad.world.tables import read

GOVERNMENT = "government"
_BODIES = frozenset({"government", "force", "organisation"})
_OWN = "'s"
_IDLE = frozenset({"of", "the"})
_CODE = len("syr-")


class Known:
    """Look-ups over the entities of the world, made once for it."""

    def __init__(self, of: world.World) -> None:
        self._world = of
        self.government = GOVERNMENT
        self.adjectives: dict[str, str] = {}
        self._words: dict[str, set[str]] = {}
        for form, use, country in of.nationalities("en"):
            self._words.setdefault(country, set()).add(fold(form))
            if use in ("any", "adj"):
                self.adjectives.setdefault(country, form)
        self._media: dict[str, Entity] = {}
        self._bodies: dict[tuple[str, str], Entity] = {}
        for one in of.entities:
            self._note(one)

    def _note(self, one: Entity) -> None:
        if one.kind == "media":
            for name in (name for names in one.names.values() for name in names):
                self._media.setdefault(fold(name), one)
        elif one.kind == "country":
            for name in one.names.get("en", ()):
                self._words.setdefault(one.country or "", set()).add(fold(name))
            self._bodies.setdefault((one.country or "", GOVERNMENT), one)
        elif one.kind in _BODIES and one.country:
            for name in one.names.get("en", ()):
                rest = self.bare(name, one.country)
                if rest and rest != fold(name):
                    self._bodies.setdefault((one.country, rest), one)

    def media(self, name: str) -> Entity | None:
        """The paper, agency or station of that very name in some language."""
        return self._media.get(fold(name))

    def body(self, name: str, country: str) -> Entity | None:
        """The body of a state (alpha-3) that words without its country mean: "defence ministry"."""
        return self._bodies.get((country, self.bare(name, country)))

    def entity(self, entity_id: str, day: str | None) -> Entity | None:
        """An entity as it was on a day."""
        return self._world.entity(entity_id, day)

    def of_country(self, country: str, words: str) -> str:
        """Words with the adjective of a country before them, unless they have it."""
        adjective = self.adjectives.get(country)
        if adjective is None or self._has_country(words, country):
            return words
        return f"{adjective} {words}"

    def _has_country(self, words: str, country: str) -> bool:
        return self.bare(words, country) != " ".join(
            w for w in fold(words).split() if w not in _IDLE
        )

    def spoken_for(self, office: str) -> Entity | None:
        """The body that whoever holds an office speaks for: a ministry for its spokesperson."""
        slug = office.removeprefix(PREFIX)
        words = _bodies_of_roles().get(slug[_CODE:])
        return self._bodies.get((slug[: _CODE - 1].upper(), words)) if words else None

    def bare(self, name: str, country: str) -> str:
        """Folded English words without the country's name and adjective."""
        own = self._words.get(country, set())
        words = [w.removesuffix(_OWN) for w in fold(name).split()]
        for size in range(len(words), 0, -1):
            for at in range(len(words) - size + 1):
                if " ".join(words[at : at + size]) in own:
                    return " ".join(w for w in (*words[:at], *words[at + size :]) if w not in _IDLE)
        return " ".join(w for w in words if w not in _IDLE)


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
