"""Every place that a report names, whether or not a claim stands there."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group, Sentence
from isnad.records import Place
from isnad.resolve.resolver import Resolver
from isnad.resolve.where.naming import naming, written

_BODIES = frozenset({"org", "force", "group", "person", "office"})
_MAY_NAME = frozenset({"place", "country", "name", "unknown", "thing", "abstract", "doc"})


class Toponyms(Resolver):
    """A resolver that only names places: ``found`` has each with why it is that place."""

    found: list[tuple[Place, str]]

    def add(self, sentence: Sentence) -> None:
        """The places of the next sentence."""
        self.memory.sentence = sentence
        for unit in sentence.units:
            self.places.note(unit.country)
            for group in _groups(unit):
                self._note(group, sentence)

    def _note(self, group: Group, sentence: Sentence) -> None:
        place = self._named(group, sentence)
        if place is None or place.start is None or self._stands(place):
            return
        reason = self.places.reasons.get((place.part, place.start), "")
        self.found.append((place, reason))

    def _named(self, group: Group, sentence: Sentence) -> Place | None:
        if group.cls in _BODIES:
            return self.places.inside(group, sentence)
        if group.cls not in _MAY_NAME:
            return None
        place = self.places.place(group, sentence)
        called = group.name is not None or written(naming(group), sentence, self.pack)
        if place is None and group.cls == "place" and called:
            place = self.places.described(group, sentence)
        return place

    def _stands(self, place: Place) -> bool:
        """Whether a place is noted already at those words."""
        return any(
            old.part == place.part and (old.end or 0) > (place.start or 0) for old, _ in self.found
        )


def _groups(unit: Group) -> Iterator[Group]:
    """A noun group and those that hang on it or are coordinated with it."""
    group: Group | None = unit if unit.kind == "np" else None
    steps = 0
    while group is not None and steps < 8:
        yield group
        yield from (member for member in group.members if member is not group)
        group, steps = group.of or group.owner, steps + 1
