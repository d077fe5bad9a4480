"""A candidate in its sentence: how a phrase beside it stands to it, in short words.

What ``bearings`` asks of places, dates and people alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from isnad.annotations import Candidate, Group, Link, Predicate, Sentence
from isnad.resolve.learned import traits
from isnad.resolve.learned.clues import Features, Teller
from isnad.resolve.learned.layout import Layout
from isnad.resolve.learned.traits import Stop, Way

T = TypeVar("T")

_STOPS = frozenset({"sub", "comp", "rel", "attr"})
_LONG = 10


# A clue and its facts.
_Clue = tuple[Callable[..., Features], tuple[object, ...]]


class Between(NamedTuple):
    """How many there are of each between two units, and the words that part clauses."""

    verbs: int
    commas: int
    joins: int
    nouns: int
    stops: list[Group]


class Stands(NamedTuple):
    """How far off a phrase is, what parts clauses between, whose words and on what it is."""

    way: Way
    stop: Stop | None
    on: list[_Clue]

    def far(self, tell: Teller[T], beside: str) -> list[T]:
        """How far off it is, together with another fact."""
        way, stop = tell(traits.way), tell(traits.stop)
        return [way(self.way, beside), stop(self.stop, self.way.side, beside)]

    def told(self, tell: Teller[T]) -> list[T]:
        """Whose words and on what it is."""
        return [tell(clue)(*facts) for clue, facts in self.on]


class Person(NamedTuple):
    """Somebody beside a candidate: the role that the frame has for them, and whether as the first;
    where they stand to the trigger; the preposition before them; whether they speak, and by the
    verb of the candidate; the verbs before and after."""

    filled: str
    first: bool
    slot: str
    prep: str
    speaks: bool
    own: bool
    last: str
    then: str
    stands: Stands


class Around:
    """A candidate in its sentence: what is asked again for every phrase beside it."""

    def __init__(self, candidate: Candidate, layout: Layout, code: str, day: str) -> None:
        self.candidate, self.layout, self.code, self.day = candidate, layout, code, day
        self.sentence = sentence = layout.sentence
        self.type = candidate.type
        self.kind = "n" if candidate.noun is not None else "v"
        self.told = f"{self.type}|{self.kind}"
        self.verb = candidate.predicate
        self.passive = self.verb is not None and self.verb.passive
        self.at = candidate.at
        self.unit = layout.unit(self.at)
        self.link = _innermost(self.at, sentence, self.verb)
        self.quote = sentence.quoted(self.at)
        # What bearings remembers of each participant, and what that weighs in all roles.
        self.persons: dict[int, Person] = {}
        self.weighed: dict[int, complex] = {}
        self._between: dict[int, Between] = {}
        self._beside: dict[int, tuple[str, str]] = {}
        self._stands: dict[tuple[int, int], Stands] = {}

    def between(self, n: int) -> Between:
        """What stands between a unit and that of the trigger."""
        found = self._between.get(n)
        if found is None:
            a, b = sorted((n, self.unit))
            found = self._between[n] = _between(self.sentence.units[a + 1 : b])
        return found

    def beside(self, n: int) -> tuple[str, str]:
        """How the verbs before and after a unit stand to that of the candidate."""
        found = self._beside.get(n)
        if found is None:
            last, then = self.layout.verbs(n)
            found = self._beside[n] = (self.clause(last), self.clause(then))
        return found

    def stands(self, i: int, n: int) -> Stands:
        """How a phrase at a token of a unit stands to the trigger."""
        found = self._stands.get((i, n))
        if found is None:
            stop = None
            way, stops = _way(i, n, self)
            if stops:
                stop = _stop(stops[0] if i > self.at else stops[-1], way, len(stops), self)
            found = self._stands[i, n] = Stands(
                way, stop, [*_scope(i, n, self), *_hanging(n, self)]
            )
        return found

    def within(self, n: int) -> str:
        """Whether a unit is in the clause of the candidate's verb, and how that clause hangs."""
        verb = self.verb
        if verb is None:
            return "-"
        side = "in" if verb.begin <= n <= verb.end else "<" if n < verb.begin else ">"
        return f"{side}/{verb.link}"

    def clause(self, verb: Predicate | None) -> str:
        """How another verb stands to that of the candidate."""
        own = self.verb
        if verb is None:
            return "-"
        says = "/say" if id(verb) in self.layout.says else ""
        if own is None:
            return f"any{says}"
        if verb is own:
            return "own" + says
        if own.twin is verb or verb.twin is own:
            return "twin"
        if own.parent is verb:
            return f"par.{own.link}{says}"
        if verb.parent is own:
            return f"chi.{verb.link}{says}"
        if verb.parent is not None and verb.parent is own.parent:
            return f"sib.{verb.link}{says}"
        return ("pre" if verb.group.index < own.group.index else "post") + says


def slot_of(path: list[Group], around: Around) -> str:
    """Where a group, or one that it is in, stands to the trigger."""
    own = next((f"{x}{'+' if n else ''}" for n, g in enumerate(path) if (x := _own(g, around))), "")
    if own:
        return own
    if around.candidate.noun is not None and _follows(path[-1], around):
        return f"beside.{path[-1].prep}"
    for depth, group in enumerate(path):
        other = around.layout.slot(group)
        if other is not None:
            return f"{around.clause(other[0])}:{other[1]}{'+' if depth else ''}"
    return "free"


def _own(group: Group, around: Around) -> str:
    """What a group is to the noun or the verb of the candidate."""
    noun, verb = around.candidate.noun, around.verb
    if noun is not None:
        if group is noun:
            return "self"
        for name in ("of", "owner", "poss"):
            if getattr(noun, name) is group:
                return f"noun.{name}"
    for slot, groups in verb.slots.items() if verb is not None else ():
        if group in groups:
            passive = "p" if verb is not None and verb.passive and slot in ("S", "O") else ""
            return f"own.{slot}{passive}"
    return ""


def _follows(group: Group, around: Around) -> bool:
    """Whether a group stands after the noun with nothing but phrases between."""
    noun, units = around.candidate.noun, around.sentence.units
    if noun is None or not 0 <= noun.index < group.index:
        return False
    return all(
        u.joined or u.kind in ("prep", "adv", "date") or (u.kind == "np" and u.prep)
        for u in units[noun.index + 1 : group.index]
    )


def _way(i: int, n: int, around: Around) -> tuple[Way, list[Group]]:
    """How far off a token of a unit is and what is between, with the words that part clauses."""
    at = around.at
    verbs, commas, joins, nouns, stops = around.between(n)
    others = around.layout.triggers(i + 1, at) if i < at else around.layout.triggers(at + 1, i)
    way = Way(
        ">" if i > at else "<", min(nouns, 4), min(verbs, 2), min(commas, 2), min(len(stops), 2),
        min(joins, 1), min(len(others), 2), _far(abs(n - around.unit)),
    )  # fmt: skip
    return way, stops


def _stop(cut: Group, way: Way, stops: int, around: Around) -> Stop:
    form = " ".join([t.form for t in around.sentence.tokens[cut.i : max(cut.j, cut.i + 1)]])
    link = around.verb.link if around.verb is not None else "-"
    return Stop(way.side, cut.kind, way.verbs, min(stops, 2), around.code, form, link)


def _between(units: list[Group]) -> Between:
    verbs = commas = joins = nouns = 0
    stops = []
    for unit in units:
        kind = unit.kind
        if kind == "np":
            nouns += not unit.joined
        elif kind == "vg":
            verbs += unit.head is not None
        elif kind == "punct":
            commas += 1
        elif kind == "conj":
            joins += 1
        elif kind in _STOPS:
            stops.append(unit)
    return Between(verbs, commas, joins, nouns, stops)


def _far(n: int) -> str:
    return str(n) if n <= 3 else "-6" if n <= 6 else f"-{_LONG}" if n <= _LONG else "+"


def _scope(i: int, n: int, around: Around) -> Iterator[_Clue]:
    """Whose words the phrase and the trigger are in, and whether it opens or closes."""
    sentence, kind = around.sentence, around.kind
    theirs = _innermost(i, sentence, None)
    same = "same" if theirs is around.link else "out" if theirs is None else "other"
    quoted = sentence.quoted(i) == around.quote
    inner, speaks = around.link is not None, around.layout.speaks(i)
    yield traits.scope, (same, inner, quoted, around.told, speaks, kind)
    size = len(sentence.units)
    first = "0" if n == 0 else "1" if n == 1 else "-"
    after = sentence.units[n + 1] if n + 1 < size else None
    then = "$" if after is None else after.sub if after.kind == "punct" else after.kind
    yield traits.opens, (first, then, kind, around.code, sentence.passage.part, n >= size - 2)


def _hanging(n: int, around: Around) -> Iterator[_Clue]:
    """What stands before the phrase, on which it may hang."""
    units, verb, kind = around.sentence.units, around.verb, around.kind
    m = n - 1
    while m >= 0 and units[m].kind in ("prep", "adv"):
        m -= 1
    if m < 0:
        yield traits.hangs, ("", kind)
        return
    unit = units[m]
    if unit.kind != "np":
        what = unit.sub if unit.kind == "punct" else unit.kind
        if unit.kind == "vg":
            what = "own" if verb is not None and unit is verb.group else "vg"
        yield traits.hangs, (what, kind)
        return
    noun = around.candidate.noun
    own = "noun" if unit is noun else ""
    if not own:
        own = next((role for role, gs in around.candidate.roles.items() if unit in gs), "")
    if not own and verb is not None:
        own = next((f"s.{s}" for s, gs in verb.slots.items() if unit in gs), "")
    inside = around.layout.triggers(unit.i, max(unit.j, unit.i + 1))
    trigger = any(t != around.at for t in inside)
    entry = None
    if unit.head is not None and kind == "v":
        entry = unit.lexes[0].entry.id if unit.lexes else "-"
    yield traits.hangs_on, (unit.cls, unit.prep, own, trigger, kind)
    yield traits.hangs_by, (unit.cls, around.told, entry)
    if unit.prep and m > 0:
        yield traits.hangs_after, (unit.prep, units[m - 1].kind, units[m - 1].cls)


def _innermost(i: int, sentence: Sentence, own: Predicate | None) -> Link | None:
    """The closest of who says what stands at a token, by another verb than one's own."""
    return next((k for k in reversed(sentence.above[i]) if own is None or k.verb is not own), None)
