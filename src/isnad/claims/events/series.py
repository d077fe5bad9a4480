"""Two words side by side that tell one act: what an act before is for, or the same act once more."""

from __future__ import annotations

from isnad.annotations import Candidate, Group
from isnad.claims.intents import noun_before

_ATTACK, _MEETING, _FOR = "ASSAULT", "CONSULT", "for:event"
_BY_FORCE, _HOLDING = frozenset({"ASSAULT", "COERCE"}), "CONTROL"


def joined_for(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that only say who came to a meeting told behind them: all of these
    met ("joined the envoy for talks")."""
    meetings = {id(c.noun): c for c in found if c.noun is not None and c.type == _MEETING}
    out = list(found)
    for verbal in found if meetings else ():
        if verbal.noun is not None or verbal.predicate is None or _FOR not in verbal.entry.needs:
            continue
        for group in verbal.predicate.slots.get("for", ()):
            if (meeting := meetings.get(id(group))) is not None and verbal in out:
                met = meeting.roles.get("actor", [])
                mine = verbal.roles.get("actor", [])
                meeting.roles["actor"] = [*mine, *(g for g in met if g not in mine)]
                meeting.within.append(verbal.trigger[0])
                out.remove(verbal)
    return out


def in_series(found: list[Candidate]) -> list[Candidate]:
    """The candidates without the second of two verbs of one type side by side that are done to the
    same ("fired gas dispersing the crowd")."""
    verbs = {(c.type, c.predicate.group.index): c for c in found if c.predicate and not c.noun}
    out = []
    for candidate in found:
        verb = candidate.predicate
        key = (candidate.type, verb.group.index - 1) if verb is not None else ("", -1)
        before = verbs.get(key) if candidate.noun is None else None
        told = before.roles.get("recipient") if before is not None else None
        if before is None or not told or told != candidate.roles.get("recipient"):
            out.append(candidate)
        else:
            before.within.append(candidate.trigger[0])
    return out


def aims_of(found: list[Candidate], units: list[Group]) -> list[Candidate]:
    """The candidates without those that only say what an attack right before them is for: where that
    is to be is where the attack is ("began an operation to surround the town")."""
    attacks = {id(c.noun): c for c in found if c.noun is not None and c.type == _ATTACK}
    out = []
    for candidate in found:
        verb = candidate.predicate
        aim = verb is not None and candidate.noun is None and verb.group.form == "inf"
        before = noun_before(verb, units) if attacks and aim and verb is not None else None
        attack = attacks.get(id(before)) if candidate.type in _BY_FORCE | {_HOLDING} else None
        if attack is None:
            out.append(candidate)
            continue
        attack.within.append(candidate.trigger[0])
        for role in ("place", "recipient"):
            if role in candidate.roles:
                attack.roles.setdefault(role, candidate.roles[role])
    return out
