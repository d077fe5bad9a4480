"""Who does, or undergoes, what a verbal noun of a light verb carries: "the army's carrying out of
raids", "his coming under attack", "the rebels' proceeding to the delivery of aid and to the arming of …".
"""

from __future__ import annotations

from isnad.annotations import Group

# The prepositions before what such a noun carries, where its row names none.
_VIA = ("by", "for")
_DEEP = 3
# So many units back something stands "before" another.
_FAR = 12


def bearer(noun: Group, units: list[Group], depth: int = 0) -> tuple[str, Group] | None:
    """The slot (S or TARGET) and whoever a verbal noun of a light verb before an event noun, or
    around it, gives it; None where there is no such noun or it tells nobody."""
    if depth > _DEEP:
        return None
    if noun.index < 0:
        host = next((u for u in units if u.of is noun and u.index >= 0), None)
        return bearer(host, units, depth + 1) if host is not None and _is_verbal(host) else None
    before = _before(noun, units)
    if before is None:
        return None
    if before.kind == "conj":
        beside = _before(before, units)
        same = beside is not None and beside.kind == "np" and _is_verbal(beside)
        return bearer(beside, units, depth + 1) if same and beside is not None else None
    if before.kind != "np":
        return None
    return _given(before, noun)


def _given(carrier: Group, noun: Group) -> tuple[str, Group] | None:
    """What a light verbal noun right before an event noun gives it."""
    who = carrier.poss or carrier.of
    if who is None or not who.acts or carrier.head is None or carrier.head.tag != "noun":
        return None
    for lex in carrier.lexes:
        support = lex.entry.opts.get("support")
        if not support:
            continue
        via = lex.entry.opts.get("via", "").split(",") if "via" in lex.entry.opts else _VIA
        if noun.prep in via or (not noun.prep and support == "active"):
            return ("S" if support == "active" else "TARGET"), who
    return None


def undergoes(noun: Group) -> bool:
    """Whether a noun tells no more than that somebody undergoes what it carries."""
    return any("masdar" in x.feats and x.entry.opts.get("support") == "passive" for x in noun.lexes)


def _is_verbal(group: Group) -> bool:
    return group.head is not None and group.head.has("masdar")


def _before(unit: Group, units: list[Group]) -> Group | None:
    """The unit before another, over adverbs, dates and what is taken."""
    n, least = unit.index - 1, unit.index - _FAR
    while n >= max(least, 0) and (units[n].joined or units[n].kind in ("adv", "date")):
        n -= 1
    return units[n] if n >= max(least, 0) else None
