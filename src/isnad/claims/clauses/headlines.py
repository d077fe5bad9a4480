"""What headlines leave out, where words are inflected: the auxiliary of a passive ("Mayor arrested in
Nairobi"), and of what is to come ("Kenya to withdraw troops")."""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.claims.walking import Units, how_often

# Marked in the tables: verbs that always have an object where they are active.
_BARE, _PASSIVE = "bare", "passive"
_BEHIND = frozenset({"prep", "date", "adv", "punct", "sub"})
_OPENS = frozenset({"punct", "conj"})
_PLANNED = "planned"
# What stands between a verb and its object, what does not, and what that is and begins with.
_WHERE = frozenset({"in", "at", "near", "on", "time", "from", "outside"})
_APART = frozenset({"by", "as", "with", "for", "to", "of"})
_DONE_TO = frozenset({"person", "group", "org", "force", "place", "vehicle", "weapon"})
_OPENING = frozenset({"det", "num", "poss"})


def is_undergone(
    verb: Predicate, subject: Group | None, objects: list[Group], units: Units
) -> bool:
    """Whether a verb in the form of the past, right behind its subject and with no object, tells what
    befell the subject."""
    head = verb.group.head
    if head is None or verb.link or objects or verb.group.form != "past":
        return False
    if len(verb.group.items) > 1 or not (head.has("pp") or head.sub == "ed"):
        return False
    if not any(x.entry.opts.get(_BARE) == _PASSIVE for x in verb.group.lexes):
        return False
    if subject is None or not _opens(subject, verb, units):
        return False
    after = units.unit(verb.group.index + 1)
    return after is None or after.kind in _BEHIND or (after.kind == "np" and bool(after.prep))


def object_apart(verb: Predicate, units: Units) -> Group | None:
    """The object that stands behind phrases of where and when ("killed in the raid at least five
    rebels", "seized on Monday the town"); None where there is none."""
    governs = any(x.entry.kind == "frame" and "O" in x.entry.frame for x in verb.group.lexes)
    if not governs or verb.passive or units.pack.settings.get("words") != "inflected":
        return None
    n = first = verb.group.index + 1
    while n < verb.end and _is_phrase(units.units[n]):
        n += 1
    unit, after = units.unit(n), units.unit(units.skip(n + 1, 1))
    if unit is None or not first < n < verb.end or unit.kind != "np" or unit.cls not in _DONE_TO:
        return None
    opened = bool(unit.items) and unit.items[0].tag in _OPENING and not unit.joined
    ends = after is None or after.kind not in ("vg", "rel")
    return unit if opened and ends and not how_often(unit) else None


def _is_phrase(unit: Group) -> bool:
    """Whether a unit is of a phrase that tells where or when."""
    if unit.kind == "np":
        lasting = unit.prep == "for" and unit.cls == "abstract"  # "for a second day"
        return unit.prep in _WHERE or unit.joined or lasting
    return unit.kind in ("prep", "adv", "date") and unit.sub not in _APART


def is_to_come(verb: Predicate, units: Units) -> bool:
    """Whether an infinitive right behind its subject is all that a headline says of it."""
    subject = verb.first("S")
    if verb.group.form != "inf" or verb.parent is not None or subject is None:
        return False
    if not subject.acts or subject.index > verb.group.index:
        return False  # "the campaign to free the town" goes on
    return _opens(subject, verb, units) and verb is units.verbs[0]


def plan(verbs: list[Predicate], units: Units) -> None:
    """Mark what headlines say is to come."""
    if units.pack.settings.get("words") == "inflected" and verbs and is_to_come(verbs[0], units):
        verbs[0].group.modality = verbs[0].group.modality or _PLANNED


def _opens(subject: Group, verb: Predicate, units: Units) -> bool:
    """Whether a subject that is no pronoun opens the clause, right before its verb."""
    before = units.unit(units.skip(subject.index - 1, -1))
    opens = before is None or before.kind in _OPENS
    between = units.units[subject.index + 1 : verb.group.index]
    near = all(u.joined or u.prep or u.kind == "prep" for u in between)
    return subject.cls != "pron" and not subject.prep and opens and near
