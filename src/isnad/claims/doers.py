"""Who does what a noun tells, by a preposition or by standing right before it."""

from __future__ import annotations

from isnad.annotations import VERBAL, Group
from isnad.languages.pack import Entry

# Slots by which an event says at what it aims, and by which it says who does it.
_AIMS = frozenset({"on", "to", "against", "with"})
_DOERS = frozenset({"S", "OWN", "GEN", "BARE", "NAT", "by"})
_WHERE = frozenset({"place", "country"})


def agent_of(entry: Entry, slots: dict[str, list[Group]], *, bare: bool) -> dict[str, list[Group]]:
    """Whom an event belongs to by a preposition is who does it, where another says at what it
    aims and nobody else does it: "an attack of the rebels' on the base"; so is from whom words are that
    no article points back to (``bare``: "blame from the mayor")."""
    words = bare and entry.type in VERBAL and "from" not in entry.frame
    if words and _DOERS.isdisjoint(slots):
        said = [g for g in slots.get("from", ()) if g.acts and g.cls != "pron"]
        return {**slots, "S": said[:1]} if said else slots
    if "for" not in slots or not _DOERS.isdisjoint(slots) or "agent" not in entry.opts:
        return slots
    doer = next((g for g in slots["for"] if g.acts), None)
    others = [g for g in slots["for"] if g is not doer]
    aimed = any(g.acts or g.cls in _WHERE for g in others) or not _AIMS.isdisjoint(slots)
    return {**slots, "for": others, "S": [doer]} if doer is not None and aimed else slots


def said_of(
    entry: Entry, noun: Group, units: list[Group], slots: dict[str, list[Group]]
) -> dict[str, list[Group]]:
    """What a word that is said of somebody without a verb (``said=yes``) is said of: the group right
    before it ("that he [is] ready for talks")."""
    before = units[noun.index - 1] if noun.index > 0 else None
    if "said" not in entry.opts or "S" in slots or before is None or before.kind != "np":
        return slots
    return slots if before.prep or noun.definite else {**slots, "S": [before]}
