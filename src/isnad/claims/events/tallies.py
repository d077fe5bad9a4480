"""Counts of people that stand away from the word for what befell them: "the death toll rose to 45",
"raised its tally since May to 431", and victims who are only counted ("18 dead")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from copy import copy
from typing import TypeVar

from isnad.annotations import Candidate, Group, Item, Predicate
from isnad.languages.pack import Entry

_T = TypeVar("_T", Candidate, Predicate)

# Before a number that a count has come to; what it came from, and whom it leaves out or holds,
# stands behind others.
_REACHED = frozenset({"", "to", "at", "on"})
_TYPES = frozenset({"TOLL", "DISPLACEMENT"})
_BEFALLS = _TYPES | {"ASSAULT"}
# No count of news is further from its number.
_FAR = 24


def tallies(units: list[Group], verbs: list[Predicate], found: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence with those that its counts tell; an act that only says what is
    counted ("people killed since May") tells the count."""
    found = sorted(found, key=_at)
    made: list[Candidate] = []
    dropped: set[int] = set()
    for unit in units:
        entry = tally_of(unit)
        number = _number(units, unit) if entry is not None else None
        if entry is None or number is None:
            continue
        inner = [c for c in _between(found, unit, number, _at) if _is_counted(c)]
        inner += [c for v in _between(verbs, unit, number, _begin) for c in _befell(v)]
        told = _told(inner[0], number, units) if inner else _alone(entry, unit, number, verbs)
        if told is not None:
            made.append(told)
            dropped |= {id(c) for c in inner}
    out = [*(c for c in found if id(c) not in dropped), *made]
    taken = {id(g) for c in out for groups in c.roles.values() for g in groups}
    free = (unit for unit in units if unit.kind == "np" and id(unit) not in taken)
    for unit in free:
        if _is_number(unit):
            out += _victims(unit)
        elif _are_bodies(unit):
            out += _victims(unit, _holding(unit, verbs))
    return sorted(out, key=_at)


def _between(some: list[_T], unit: Group, number: Group, at: Callable[[_T], int]) -> list[_T]:
    """Those of some things in order that stand between a count and its number."""
    return some[bisect_left(some, unit.i, key=at) : bisect_left(some, number.i, key=at)]


def _at(candidate: Candidate) -> int:
    return candidate.at


def _begin(verb: Predicate) -> int:
    return verb.group.i


def tally_of(unit: Group) -> Entry | None:
    """The entry under which a verb or a noun group speaks of a count, if it does."""
    for lex in unit.lexes:
        if "tally" in lex.entry.opts:
            return lex.entry
    return None


def _number(units: list[Group], unit: Group) -> Group | None:
    """The number that a count has come to: the first behind it in the clause."""
    for other in units[unit.index + 1 : unit.index + _FAR]:
        if other.kind == "attr" or other.sub == "stop":
            return None
        if other.kind == "np" and other.prep in _REACHED and _is_number(other):
            return other
    return None


def _is_number(group: Group) -> bool:
    """Whether a noun group is a number alone, or so many people."""
    if group.head is None or not (group.cls == "person" or group.head.tag == "num"):
        return False
    return any(item.tag == "num" for item in group.items)


def _are_bodies(group: Group) -> bool:
    """Whether a noun group is so many bodies, with no more beside them than whose they are."""
    of = group.of is None or group.of.acts
    bodies = of and any("body" in x.entry.opts for x in group.lexes)
    return bodies and any(item.tag == "num" for item in group.items)


def _is_counted(candidate: Candidate) -> bool:
    """Whether a candidate says no more than what befell people."""
    verb = candidate.predicate
    harmed = candidate.type == "ASSAULT" and not candidate.roles.get("actor")
    passive = candidate.noun is None and verb is not None and verb.passive
    return candidate.type in _TYPES or (harmed and (passive or "harm" in candidate.entry.opts))


def _befell(verb: Predicate) -> Iterator[Candidate]:
    """What a participle says befell those who are counted, where it has no other place for them."""
    entry = next((x.entry for x in verb.group.lexes if x.entry.type in _BEFALLS), None)
    counted = verb.first("O" if verb.passive else "S")
    if entry is None or verb.group.head is None or counted is None or tally_of(counted) is None:
        return
    yield Candidate(entry, entry.type, [verb.group.head], {}, verb, fired=[entry.id])


def _told(inner: Candidate, number: Group, units: list[Group]) -> Candidate:
    """What is counted, as a count with its number."""
    kind = "TOLL" if inner.type == "ASSAULT" else inner.type
    near = units[max(number.index - _FAR, 0) : number.index]
    people = [g for g in near if g.cls == "person" and g.prep == "of" and g.i < inner.at]
    roles = {"count": [number]}
    if number.cls == "person" or people:
        roles["recipient"] = [number if number.cls == "person" else people[-1]]
    return Candidate(
        inner.entry, kind, inner.trigger, roles, inner.predicate, inner.noun, fired=inner.fired
    )


def _alone(entry: Entry, unit: Group, number: Group, verbs: list[Predicate]) -> Candidate | None:
    """A count by itself: what it counts is told by its own word, by who hangs on it, or by the
    people at the number."""
    if unit.head is None or unit.kind != "np":
        return None
    for group, own in ((unit, entry), *_counting(unit.of), *_counting(number)):
        kind = own.opts.get("count")
        if kind is None or group.head is None:
            continue
        made = _entry(own, "DISPLACEMENT" if kind == "displaced" else "TOLL")
        roles = {"count": [number]}
        if number.cls == "person":
            roles["recipient"] = [number]
        holding = _holding(unit, verbs)
        return Candidate(made, made.type, [unit.head], roles, holding, unit, fired=[own.id])
    return None


def _holding(unit: Group, verbs: list[Predicate]) -> Predicate | None:
    """The verb that a noun group is a part of, before it or behind."""
    near = verbs[max(bisect_left(verbs, unit.i, key=_begin) - 1, 0) :][:2]
    return next((v for v in near if any(unit in g for g in v.slots.values())), None)


def _counting(group: Group | None) -> Iterator[tuple[Group, Entry]]:
    """The entry of a word for victims, with the noun group that it heads."""
    if group is None:
        return
    for lex in (x for item in (group.head, *group.items) if item is not None for x in item.lexes):
        if "count" in lex.entry.opts:
            yield group, lex.entry


def _victims(unit: Group, verb: Predicate | None = None) -> Iterator[Candidate]:
    """Victims with their number, where nothing else in the sentence tells of them. ``verb``: by
    which something is done with them."""
    for group, entry in _counting(unit):
        item: Item | None = group.head
        if item is not None and entry.kind == "noun":
            made = _entry(entry, "TOLL")
            told = ("count",) if "body" in entry.opts else ("recipient", "count")
            roles = {role: [unit] for role in told}
            yield Candidate(made, "TOLL", [item], roles, verb, unit, fired=[entry.id])
            return


def _entry(entry: Entry, kind: str) -> Entry:
    """A row of nouns as the sense of a claim."""
    other = copy(entry)
    other.kind, other.type, other.frame, other.needs = "frame", kind, {}, ()
    return other
