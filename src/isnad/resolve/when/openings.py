"""What stands before a clause and holds for it: the place that opens a sentence, the date and the
place that "when" and "where" speak of, and where somebody goes to do something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from isnad.annotations import Candidate, Group, Predicate, Sentence

_BETWEEN = frozenset({"adv", "date", "prep"})
_THERE, _YET = "there", "yet"
_PLACES = frozenset({"place", "country", "name"})
# Where somebody speaks from, or something happens, as a phrase that opens a sentence has it.
_OPENS = frozenset({"in", "at", "near", "from"})
# Slots of where somebody goes, or is sent.
_TO = ("to", "into")
# Clauses that hang on a verb and tell no act beside its own.
_UNDER = frozenset({"inf", "ger", "comp"})
_CUTS = frozenset({"rel", "vg", "comp", "sub"})
# No relative of news stands further from its verb, or from what it speaks of.
_FAR = 12
# So many clauses are set one beside the other at most.
_STEPS = 3


def sets_scene(sentence: Sentence) -> Iterator[Group]:
    """A place phrase that opens the sentence and is closed by a comma, dates aside, sets the scene
    for all, and so does a place before a colon, as headlines have it."""
    first = sentence.units[0] if len(sentence.units) > 1 else None
    if first is None or first.kind != "np":
        return
    near = islice(sentence.units, 1, _FAR)
    after = next((u for u in near if u.kind not in _BETWEEN), None)
    comma = after is not None and after.sub == "comma"
    inside = first.prep in _OPENS and comma
    headed = not first.prep and sentence.units[1].sub == "colon" and _is_place(first)
    if inside or headed:
        yield first


def spoken_of(verb: Predicate | None, sentence: Sentence) -> list[Group]:
    """The dates and the phrase behind which a relative opens the clause of a verb, the nearest
    first ("in the capital on Monday, where she will meet"); empty where none does."""
    if verb is None:
        return []
    units, opener = sentence.units, opened(verb, sentence)
    if opener is None or (units[opener].kind != "rel" and units[opener].sub != _THERE):
        return []
    found: list[Group] = []
    for unit in reversed(units[max(opener - _FAR, 0) : opener]):
        if unit.sub == "comma" and not found:
            continue
        if unit.kind not in _BETWEEN and not unit.joined:
            held = [g for groups in verb.slots.values() for g in groups]
            return [*found, unit] if unit.kind == "np" and unit not in held else found
        found.append(unit)
    return found


def opened(verb: Predicate, sentence: Sentence) -> int | None:
    """The unit that opens the clause of a verb, or the verb before it."""
    before = range(verb.group.index - 1, max(verb.group.index - _FAR, 0), -1)
    return next((n for n in before if sentence.units[n].kind in _CUTS), None)


def place_before(candidate: Candidate, sentence: Sentence) -> Iterator[Group]:
    """The place that the relative before a clause speaks of, with a date between, or where it says
    by its word that it speaks of a place or a time ("the summit in Oslo, when they agreed"); a
    clause that another is set against shares it ("when one side promised peace while …")."""
    verb, steps = candidate.predicate, 0
    while verb is not None and steps < _STEPS:
        found = spoken_of(verb, sentence)
        if found and _is_set(found, sentence):
            yield found[-1]
            return
        verb, steps = set_against(verb, sentence), steps + 1


def _is_set(found: list[Group], sentence: Sentence) -> bool:
    """Whether what a relative speaks of is where its clause takes place."""
    if found[-1].kind != "np" or not _is_place(found[-1]):
        return False
    dated = any(unit.kind == "date" for unit in found)
    behind = sentence.units[max(unit.index for unit in found) + 1 :]
    opener = next((u for u in behind if u.sub != "comma"), None)
    return dated or (opener is not None and opener.kind == "rel" and opener.sub == _THERE)


def set_against(verb: Predicate, sentence: Sentence) -> Predicate | None:
    """The verb of the clause that a word like "while" sets that of a verb against."""
    opener = opened(verb, sentence)
    if opener is None or sentence.units[opener].sub != _YET:
        return None
    verbs = sentence.predicates
    before = bisect_left(verbs, opener, key=lambda v: v.group.index)
    return above(verbs[before - 1]) if before else None


def above(verb: Predicate) -> Predicate:
    """The verb that tells the act, where another hangs on it ("pledged to help")."""
    steps = 0
    while verb.link in _UNDER and verb.parent is not None and steps < _STEPS:
        verb, steps = verb.parent, steps + 1
    return verb


def gone_to(candidate: Candidate) -> Iterator[Group]:
    """Where somebody goes or is sent to do what a candidate tells ("were called to the harbour to
    clear it")."""
    verb, steps = candidate.predicate, 0
    while verb is not None and verb.link == "inf" and verb.parent is not None and steps < _STEPS:
        verb, steps = verb.parent, steps + 1
        for slot in _TO:
            yield from (group for group in verb.slots.get(slot, ()) if _is_place(group))


def _is_place(group: Group) -> bool:
    return group.cls in _PLACES or group.sub in ("settlement", "place")
