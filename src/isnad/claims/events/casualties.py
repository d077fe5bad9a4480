"""Several who came to harm in one act, each told by a verb: "six were killed and ten hurt in a raid"."""

from __future__ import annotations

from isnad.annotations import Candidate, Group

_ATTACK, _TOLL = "ASSAULT", "TOLL"
# Where whoever came to harm stands.
_UNDERGO = ("O", "S")


def together(found: list[Candidate], units: list[Group]) -> list[Candidate]:
    """The candidates without those that tell, right behind "and", who else was killed or hurt: the
    first verb, of which no more is told, has their victims, and where and in what it was."""
    out: list[Candidate] = []
    for candidate in found:
        first = out[-1] if out and _befell(out[-1]) else None
        if first is None or not _came_to_harm(candidate) or not _goes_on(first, candidate, units):
            out.append(candidate)
            continue
        hurt, others = (c.roles.get("recipient", []) for c in (first, candidate))
        first.harms = [
            *(first.harms or [(first.trigger[0], [*hurt])]),
            *(candidate.harms or [(candidate.trigger[0], [*others])]),
        ]
        for role, groups in candidate.roles.items():
            mine = first.roles.setdefault(role, [])
            mine.extend(g for g in groups if g not in mine)
        if first.predicate is not None and candidate.predicate is not None:
            for slot, groups in candidate.predicate.slots.items():
                first.predicate.slots.setdefault(slot, groups)
        first.within.append(candidate.trigger[0])
    return out


def _befell(candidate: Candidate) -> bool:
    """Whether a passive verb tells whom an attack hurt."""
    verb = candidate.predicate
    told = candidate.type == _ATTACK and candidate.noun is None and verb is not None
    return told and verb is not None and verb.passive and "O" in verb.slots


def _came_to_harm(candidate: Candidate) -> bool:
    """The same, or that a verb tells only that somebody was hurt."""
    died = candidate.type == _TOLL and candidate.noun is None and candidate.predicate is not None
    return _befell(candidate) or (died and "tally" not in candidate.entry.opts)


def _goes_on(first: Candidate, then: Candidate, units: list[Group]) -> bool:
    """Whether nothing but "and" stands between a verb and those whom the next one tells of, and
    nobody but the victims is told with the first. What befell both alike has two numbers of one
    kind, which one claim cannot hold."""
    verb, after = first.predicate, then.predicate
    if verb is None or after is None or set(verb.slots) != {"O"} or first.entry is then.entry:
        return False
    if verb.group.polarity != after.group.polarity:
        return False
    hurt = next((g for slot in _UNDERGO if (g := after.first(slot)) is not None), None)
    between = units[verb.group.index + 1 : hurt.index if hurt is not None else 0]
    return [u.sub for u in between if not u.joined] == ["and"]
