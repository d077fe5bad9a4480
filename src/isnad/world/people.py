"""Finding people of the world by a name as some report spells it, with what the report says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from isnad.folding import fold
from isnad.names.compare import likeness
from isnad.names.judge import LOOSE, ONE_SCRIPT, STRICT, Mention, one_of_a_family
from isnad.names.keys import keys
from isnad.names.spelling import Spelling, spelling
from isnad.world.entities import Entity

_LANGUAGES = ("en", "ar", "vi")
_OFFICE = len("office:usa-")
_FULL = 2


def index(people: Iterable[tuple[int, Entity]]) -> dict[str, list[int]]:
    """Numbers of entities by the keys of all their names; whole folded names begin with "="."""
    found: dict[str, list[int]] = {}
    for number, one in people:
        own = {f"={fold(n)}" for names in one.names.values() for n in names}
        for name in _spellings(one):
            own |= keys(name)
        for key in own:
            found.setdefault(key, []).append(number)
    return found


def _spellings(one: Entity) -> Iterator[Spelling]:
    for language in _LANGUAGES:
        for name in one.names.get(language, ()):
            yield spelling(name, language)


class People:
    """The people of the world by name."""

    def __init__(self, entities: list[Entity], names: Mapping[str, list[int]]) -> None:
        self._entities, self._names = entities, names
        self.find = lru_cache(maxsize=1 << 14)(self._find)
        roles = {t.office[_OFFICE:] for e in entities for t in e.offices}
        self._roles = frozenset(roles)

    def _find(self, mention: Mention) -> tuple[str, ...]:
        """The ids of those whom a mention may be of, by its very spelling, else by sound; those
        whom country or role rule out are left out. Several where the name alone settles nothing."""
        exact = self._names.get(f"={fold(mention.name)}", ())
        found = [self._entities[n] for n in exact if self._fits(self._entities[n], mention)]
        if not found and not exact:
            found = self._by_sound(mention)
        return tuple(one.id for one in found)

    def _by_sound(self, mention: Mention) -> list[Entity]:
        name = mention.spelling
        if len(name.words) < _FULL:
            return []
        counts: dict[int, int] = {}
        for key in keys(name):
            for number in self._names.get(key, ()):
                counts[number] = counts.get(number, 0) + 1
        near = (self._entities[n] for n, count in counts.items() if count >= _FULL)
        return [one for one in near if self._fits(one, mention) and _sounds_so(one, mention)]

    def _fits(self, one: Entity, mention: Mention) -> bool:
        """Whether country and role of a mention are those of a person."""
        if mention.country and one.country and mention.country != one.country:
            return any(_country(t.office) == mention.country for t in one.offices)
        if mention.role is None or not one.offices:
            return True
        return any(t.office.endswith(f"-{mention.role}") for t in one.offices)


def _initials(name: Spelling) -> bool:
    return any(word.initial for word in name.words)


def _country(office: str) -> str:
    return office.removeprefix("office:")[:3].upper()


def _sounds_so(one: Entity, mention: Mention) -> bool:
    """Whether some name of a person sounds like a mention, all its words and nothing left over."""
    name = mention.spelling
    told = bool(mention.country or mention.role)
    known = list(_spellings(one))
    if any(_initials(other) and one_of_a_family(name, other) for other in known):
        return False
    for other in known:
        found = likeness(name, other)
        bar = ONE_SCRIPT if found.one_script else LOOSE if told else STRICT
        whole = found.met >= _FULL and not found.left and not found.right
        if whole and found.distance <= bar and not one_of_a_family(name, other):
            return True
    return False
