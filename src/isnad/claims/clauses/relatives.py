"""Relative clauses whose subject is another than the one they are said of: "the bridge that rebels
bombed", "the men who the police arrested"."""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.claims.clauses.control import whom_without_marker
from isnad.claims.walking import Units

_THERE = "there"
# What tells nothing, and is told nothing.
_THINGS = frozenset({"place", "vehicle", "weapon", "thing"})


def opened_before(subject: Group, units: Units) -> bool:
    """Whether the word that opens a relative clause stands right before its subject ("the bridge that
    rebels bombed on Sunday")."""
    m = units.skip(subject.index - 1, -1)
    opener, told = units.unit(m), units.unit(units.skip(m - 1, -1))
    if opener is None or told is None or told.kind != "np" or opener.sub == _THERE:
        return False
    return opener.kind == "rel" or (opener.kind == "comp" and told.cls in _THINGS)


def relative_object(verb: Predicate, units: Units) -> Group | None:
    """``the city that rebels took``: the antecedent is the object."""
    n = units.skip(verb.begin - 1, -1)
    if n > 0 and units.units[n].kind == "np" and not units.units[n].prep:
        m = units.skip(n - 1, -1)
        if m > 0 and units.units[m].kind == "rel":
            verb.link = "rel"  # "Oslo, when they agreed" speaks of where, not of what
            return units.antecedent(m) if units.units[m].sub != _THERE else None
        if whom_without_marker(n, units):
            verb.link = "rel"
            return units.units[n - 1]
        if (told := _without_rel(units.units[n], units)) is not None:
            verb.link = "rel"
            return told
    return None


def _without_rel(subject: Group, units: Units) -> Group | None:
    """What a clause with this subject is said of, where the word that opens it could open what somebody
    says as well; words and acts have such a clause for their content."""
    m = units.skip(subject.index - 1, -1)
    opener = units.unit(m)
    if opener is None or opener.kind != "comp" or not opened_before(subject, units):
        return None
    return units.unit(units.skip(m - 1, -1))


def said_of(other: Predicate) -> Group | None:
    """Of whom a relative clause with this verb is said, where its subject is another."""
    subject, told = other.first("S"), other.first("O")
    if other.link != "rel" or subject is None or told is None:
        return None
    return told if 0 <= told.index < subject.index < other.group.index else None
