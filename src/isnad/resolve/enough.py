"""Whether what is told of a candidate is enough for a claim."""

from __future__ import annotations

from isnad.annotations import Candidate
from isnad.records import Participant, Place, Time

# Whose coming and going is of public concern.
_PUBLIC = frozenset({"GOV", "MIL", "REB", "OPP", "PTY", "LEG", "COP", "SPY", "IGO"})
# A relation has two ends.
_RELATIONS, _ENDS = frozenset({"ALLIANCE", "HOSTILITY"}), 2


def has_ends(candidate: Candidate, people: list[Participant]) -> bool:
    """Whether two sides of a relation are told: two participants, or several in one word; other
    claims have no ends to tell."""
    if candidate.type not in _RELATIONS:
        return True
    several = any(g.plural for groups in candidate.roles.values() for g in groups)
    return len(people) >= _ENDS or (
        several and candidate.predicate is not None and candidate.noun is None
    )


def is_public(candidate: Candidate, people: list[Participant], place: Place | None) -> bool:
    """Whether an entry that is for people in office in their own country tells of one: a visitor
    who leaves only ends a visit."""
    if not candidate.entry.opts.get("public"):
        return True
    own = {None} if place is None else {None, place.country}
    return any(p.sector in _PUBLIC and (place is None or p.country in own) for p in people)


def is_visit(candidate: Candidate, people: list[Participant], place: Place | None) -> bool:
    """Whether somebody in office leaves a country that is not theirs: then the claim becomes of the
    type that the entry gives to that (``abroad``), as it ends a visit."""
    kind = candidate.entry.opts.get("abroad")
    if kind is None or place is None or place.country is None:
        return False
    if not any(p.sector in _PUBLIC and p.country not in (None, place.country) for p in people):
        return False
    candidate.type, candidate.status = kind, None
    return True


def is_enough(
    candidate: Candidate,
    actors: list[Participant],
    recipients: list[Participant],
    place: Place | None,
    time: Time | None,
) -> bool:
    """Whether a word, if it is vague, tells enough: two people or bodies, or one with a place or a
    day, or where it is said to happen; who did it is asked only where the entry can say so."""
    if "voice" in candidate.entry.opts and not actors:
        return False
    if not candidate.entry.opts.get("weak") or candidate.harms:
        return True  # people came to harm
    if place is not None and _happens(candidate):
        return True
    acting = any(role.startswith("actor") for role in candidate.entry.frame.values())
    people = [*actors, *recipients]
    if candidate.type == "TOLL":
        return bool(people or place)
    if acting and not actors:
        return False
    return len(people) > 1 or bool(people and (place or time))


def _happens(candidate: Candidate) -> bool:
    """Whether the verb of an event noun says no more than that it happens ("broke out")."""
    verb = candidate.predicate
    if candidate.noun is None or verb is None:
        return False
    return any(x.entry.opts.get("happens") for x in verb.group.lexes)
