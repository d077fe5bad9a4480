"""Which verb a verb after a conjunction or a comma goes on with."""

from __future__ import annotations

from isnad.annotations import VERBAL, Group, Predicate
from isnad.claims.walking import Units

_DENIED = frozenset({"claims", "denied"})


def speaks(verb: Predicate) -> bool:
    """Whether a verb tells of words that somebody utters."""
    return any(
        x.entry.kind == "say" or x.entry.type in VERBAL or x.entry.opts.get("content") in _DENIED
        for x in verb.group.lexes
    )


def speaker_over(verb: Predicate, other: Predicate, verbs: list[Predicate]) -> Predicate | None:
    """The verb of saying before the clause of ``other`` that a verb of saying goes on with, where
    nobody in that clause can speak ("denied that the town fell and accused …")."""
    subject = other.first("O" if other.passive else "S")
    if subject is None or subject.acts or not speaks(verb):
        return None
    before = (v for v in reversed(verbs) if v.group.index < other.group.index)
    main = next((v for v in before if v is not other), None)
    who = main.first("S") if main is not None else None
    return main if main is not None and who is not None and who.acts and speaks(main) else None


def _describes(other: Predicate, opener: Group | None, units: list[Group]) -> bool:
    """Whether a participle before a comma says more of the noun right before it, so that another
    after the comma goes on with the clause ("hit a bus carrying pupils, killing two")."""
    if other.group.form != "ger" or opener is None or opener.sub != "comma":
        return False
    before = units[other.group.index - 1] if other.group.index else None
    return before is not None and before.kind == "np"


def is_under(verb: Predicate, other: Predicate, opener: Group | None, clause: Units) -> bool:
    """Whether a verb goes on with a finite verb before ``other``, not with what hangs on that
    ("blamed the firm for raising rents and urged …"). ``opener``: what stands right before it."""
    if verb.group.form == "ger" and _describes(other, opener, clause.units):
        return True
    goes_on = opener is not None and opener.kind == "conj" and verb.link == ""
    if not goes_on or verb.group.form not in ("fin", "past", "cop"):
        return False
    return other.group.form in ("ger", "inf") and any(
        v.group.form in ("fin", "past") and v.begin < other.begin for v in clause.verbs
    )
