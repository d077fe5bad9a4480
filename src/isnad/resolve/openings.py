"""What stands before a clause and holds for it: the place that opens a sentence, and the date and the
place that "when" and "where" speak of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from isnad.annotations import Candidate, Group, Sentence

_BETWEEN = frozenset({"adv", "date", "prep"})
_THERE = "there"
_PLACES = frozenset({"place", "country", "name"})
# No relative of news stands further from its verb, or from what it speaks of.
_FAR = 12


def sets_scene(sentence: Sentence) -> Iterator[Group]:
    """A place phrase that opens the sentence and is closed by a comma, dates aside, sets the scene
    for all, and so does a place before a colon, as headlines have it."""
    first = sentence.units[0] if len(sentence.units) > 1 else None
    if first is None or first.kind != "np":
        return
    near = islice(sentence.units, 1, _FAR)
    after = next((u for u in near if u.kind not in _BETWEEN), None)
    comma = after is not None and after.sub == "comma"
    inside = first.prep in ("in", "at", "near") and comma
    headed = not first.prep and sentence.units[1].sub == "colon" and _is_place(first)
    if inside or headed:
        yield first


def spoken_of(candidate: Candidate, sentence: Sentence) -> list[Group]:
    """The dates and the phrase behind which a relative opens the clause of a candidate, the nearest
    first ("in the capital on Monday, where she will meet"); empty where none does."""
    verb = candidate.predicate
    if verb is None:
        return []
    units = sentence.units
    before = range(verb.group.index - 1, max(verb.group.index - _FAR, 0), -1)
    opener = next((n for n in before if units[n].kind in ("rel", "vg", "comp", "sub")), None)
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


def place_before(candidate: Candidate, sentence: Sentence) -> Iterator[Group]:
    """The place that the relative before a clause speaks of, with a date between, or where it says
    by its word that it speaks of a place or a time ("the summit in Oslo, when they agreed")."""
    found = spoken_of(candidate, sentence)
    if not found or found[-1].kind != "np" or not _is_place(found[-1]):
        return
    dated = any(unit.kind == "date" for unit in found)
    behind = sentence.units[max(unit.index for unit in found) + 1 :]
    opener = next((u for u in behind if u.sub != "comma"), None)
    if dated or (opener is not None and opener.kind == "rel" and opener.sub == _THERE):
        yield found[-1]


def _is_place(group: Group) -> bool:
    return group.cls in _PLACES or group.sub in ("settlement", "place")
