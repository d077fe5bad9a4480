"""Who is named together with somebody, and who is named twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from isnad.annotations import Candidate, Group, Sentence
from isnad.records import Participant, Place

# Of whom nothing is known but the words.
_NOBODY = "UNK"

_IN_POWER = frozenset({"GOV", "MIL", "LEG"})


def listed(path: list[Group], fits: Callable[[Group], bool]) -> list[Group]:
    """The first of a path with those of the list that it stands in who fit as well ("the decision
    of the north, the south and the islands to break off relations"). ``path``: a group and those
    that it is in, the innermost first."""
    first = path[0]
    outer = next((g for g in path if g.members), None)
    if outer is None or not (outer is first or first in outer.members):
        return [first]
    return [g for g in (outer, *outer.members) if g is first or fits(g)]


def once(people: list[Participant], beside: list[Participant]) -> list[Participant]:
    """The people without whoever is among them already, or among those ``beside`` in the same
    words: nobody stands in one claim twice."""
    words = {_words(one) for one in beside if one.start is not None}
    known: set[str] = set()
    kept = []
    for one in people:
        again = (one.start is not None and _words(one) in words) or one.entity in known
        if not again:
            kept.append(one)
            words.add(_words(one))
            if one.entity is not None:
                known.add(one.entity)
    return kept


def threatened(
    actors: list[Participant], recipients: list[Participant], kind: str
) -> list[Participant]:
    """Those to whom something is done, but for the state whose official threatens: that is who will
    do it ("the minister warned that London would hit back")."""
    if kind != "THREATEN":
        return recipients
    own = {f"country:{one.country}" for one in actors if one.sector in _IN_POWER}
    return [one for one in recipients if one.entity not in own]


def _words(one: Participant) -> tuple[str | None, int | None, int | None, str | None]:
    # "Both sides" are two by the same words.
    return one.part, one.start, one.end, one.name


def exemplified(group: Group, sentence: Sentence, words: frozenset[str]) -> list[Group]:
    """Who is named right behind several without a name as one of them, in place of these ("militias
    like the Brigade"). ``words``: what says so in the language, folded."""
    if group.name is not None or group.members or not group.plural or group.index < 0:
        return [group]
    one = sentence.units[group.index + 1] if group.index + 1 < len(sentence.units) else None
    if one is None or one.prep_item is None or not (one.kind == "np" and one.name and one.acts):
        return [group]
    said = sentence.tokens[one.prep_item.i : one.prep_item.j]
    like = " ".join(token.form for token in said) in words
    return [one, *one.members] if like else [group]


def counted_in(group: Group, sentence: Sentence, words: frozenset[str]) -> list[Group]:
    """Who is named among several without a name ("ten bakers, including Rima Hill").
    ``words``: what says in the language that they are of the number, folded."""
    if group.name is not None or group.members or not (group.plural or group.number is not None):
        return []
    units = sentence.units
    n = bisect_left(units, group.j, key=lambda unit: unit.i)
    while n < len(units) and (units[n].joined or units[n].kind == "adv"):
        n += 1
    if n < len(units) and units[n].sub == "comma":
        n += 1
    while n < len(units) and units[n].kind == "adv":
        n += 1
    one = units[n] if n < len(units) else None
    if one is None or one.prep_item is None or not (one.kind == "np" and one.name and one.acts):
        return []
    said = sentence.tokens[one.prep_item.i : one.prep_item.j]
    return [one, *one.members] if " ".join(token.form for token in said) in words else []


def undergoing_beside(candidate: Candidate, sentence: Sentence) -> set[int]:
    """Whom other verbs of the sentence tell something to befall, by identity, where the verb of a
    claim tells that too without who did it ("two bakers died and three were arrested"): none of
    them did it."""
    if not _befalls(candidate):
        return set()
    others = (c for c in sentence.candidates if c is not candidate and _befalls(c))
    return {id(g) for c in others for g in c.roles.get("recipient", ())}


def _befalls(candidate: Candidate) -> bool:
    verb = candidate.predicate
    passive = candidate.noun is None and verb is not None and verb.passive
    return passive and not candidate.proposed and not candidate.roles.get("actor")


def without_ground(people: list[Participant], place: Place | None) -> list[Participant]:
    """Those to whom something is done without the place itself, whose name alone is nobody's."""
    if place is None or place.country is None:
        return people
    at = (place.part, place.start, place.end)
    return [p for p in people if p.entity or p.sector != _NOBODY or (p.part, p.start, p.end) != at]
