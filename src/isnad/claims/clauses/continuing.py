"""Verbs that go on with the subject of one before, where verbs stand before their subjects, and whom
a verb calls behind a comma."""

from __future__ import annotations

from bisect import bisect_left

from isnad.annotations import Group, Predicate
from isnad.claims.agreement import Agreement
from isnad.claims.coordination import utters
from isnad.languages.senses import by_word

# What verbs of force tell.
_FORCE = frozenset({"ASSAULT", "COERCE", "CONTROL"})
# By what somebody is called to do something, and what may tell more of whom is called.
_WAYS, _HANGING = ("to", "by"), frozenset({"in", "of", "from", "at", "for"})
_OPENING, _CLOSING = frozenset({"quote", "open"}), frozenset({"quote", "close"})
_TOGETHER, _PERSONS = "CONSULT", frozenset({"person", "office", "name"})
# So many verbs back the subject of one may be told that goes on.
_BACK = 4


def past_relative(clause: Agreement, verb: Predicate, unit: Group) -> Group | None:
    """Whom a relative clause right before a verb speaks of, where its own subject closes it ("the
    party that Hill leads decided")."""
    n = bisect_left(clause.verbs, verb.group.index, key=_index)
    inside = clause.verbs[n - 1] if n else None
    if inside is None or inside.link != "rel" or unit not in inside.slots.get("S", ()):
        return None
    who = inside.first("O")
    if who is None or not who.acts or not 0 <= who.index < inside.group.index:
        return None
    return who if clause.agrees(verb, who) else None


def goes_on_with(clause: Agreement, verb: Predicate, right: list[Group]) -> bool:
    """Whether a verb right behind "and" has the subject of the verb before and the one group
    behind it as its object: that group is of the subject ("and closed its borders"), or the verb
    tells nothing without an object and the verb before tells of force by somebody else's hand
    ("stormed the town and abducted two farmers")."""
    before = clause.unit(verb.begin - 1)
    n = bisect_left(clause.verbs, verb.group.index, key=_index)
    if before is None or before.kind != "conj" or len(right) != 1 or not n:
        return False
    if _has_object(clause, verb):
        return False
    other, held = clause.verbs[n - 1], right[0]
    who = other.first("S")
    if verb.passive or other.passive or who is None or not who.acts or who.cls == "pron":
        return False
    if not clause.agrees(verb, who) or utters(verb):
        return False
    if held.cls == "event" and any(
        x.entry.opts.get("support") == "active" for x in verb.group.lexes
    ):
        return True  # "and decided the closing of its borders"
    if held.poss is not None and not held.acts:
        return True
    if _meets(verb) and held.cls in _PERSONS:
        return True  # "visited the capital and met ministers"
    types = {x.entry.type for x in other.group.lexes if x.entry.type}
    apart = held.acts and (held.sector is None or held.sector != who.sector)
    return apart and held.of is None and bool(types & _FORCE) and _needs_object(verb)


def past_comma(clause: Agreement, verb: Predicate) -> Group | None:
    """Whom a verb calls to something, behind a comma after its subject ("called the council, the
    members to talks", "called the party, in a note, “the members” of the board, to talks")."""
    if not any(x.entry.frame.get("O", "").startswith("recipient") for x in verb.group.lexes):
        return None
    ways: set[str] = {slot for x in verb.group.lexes for slot in _WAYS if slot in x.entry.frame}
    for n in range(verb.group.index + 1, verb.end - 2):
        m = n + 2 if clause.units[n + 1].sub in _OPENING else n + 1
        unit = clause.unit(m)
        if clause.units[n].sub != "comma" or unit is None or unit.kind != "np":
            continue
        if unit.prep or unit.joined or not unit.acts or unit.cls == "pron":
            continue
        if clause.accusative(unit):
            return unit
        after = clause.unit(_past_phrases(clause, m + 1, ways))
        if after is not None and after.sub == "comma":
            after = clause.unit(_past_phrases(clause, after.index + 1, ways))
        if after is not None and after.prep in ways:
            return unit
    return None


def _past_phrases(clause: Agreement, at: int, ways: set[str]) -> int:
    """Behind a mark that closes what is quoted, and phrases that only tell more of somebody."""
    at = clause.skip(at, 1)
    while (unit := clause.unit(at)) is not None:
        hangs = unit.kind == "np" and unit.prep in _HANGING and unit.prep not in ways
        if not (hangs or unit.sub in _CLOSING):
            break
        at = clause.skip(at + 1, 1)
    return at


def _has_object(clause: Agreement, verb: Predicate) -> bool:
    """Whether a pronoun joined to a verb is its object: the group behind is who does it."""
    after = clause.unit(verb.group.index + 1)
    return after is not None and after.cls == "pron" and after.head is verb.group.head


def agreeing_before(clause: Agreement, verb: Predicate, n: int) -> Predicate:
    """The verb before the one at n; or, where its subject does not agree with the verb, the
    nearest before whose subject does ("the mayor [fem.] said the guard [masc.] fled and urged
    [fem.] …")."""
    for other in reversed(clause.verbs[max(n - _BACK, 0) : n]):
        who = other.first("O" if other.passive else "S")
        if who is not None and clause.agrees(verb, who):
            return other
    return clause.verbs[n - 1]


def _needs_object(verb: Predicate) -> bool:
    """Whether no sense of a verb is one without an object."""
    told = [x.entry for x in verb.group.lexes if x.entry.type and not by_word(x.entry)]
    return bool(told) and all(any(n == "O" or n.startswith("O:") for n in e.needs) for e in told)


def _meets(verb: Predicate) -> bool:
    """Whether a verb tells of a meeting, those met being its object."""
    told = [x.entry for x in verb.group.lexes if x.entry.type and not by_word(x.entry)]
    return bool(told) and all(e.type == _TOGETHER and "O" in e.frame for e in told)


def _index(verb: Predicate) -> int:
    return verb.group.index


def says_more(before: Group | None, verb: Predicate, unit: Group) -> bool:
    """Whether what stands before a word without an article that no more than words of its own part
    from a verb makes the verb say more of it: another verb, or whoever did something with it ("the
    king made a call [that] united him with the emir")."""
    if before is None or before.kind == "vg":
        return before is not None
    did = before.kind == "np" and before.definite and not before.prep and before.acts
    return did and unit.cls == "event" and unit.j == verb.group.i
