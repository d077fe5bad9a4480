"""Whose a weapon is that hits somebody, where nobody is said to have used it: "a Kenyan rocket hit the
school", "the bridge was hit by the army's missiles"."""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Predicate
from isnad.claims.frames import behind

_ATTACK, _WEAPON = "ASSAULT", "weapon"
# Where a weapon stands that does something, by the voice of its verb.
_DOING, _UNDERGOING = ("S",), ("by", "with")


def wielded(found: list[Candidate], verbs: list[Predicate]) -> None:
    """Give to attacks that nobody carries out whoever has the weapons that hit."""
    for attack in found:
        verb = attack.predicate
        if attack.type != _ATTACK or attack.noun is not None or verb is None:
            continue
        if attack.roles.get("actor"):
            continue
        slots = _UNDERGOING if verb.passive else _DOING
        held = [g for slot in slots for g in verb.slots.get(slot, ()) if g.cls == _WEAPON]
        whose = [who for g in held if not _is_fired(g, verbs) and (who := behind(g)) is not None]
        if whose:
            attack.roles["actor"] = whose[:1]


def _is_fired(weapon: Group, verbs: list[Predicate]) -> bool:
    """Whether a verb tells who fired a weapon ("a Kenyan rocket fired by rebels")."""
    return any(weapon in verb.slots.get("O", ()) for verb in verbs)
