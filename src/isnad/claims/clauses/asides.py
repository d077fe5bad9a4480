"""Subjects that words between commas part from their verb: "the rebels, unable to hold the bridge,
withdrew", "the mayor, whose brother was abducted, resigned", "the army, residents said, withdrew"."""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.claims.walking import BREAK, Units

_FINITE = frozenset({"fin", "past", "cop"})
_ADDED = frozenset({"adv", "date"})
# Phrases that only say where an event is.
_WHERE, _PLACES = frozenset({"in", "at", "near"}), frozenset({"place", "country", "name"})
# An aside may hold a quotation, or part one.
_MARKS = frozenset({"quote", "open", "close", "single", "unsingle"})
# No aside of news has more commas inside.
_COMMAS = 4


def before_aside(verb: Predicate, units: Units) -> Group | None:
    """The subject before an aside that closes right before a finite verb; None where none does."""
    if units.pack.settings.get("words") != "inflected" or verb.group.form not in _FINITE:
        return None
    close = _last(units, _before_mark(units, _last(units, verb.group.index - 1)))
    if close < 0 or units.units[close].sub != "comma" or _speaks_after(verb, units):
        return None
    commas, clause = 0, False
    for m in range(close - 1, 0, -1):
        unit = units.units[m]
        if unit.kind == "punct" and unit.sub in BREAK - _MARKS:
            return None
        clause = clause or unit.kind == "comp"
        if unit.sub != "comma" or unit.joined:
            continue
        commas += 1
        if commas > _COMMAS:
            return None
        if _opens(units, m, close):
            relative = units.units[m + 1].kind == "rel"
            return _subject(units, m) if relative or not clause else None
    return None


def told_of(agent: Group, clause: Units) -> Group | None:
    """What stands before an agent, whose verb says more of it; of an event and where it is, the
    event ("the truce in the south by the king brokered")."""
    n = clause.skip(agent.index - 1, -1)
    if n > 0 and clause.units[n].kind == "vg" and clause.units[n].head is None:
        n = clause.skip(n - 1, -1)  # "the town is by rebels held"
    noun = clause.unit(n)
    if noun is not None and noun.sub == "comma" and noun.kind == "punct":
        return _before_commas(agent, n, clause)
    if noun is None or noun.prep not in _WHERE or noun.cls not in _PLACES:
        return noun
    before = clause.unit(clause.skip(noun.index - 1, -1))
    return before if before is not None and before.cls == "event" else noun


def _before_commas(agent: Group, n: int, clause: Units) -> Group | None:
    """Who stands before the comma at n, where another closes what an agent and its verb tell of them
    ("the clan, by the emir backed, has …")."""
    verb, closes = clause.unit(agent.index + 1), clause.unit(agent.index + 2)
    who = clause.unit(clause.skip(n - 1, -1))
    aside = verb is not None and verb.kind == "vg" and closes is not None and closes.sub == "comma"
    return who if aside and who is not None and who.kind == "np" and who.acts else None


def in_phrase(verb: Predicate, units: Units) -> Group | None:
    """What a participle with its agent describes where both end a phrase ("in a town held by
    rebels")."""
    n = verb.group.index
    noun, agent = units.unit(n - 1), units.unit(n + 1)
    held = noun is not None and noun.kind == "np" and noun.prep and not noun.joined
    if noun is None or not held or agent is None or agent.prep != "by":
        return None
    before = units.unit(n - 2)
    # "the raid in Oslo claimed by rebels"
    event = noun.name is not None and noun.prep in _WHERE and before is not None
    return before if event and before is not None and before.cls == "event" else noun


def _last(units: Units, n: int) -> int:
    """The unit at n, or before it where adverbs, dates and what is taken stand between."""
    while n >= 0 and (units.units[n].joined or units.units[n].kind in _ADDED):
        n -= 1
    return n


def _before_mark(units: Units, n: int) -> int:
    """The unit before a quotation mark at n, else n."""
    return n - 1 if n >= 0 and units.units[n].sub in _MARKS else n


def _speaks_after(verb: Predicate, units: Units) -> bool:
    """Whether a verb of saying is followed by who says it ("…, said the mayor")."""
    says = any(x.entry.kind == "say" for x in verb.group.lexes)
    after = units.unit(units.skip(verb.group.index + 1, 1))
    return says and after is not None and after.kind == "np" and after.acts


def _opens(units: Units, comma: int, close: int) -> bool:
    """Whether an aside opens at a comma: a relative clause, or one of an adjective or a participle
    that holds no other verb but infinitives."""
    inside = units.units[comma + 1 : close]
    first = next((u for u in inside if u.kind not in _ADDED and u.sub not in _MARKS), None)
    if first is None:
        return False
    if first.kind == "rel" or _of_which(first, units) or _is_said(first, units, close):
        return True
    rest = units.units[first.index + 1 : close]
    if any(u.kind in ("rel", "sub") or (u.kind == "vg" and u.form in _FINITE) for u in rest):
        return False
    if first.kind == "vg":
        head = first.head
        return first.form == "ger" or (head is not None and _is_participle(first))
    return (
        first.kind == "np" and first.head is not None and first.head.tag == "adj" and _bare(first)
    )


def _of_which(first: Group, units: Units) -> bool:
    """Whether a relative clause begins with a preposition, or a part of those it tells of ("for
    which …", "most of whom …")."""
    after = units.unit(first.index + 1)
    part = first.kind in ("np", "det", "num") and not first.prep
    if part and after is not None and after.kind == "prep":
        after = units.unit(after.index + 1)
    return (part or first.kind == "prep") and after is not None and after.kind == "rel"


def _is_said(first: Group, units: Units, close: int) -> bool:
    """Whether an aside that begins with a group says no more than who says the clause that it
    parts ("residents said on Monday", "according to the mayor")."""
    rest = [u for u in units.units[first.index + 1 : close] if not u.joined]
    verbs = [u for u in rest if u.kind == "vg"]
    if any(u.kind in ("rel", "sub", "comp") for u in rest):
        return False
    if first.kind == "attr":
        return not verbs
    says = len(verbs) == 1 and verbs[0].form in _FINITE and verbs[0] is rest[0]
    if not (says and first.kind == "np" and first.acts and not first.prep):
        return False
    return any(x.entry.kind == "say" for x in verbs[0].lexes)


def _is_participle(group: Group) -> bool:
    head = group.head
    return len(group.items) == 1 and head is not None and (head.has("pp") or head.sub == "ed")


def _bare(group: Group) -> bool:
    return not group.prep and group.name is None and group.items[0] is group.head


def _subject(units: Units, comma: int) -> Group | None:
    """The noun group that an aside is about, at the comma that opens it."""
    n = units.skip(comma - 1, -1)
    while n >= 0 and units.units[n].kind == "np" and units.units[n].prep:
        n = units.skip(n - 1, -1)
    found = units.unit(n)
    if found is None or found.kind != "np" or found.joined:
        return None
    return found
