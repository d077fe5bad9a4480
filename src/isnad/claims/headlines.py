"""What headlines leave out, where words are inflected: the auxiliary of a passive ("Mayor arrested in
Nairobi")."""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.claims.walking import Units

# Marked in the tables: verbs that always have an object where they are active.
_BARE, _PASSIVE = "bare", "passive"
_BEHIND = frozenset({"prep", "date", "adv", "punct", "sub"})
_OPENS = frozenset({"punct", "conj"})


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
    fits = after is None or after.kind in _BEHIND or (after.kind == "np" and bool(after.prep))
    return fits and not _object_behind(verb, units)


def _object_behind(verb: Predicate, units: Units) -> bool:
    """Whether an object stands behind a phrase ("killed in the raid at least five rebels")."""
    for unit in units.units[verb.group.index + 1 :]:
        if unit.kind not in ("np", "prep", "adv", "date"):
            return False
        if unit.kind == "np" and not unit.prep and not unit.joined and unit.acts:
            return True
    return False


def _opens(subject: Group, verb: Predicate, units: Units) -> bool:
    """Whether a subject that is no pronoun opens the clause, right before its verb."""
    before = units.unit(units.skip(subject.index - 1, -1))
    opens = before is None or before.kind in _OPENS
    between = units.units[subject.index + 1 : verb.group.index]
    near = all(u.joined or u.prep or u.kind == "prep" for u in between)
    return subject.cls != "pron" and not subject.prep and opens and near
