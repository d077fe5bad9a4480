"""Whom a visitor of a capital visits: the country's government, as of a visitor of the country."""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Sentence
from isnad.resolve.who.people import People

_VISITS = frozenset({"CONSULT"})
# What a frame says of a slot whose filler is visited, or where the visit leads.
_EITHER = "recipient/place"
_COUNTRY = "country:"


def hosts(candidate: Candidate, sentence: Sentence, people: People) -> list[Group]:
    """The capitals among the places that a visit leads to, where nobody is said to be visited."""
    entry = candidate.entry
    if entry.type not in _VISITS or candidate.roles.get("recipient"):
        return []
    on_noun = candidate.noun is not None
    slots = {
        slot for name, role in entry.frame.items() if role == _EITHER for slot in name.split("|")
    }
    found = []
    for group in candidate.roles.get("place", ()):
        slot = group.prep or "O"
        # Who flies or travels to a capital is not yet said to visit anybody.
        visited = slot in slots and (on_noun or slot == "O")
        if visited and group.name is not None:
            who = people.participant(group, sentence)
            if who.entity is not None and who.entity.startswith(_COUNTRY):
                found.append(group)
    return found
