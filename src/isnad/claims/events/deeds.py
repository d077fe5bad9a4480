"""Who does what befell somebody, where only the clause about the deed in which it did tells them ("ten
were killed in an operation that special forces carried out")."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group, Predicate

_FORCE = frozenset({"ASSAULT", "COERCE"})
_IN, _DEEDS = frozenset({"in", "by", "about"}), frozenset({"abstract", "unknown", "event"})
# So many units behind what befell somebody the deed may stand.
_FAR = 8
_WITHIN = frozenset({"np", "adv", "date", "prep"})


def doers_of_deeds(found: list[Candidate], units: list[Group], verbs: list[Predicate]) -> None:
    """Let whoever carries out a deed, or whose it is, do what befell somebody in it, where nobody
    else did."""
    telling = {id(g): v for v in verbs if _tells_doer(v) for g in v.slots.get("O", ())}
    told = {id(c.noun) for c in found if c.noun is not None}
    for candidate in found:
        if candidate.type not in _FORCE or candidate.roles.get("actor"):
            continue
        for deed in _behind(candidate, units):
            if id(deed) in told:
                continue
            if (verb := telling.get(id(deed))) is not None:
                candidate.roles["actor"] = verb.slots["S"][:1]
                candidate.fired.extend(x.entry.id for x in verb.group.lexes[:1])
            elif (owner := _owner(deed, units)) is not None:
                candidate.roles["actor"] = [owner]


def _owner(deed: Group, units: list[Group]) -> Group | None:
    """Whose an attack is, by a preposition right behind it ("in an attack of al-Qaeda's")."""
    agent = any("agent" in x.entry.opts and x.entry.type in _FORCE for x in deed.lexes)
    after = units[deed.index + 1] if agent and deed.index + 1 < len(units) else None
    if after is None or after.prep != "for" or after.cls == "pron":
        return None
    return after if after.acts else None


def _tells_doer(verb: Predicate) -> bool:
    """Whether a clause about something says who did that."""
    who = verb.first("S")
    if verb.link != "rel" or verb.passive or verb.group.polarity == "negated":
        return False
    light = any(x.entry.opts.get("support") == "active" for x in verb.group.lexes)
    return light and who is not None and who.acts and who.cls != "pron"


def _behind(candidate: Candidate, units: list[Group]) -> Iterator[Group]:
    """The deeds behind what befell somebody, in its clause."""
    begin = next((u.index for u in units if u.i > candidate.at), len(units))
    for unit in units[begin : begin + _FAR]:
        if unit.kind not in _WITHIN:
            return
        if unit.kind == "np" and unit.prep in _IN and unit.cls in _DEEDS:
            yield unit
