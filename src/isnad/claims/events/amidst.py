"""Who was killed or hurt in an attack that a clause behind tells ("two were killed when rebels attacked
the bus", "ten died after a shell hit the market"): it is one act. The words that open such clauses are
of the classes ``sub:amid`` and ``rel:there``."""

from __future__ import annotations

from isnad.annotations import Candidate, Group

_ATTACK, _TOLL = "ASSAULT", "TOLL"
_OPENS = frozenset({("sub", "amid"), ("rel", "there")})
_BETWEEN = frozenset({"np", "prep", "date", "adv", "conj", "rel", "sub", "det"})


def amidst(found: list[Candidate], units: list[Group]) -> list[Candidate]:
    """The candidates, with those who were hurt in an attack told behind and whoever carried it out in
    one."""
    out = list(found)
    for harm in found:
        attack = _attack_of(harm, found, units) if _befell(harm) else None
        if attack is None or attack not in out or harm not in out:
            continue
        hurt = harm.roles.get("recipient", [])
        if harm.type == _ATTACK:
            _join(harm, attack)
            out.remove(attack)
        else:
            attack.roles.setdefault("recipient", []).extend(hurt)
            attack.harms.append((harm.trigger[0], hurt))
            out.remove(harm)
    return out


def _befell(harm: Candidate) -> bool:
    """Whether a verb tells that somebody was killed or hurt, and not by whom."""
    verb = harm.predicate
    if verb is None or harm.noun is not None or harm.polarity == "negated":
        return False
    if harm.roles.get("actor") or not harm.roles.get("recipient"):
        return False
    return (harm.type == _ATTACK and verb.passive) or (
        harm.type == _TOLL and "tally" not in harm.entry.opts
    )


def _attack_of(harm: Candidate, found: list[Candidate], units: list[Group]) -> Candidate | None:
    """The attack that the clause right behind tells in which somebody was hurt."""
    verb = harm.predicate
    assert verb is not None
    opener = next((u for u in units[verb.group.index + 1 :] if _ends(u)), None)
    if opener is None or (opener.kind, opener.sub) not in _OPENS:
        return None
    for attack in found:
        told = attack.predicate
        if attack.type != _ATTACK or attack.noun is not None or told is None:
            continue
        if "also" in attack.entry.opts or told.passive or told.group.index <= opener.index:
            continue
        between = units[opener.index + 1 : told.group.index]
        if all(u.kind in _BETWEEN - {"rel", "sub"} or u.joined for u in between):
            return attack
    return None


def _ends(unit: Group) -> bool:
    """Whether a clause ends at a unit."""
    return unit.kind not in ("np", "prep", "date", "adv", "conj") and not unit.joined


def _join(harm: Candidate, attack: Candidate) -> None:
    """Give to what befell somebody whoever carried out the attack, where, and whom else it befell."""
    hurt = harm.roles["recipient"]
    if attack.roles.get("actor"):
        harm.roles["actor"] = [g for g in attack.roles["actor"] if g not in hurt]
    more = [g for g in attack.roles.get("recipient", []) if g.acts and g not in hurt]
    hurt.extend(g for g in more if g.cls != "pron")
    if "place" in attack.roles:
        harm.roles.setdefault("place", attack.roles["place"])
    if harm.predicate is not None and attack.predicate is not None:
        for slot in ("in", "at", "near"):
            where = attack.predicate.slots.get(slot, [])
            harm.predicate.slots.setdefault(slot, []).extend(where)
