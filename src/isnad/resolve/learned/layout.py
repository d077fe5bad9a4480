"""Where everything stands in one sentence, found once for all its candidates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from isnad.annotations import VERBAL, Group, Predicate, Sentence
from isnad.records import DateMention
from isnad.resolve.when import scene
from isnad.resolve.where.places import Places
from isnad.resolve.where.spots import Spot, acting, spots

T = TypeVar("T")

# So many units around a trigger are looked at: sentences without end cost no more than long ones.
_REACH = 60


class Dated(NamedTuple):
    """A date, the token and the unit that it stands at, and whether it says since when."""

    date: DateMention
    token: int
    unit: int
    since: bool


class Layout:
    """A sentence with its groups that may be places or participants, and its dates."""

    def __init__(self, sentence: Sentence, places: Places) -> None:
        self.sentence = sentence
        self._unit_of = _unit_of(sentence)
        self._verbs = [v.group.index for v in sentence.predicates]
        self._triggers = sorted([*(c.at for c in sentence.candidates), *sentence.proposed])
        self.says = {id(k.verb) for k in sentence.links if k.verb is not None}
        self._slots = _slots(sentence)
        self._spoken, self._verbs_of = _speakers(sentence)
        words = [c for c in sentence.candidates if c.type in VERBAL]
        # Who does something by words.
        self.speaking = {id(g) for c in words for g in c.roles.get("actor", ())}
        self.spots = spots(sentence, places)
        self._spots_at = [s.host for s in self.spots]
        self.persons = [path for _, path in acting(sentence)]
        self._persons_at = [path[-1].index for path in self.persons]
        self.dates = _dates(sentence, places, self)
        self._dates_at = [d.unit for d in self.dates]

    def unit(self, i: int) -> int:
        """The unit that a token stands in."""
        return self._unit_of[i] if 0 <= i < len(self._unit_of) else len(self.sentence.units)

    def near_spots(self, n: int) -> Sequence[Spot]:
        """The spots around a unit."""
        return _around(self.spots, self._spots_at, n - _REACH, n + _REACH)

    def near_persons(self, n: int, after: int) -> Sequence[list[Group]]:
        """Who stands around a unit, at most so many units after it."""
        return _around(self.persons, self._persons_at, n - _REACH, n + after)

    def near_dates(self, n: int) -> Sequence[Dated]:
        """The dates around a unit."""
        return _around(self.dates, self._dates_at, n - _REACH, n + _REACH)

    def verbs(self, n: int) -> tuple[Predicate | None, Predicate | None]:
        """The verb before a unit, and the one after."""
        verbs = self.sentence.predicates
        i, j = bisect_left(self._verbs, n), bisect_right(self._verbs, n)
        return (verbs[i - 1] if i else None), (verbs[j] if j < len(verbs) else None)

    def triggers(self, low: int, high: int) -> list[int]:
        """The triggers that stand at tokens from ``low`` on, before ``high``."""
        return self._triggers[bisect_left(self._triggers, low) : bisect_left(self._triggers, high)]

    def slot(self, group: Group) -> tuple[Predicate, str] | None:
        """The first verb that has a group, and its slot."""
        return self._slots.get(id(group))

    def speaks(self, i: int) -> bool:
        """Whether a token is part of the name or description of who speaks."""
        return i in self._spoken

    def says_by(self, group: Group, verb: Predicate | None) -> bool:
        """Whether somebody speaks by a verb, or by none."""
        return id(verb) in self._verbs_of.get(id(group), ())


def _around(every: list[T], at: list[int], low: int, high: int) -> Sequence[T]:
    return every[bisect_left(at, low) : bisect_right(at, high)]


def _unit_of(sentence: Sentence) -> list[int]:
    """For each token the first unit that it stands in."""
    none = len(sentence.units)
    out = [none] * len(sentence.tokens)
    for n, unit in enumerate(sentence.units):
        for i in range(unit.i, max(unit.j, unit.i + 1)):
            if i < len(out) and out[i] == none:
                out[i] = n
    return out


def _slots(sentence: Sentence) -> dict[int, tuple[Predicate, str]]:
    out: dict[int, tuple[Predicate, str]] = {}
    for verb in sentence.predicates:
        for slot, groups in verb.slots.items():
            for group in groups:
                out.setdefault(id(group), (verb, slot))
    return out


def _speakers(sentence: Sentence) -> tuple[set[int], dict[int, set[int]]]:
    """The tokens of all who speak, and the verbs by which each does."""
    tokens: set[int] = set()
    verbs: dict[int, set[int]] = {}
    for link in sentence.links:
        who = link.speaker
        if who is not None:
            if id(who) not in verbs:
                tokens.update(range(who.i, max(who.j, who.i + 1)))
            verbs.setdefault(id(who), set()).add(id(link.verb))
    return tokens, verbs


def _dates(sentence: Sentence, places: Places, layout: Layout) -> list[Dated]:
    dated = sentence.dating
    since = scene.are_since(dated, sentence, places.pack.since)
    tokens = [scene.token_at(d, sentence) for d in dated]
    return [
        Dated(d, i, layout.unit(i), yes) for d, i, yes in zip(dated, tokens, since, strict=True)
    ]
