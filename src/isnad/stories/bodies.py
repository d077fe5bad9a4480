"""Which body words mean: one that the world knows, or one that they call by common nouns."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.folding import fold
from isnad.languages.bodies import Body, Where, bodies, levels
from isnad.languages.speakers import longest, roles, words_of
from isnad.names.romanise import romanise
from isnad.stories import sides
from isnad.stories.known import Known
from isnad.world.entities import Entity

# How many words the name of a body may have, and how many may stand before it.
_LONGEST, _BEFORE, _PLACE_WORDS = 7, 3, 3
# The language of readers, and how long words are in names that may begin small.
SHOWN, _SHORT = "en", 3
# Kinds of words that join somebody or something to a body or a place.
_LINKS = frozenset({"link", "near", "level"})


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A body: what it is compared by and called, who of the world it is, whose side it is on, and
    where in a text it stands. ``kind``: what it is, wherever it is; ``implied``: its place is not
    told with it."""

    key: str
    name: str
    entity: Entity | None = None
    side: str | None = None
    kind: str = ""
    implied: bool = False
    start: int = 0
    end: int = 0


def of_entity(one: Entity, facts: Known, start: int = 0, end: int = 0) -> Named:
    """A body of the world. A country stands for its government."""
    name = one.name
    if one.kind == "country":
        name = facts.of_country(one.country or "", facts.government)
    side = sides.side(one, facts)
    return Named(key=one.id, name=name, entity=one, side=side, start=start, end=end)


class Reader:
    """Reads which bodies words of a report mean. ``countries``: those that it tells of, the most
    told of first; ``country``: of whoever speaks, if known; ``place``: where that is told of."""

    def __init__(
        self,
        code: str,
        facts: Known,
        countries: Sequence[str],
        country: str | None,
        place: str | None,
    ) -> None:
        self._code, self._facts = code, facts
        self._countries, self._country, self._place = countries, country, place

    def called(self, text: str, said: tuple[int, int] = (0, 0)) -> list[Named]:
        """The bodies that a text calls by common nouns and tells enough of to know them again;
        ``said``: offsets of words that are one name."""
        found = bodies(text, self._code, self._where, said)
        return [named for one in found if (named := self._named(one, text)) is not None]

    def first(self, text: str) -> Named | None:
        """The body that a text begins with, but for a few words."""
        known = self._known(text)
        called = [one for one in self.called(text) if len(text[: one.start].split()) <= _BEFORE]
        found = [one for one in (known, *called) if one is not None]
        return min(found, key=lambda one: (one.start, -one.end), default=None)

    def last(self, text: str) -> Named | None:
        """The body that a text ends with."""
        words = words_of(text)
        for size in range(min(_LONGEST, len(words)), 0, -1):
            start, end = words[-size][0], words[-1][1]
            found = self._world(text[start:end])
            if found is not None:
                return of_entity(found, self._facts, start, end)
        return next((b for b in self.called(text) if words and b.end == words[-1][1]), None)

    def joins(self, text: str) -> bool:
        """Whether words, but for one, only join somebody to what follows, or tell what they are."""
        found = roles(text, self._code)
        words = [w for w in words_of(text) if not any(r.start <= w[0] < r.end for r in found)]
        return sum(not self._is_link(folded) for _, _, folded in words) <= 1

    def place_in(self, text: str, among: Sequence[int]) -> str | None:
        """The place of several (GeoNames ids) that a text begins with, but for words that join it."""
        words = words_of(text)
        while words and words[0][0] < len(text):
            for size in range(min(_PLACE_WORDS, len(words)), 0, -1):
                name = text[words[0][0] : words[size - 1][1]]
                if not name[0].islower() and not self._is_link(words[0][2]):
                    found = self._facts.place(name, self._countries, self._code, among)
                    if found is not None:
                        return found
            if not self._is_link(words[0][2]):
                return None
            words = words[1:]
        return None

    def _is_link(self, word: str) -> bool:
        _, found = longest([word], self._code, "bodies")
        return any(kind in _LINKS for kind, _ in found)

    def _world(self, words: str) -> Entity | None:
        found = self._facts.organisation(words, self._code)
        if found is None and self._country is not None:
            found = self._facts.body(words, self._country)
        return found

    def _known(self, text: str) -> Named | None:
        """The body of the world of whose names a text begins with the longest."""
        words = words_of(text)
        for at in range(min(_BEFORE + 1, len(words))):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                start, end = words[at][0], words[at + size - 1][1]
                found = self._world(text[start:end])
                if found is not None:
                    return of_entity(found, self._facts, start, end)
        return None

    def _where(self, words: str) -> Where | None:
        land = self._facts.country_of(words, self._code)
        if land is not None:
            return self._land(land)
        found = self._facts.place(words, self._countries, self._code)
        return _settled(found) if found is not None else None

    def _land(self, country: str) -> Where:
        return Where(self._facts.adjectives.get(country, country), country, country)

    def _named(self, one: Body, text: str) -> Named | None:
        where = one.place
        if not (one.nth or one.own or one.level or (where and not where.country)):
            country = where.country if where else self._country
            found = self._facts.body(one.plain, country) if country else None
            if found is not None:
                return of_entity(found, self._facts, one.start, one.end)
        if one.bare:
            return None
        if where is None and not (one.own or one.nth):
            where = self._usual(one)
        own = romanise(one.own)
        plain = " ".join(w[:1].upper() + w[1:] for w in one.plain.split()) if one.nth else one.plain
        place = where.name if where else ""
        level = "" if one.level in fold(place).split() else one.level
        shown = (own, place, level, plain)
        key = (fold(own), where.key if where else "", one.key)
        return Named(
            key=f"body {' '.join(filter(None, key))}",
            kind=f"body {one.key}",
            implied=one.place is None and where is not None and where.country is None,
            name=self._written(text[one.start : one.end]) or " ".join(filter(None, shown)),
            start=one.start,
            end=one.end,
        )

    def _written(self, words: str) -> str | None:
        """A name as it is written, where that is one in English."""
        long = [w for w in words.split() if len(w) > _SHORT]
        whole = self._code == SHOWN and len(long) > 1 and all(w[0].isupper() for w in long)
        return words if whole else None

    def _usual(self, one: Body) -> Where | None:
        """Where a body is of which that is not told: in the country of whoever speaks if a state
        has one of it, else where it is told of."""
        if one.national:
            return self._land(self._country) if self._country else None
        return _settled(self._place) if self._place else None


def _settled(place: str) -> Where:
    """A place; the kind of area that its name tells is not compared."""
    words = fold(place).split()
    return Where(place, " ".join(w for w in words if w not in levels()) or fold(place))
