"""Attacks told without whoever made them, which somebody says behind that were theirs ("a blast killed
two, and the Brigade claimed responsibility"). Verbs for that are marked ``owns=yes``."""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Predicate

_ATTACK, _OWNS = "ASSAULT", "owns"


def owned(found: list[Candidate], verbs: list[Predicate]) -> None:
    """Let the last attack before whoever takes responsibility, without naming for what, be theirs."""
    for verb in verbs:
        who = _owner(verb)
        if who is None or any(c.predicate is verb and c.noun is not None for c in found):
            continue
        before = (c for c in found if c.type == _ATTACK and c.at < verb.group.i)
        attack = max(before, key=lambda c: c.at, default=None)
        if attack is not None and attack.polarity == "affirmed" and not attack.roles.get("actor"):
            attack.roles["actor"] = [who]
            attack.fired.extend(x.entry.id for x in verb.group.lexes if _OWNS in x.entry.opts)


def _owner(verb: Predicate) -> Group | None:
    """Who says by a verb that something was theirs."""
    if verb.passive or verb.group.polarity == "negated":
        return None
    if not any(_OWNS in x.entry.opts for x in verb.group.lexes):
        return None
    who = verb.first("S")
    return who if who is not None and who.acts else None
