"""Finding people of the world by a name as some report spells it, with what the report says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from isnad.folding import fold
from isnad.names.compare import Likeness, likeness
from isnad.names.judge import Mention, bar, one_of_a_family
from isnad.names.keys import cover, keys, meet, parts
from isnad.names.spelling import Spelling, spelling
from isnad.world.entities import Entity
from isnad.world.offices import PREFIX

_LANGUAGES = ("en", "ar", "vi")
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

    def __init__(
        self,
        entities: list[Entity],
        names: Mapping[str, list[int]],
        aliases: Mapping[str, list[str]],
        mine: int,
    ) -> None:
        self._entities, self._names, self._aliases = entities, names, aliases
        self._mine = frozenset(one.id for one in entities[mine:])
        self._by_id = {one.id: one for one in entities if one.kind == "person"}
        # Kept, since the same names come again with other countries around them.
        self._near = lru_cache(maxsize=1 << 13)(self._near_by_keys)
        self._names_of = lru_cache(maxsize=1 << 12)(lambda n: tuple(_spellings(entities[n])))
        self._sounds = lru_cache(maxsize=1 << 14)(self._sounds_so)

    def find(self, mention: Mention, countries: frozenset[str] | None = None) -> tuple[str, ...]:
        """The ids of those whom a mention may be of, by its very spelling, else by sound; those
        whom country or role rule out are left out, and those of other ``countries``. Several
        where the name alone settles nothing."""
        exact = [self._entities[n] for n in self._names.get(f"={fold(mention.name)}", ())]
        found = [one for one in exact if self._fits(one, mention)]
        if not exact:
            found = self._by_sound(mention, countries)
        return self._own_first(tuple(one.id for one in found))

    def spelt_otherwise(self, entity: str, mention: Mention) -> bool:
        """Whether somebody has full names in the script of a mention, none of which it spells."""
        one, name = self._by_id.get(entity), mention.spelling
        if one is None or len(name.words) < _FULL or name.respelt:
            return False
        own = [o for o in _spellings(one) if o.abjad == name.abjad and len(o.words) >= _FULL]
        return bool(own) and not any(_may_be(likeness(name, other)) for other in own)

    def _own_first(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of a user's files, who come before all others; all where there are none."""
        return tuple(i for i in ids if i in self._mine) or ids

    def _by_sound(self, mention: Mention, countries: frozenset[str] | None) -> list[Entity]:
        name, told = mention.spelling, bool(mention.country or mention.role)
        found = []
        for number in self._near(name):
            one = self._entities[number]
            here = countries is None or one.country is None or one.country in countries
            if here and self._fits(one, mention) and self._sounds(number, name, told):
                found.append(one)
        return found

    def _near_by_keys(self, name: Spelling) -> tuple[int, ...]:
        """Those with enough words that may sound like words of a name."""
        if len(name.words) < _FULL and not name.respelt:
            return ()
        counts: dict[int, int] = {}
        for part in parts(name):
            for number in {n for key in part for n in self._names.get(key, ())}:
                counts[number] = counts.get(number, 0) + 1
        enough = min(_FULL, len(name.words))
        return tuple(number for number, count in counts.items() if count >= enough)

    def _sounds_so(self, number: int, name: Spelling, told: bool) -> bool:
        """Whether some name of a person sounds like another, all its words and nothing left over;
        ``told``: country or role speak for it."""
        near = meet if name.respelt else cover
        known = [other for other in self._names_of(number) if near(name, other)]
        if any(_initials(other) and one_of_a_family(name, other) for other in known):
            return False
        own = [o for o in known if o.abjad == name.abjad and len(o.words) >= _FULL]
        # How a name is spelt in one script tells more than how it might sound in another.
        return any(_one(name, o, told) for o in (known if name.respelt or not own else own))

    def _fits(self, one: Entity, mention: Mention) -> bool:
        """Whether country and role of a mention are those of a person."""
        if mention.country and one.country and mention.country != one.country:
            return any(_country(t.office) == mention.country for t in one.offices)
        held = [t.office for t in one.offices if t.office.startswith(PREFIX)]
        if mention.role is None or not held:
            return True
        roles = (mention.role, *self._aliases.get(mention.role, ()))
        return any(office.endswith(f"-{role}") for role in roles for office in held)


def _may_be(found: Likeness) -> bool:
    """Whether a spelling is a name or a part of it, more or less."""
    return found.met > 0 and not (found.left and found.right)


def _initials(name: Spelling) -> bool:
    return any(word.initial for word in name.words)


def _country(office: str) -> str:
    return office.removeprefix("office:")[:3].upper()


def _one(name: Spelling, other: Spelling, told: bool) -> bool:
    """Whether two spellings may be of one name, all words of it and nothing left over."""
    found = likeness(name, other)
    whole = found.met >= _FULL and not found.left and not found.right
    if name.respelt and len(name.words) < _FULL:
        whole = found.family and not (found.left and found.right)
    return (
        whole
        and found.distance <= bar(name, other, found, told=told)
        and not one_of_a_family(name, other)
    )
