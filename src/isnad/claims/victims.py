"""An attack and whom it hurt, told by two words, as one event.

"Two men were killed in a raid" and "a raid that led to the death of two men" tell of one attack.
Entries that say no more than that somebody came to harm are marked ``harm=yes``, verbs that join
a cause to its result ``result=yes``.
"""

from __future__ import annotations

from isnad.annotations import Candidate, Group

_MEANS = frozenset({"in", "by", "about"})
_PARTING = frozenset({"comp", "rel", "sub", "attr"})


def gathered(found: list[Candidate], units: list[Group]) -> list[Candidate]:
    """The candidates, with the victims of an attack given to the word that tells the attack."""
    out = list(found)
    for harm in found:
        if not _is_harm(harm):
            continue
        attack = _after(harm, found, units) or _before(harm, found)
        if attack is None:
            continue
        for role, groups in harm.roles.items():
            mine = attack.roles.setdefault(role, [])
            mine.extend(g for g in groups if g is not attack.noun and g not in mine)
        out.remove(harm)
    return out


def _is_harm(candidate: Candidate) -> bool:
    if "harm" not in candidate.entry.opts:
        return False
    verb = candidate.predicate
    active = candidate.noun is None and verb is not None and not verb.passive
    return not (active and candidate.roles.get("actor"))


def _attacks(harm: Candidate, found: list[Candidate]) -> list[Candidate]:
    return [c for c in found if c.type == harm.type and "harm" not in c.entry.opts]


def _after(harm: Candidate, found: list[Candidate], units: list[Group]) -> Candidate | None:
    """The attack in a phrase after the harm, with no other clause between."""
    harms = {id(c.trigger[0]) for c in found if "harm" in c.entry.opts}
    for attack in _attacks(harm, found):
        noun = attack.noun
        if noun is None or noun.prep not in _MEANS or attack.at < harm.at:
            continue
        between = [u for u in units if harm.at < u.i < noun.i]
        other = any(u.kind == "vg" and id(u.head) not in harms for u in between)
        if not other and not any(u.kind in _PARTING or u.sub == "stop" for u in between):
            return attack
    return None


def _before(harm: Candidate, found: list[Candidate]) -> Candidate | None:
    """The attack told before, where a verb says that the harm came of it."""
    verb = harm.predicate
    if harm.noun is None or verb is None:
        return None
    if not any(x.entry.opts.get("result") for x in verb.group.lexes):
        return None
    earlier = [c for c in _attacks(harm, found) if c.at < harm.at]
    return earlier[-1] if earlier else None
