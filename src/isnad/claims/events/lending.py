"""Which events a light verb lends its arguments to: those in its object, and in the slots of its row."""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.languages.pack import Entry

# What a verb says of an act that it governs ("plans", "fails to"): it holds that by few slots.
CONTROLS = frozenset({"mod", "neg"})
# Slots of what is told beside an act; what words are of.
_ASIDE = frozenset({"time", "in", "about", "for"})
_WORDS = frozenset({"abstract", "doc"})
# Where any light verb may hold an act.
_ENDS = frozenset({"S", "O"})
# Where an event noun stands that the subject of its verb does.
_DONE = frozenset({"O", "O2", "by", "to", "on", "for", "into"})


def light(verb: Predicate, side: str) -> Entry | None:
    """The entry by which a verb lends its arguments to what stands in its slot ``side``: of a light
    verb, of one that performs, of one that says what comes of an act that it governs."""
    if side in _ASIDE and _has_act(verb):
        return None
    entries = [x.entry for x in verb.group.lexes]
    lends = [e for e in entries if "support" in e.opts or "performs" in e.opts]
    if (by_side := next((e for e in lends if side in via(e)), None)) is not None:
        return by_side
    if side != "O" and _is_of_words(verb):
        return None
    for entry in entries:
        holds = _holds_any(entry) or side in _ENDS or side in via(entry)
        if "support" in entry.opts and holds:
            return entry
    return next((entry for entry in entries if "performs" in entry.opts), None)


def _holds_any(entry: Entry) -> bool:
    """Whether a light verb holds an event by any slot: its row names none."""
    return CONTROLS.isdisjoint(entry.opts) and "via" not in entry.opts


def _has_act(verb: Predicate) -> bool:
    """Whether an act is the object of a verb: what else tells of acts only says when or what for."""
    return not verb.passive and any(g.cls == "event" for g in verb.slots.get("O", ()))


def _is_of_words(verb: Predicate) -> bool:
    """Whether words come from somebody by a verb: what they are about is nothing that it carries
    ("no comment came [from] the army on the raid")."""
    who = verb.first("S")
    return not verb.passive and who is not None and who.cls in _WORDS


def via(entry: Entry) -> list[str]:
    """The slots by which a light verb holds an event, besides those of every light verb."""
    controls = not CONTROLS.isdisjoint(entry.opts)
    return [*(["O"] if controls else []), *entry.opts.get("via", "").split(",")]


def lend(
    noun: Group, verb: Predicate, slots: dict[str, list[Group]], side: str, *, passive: bool
) -> None:
    """A light verb lends its arguments to the event noun that stands in its slot ``side``."""
    if passive:
        other = "O" if verb.passive else "S"
        aim = "GEN2" if side == other else "TARGET"
        slots.setdefault(aim, []).extend(verb.slots.get(other, []))
    elif "between" in slots:
        pass  # "highlighted the talks between two clans": who talks is told
    elif (side in _DONE or verb.passive) and not ("OWN" in slots and side != "O"):
        doers = verb.slots.get("S", []) or verb.slots.get("by", [])
        doing = (g for g in doers if g is not noun and not g.is_nobody)
        slots.setdefault("S", []).extend(doing)
    for slot, groups in verb.slots.items():
        if slot not in ("S", "O", "O2") and not slot.startswith("pre:"):
            mine = slots.setdefault(slot, [])
            mine.extend(g for g in groups if g is not noun and g not in mine)
