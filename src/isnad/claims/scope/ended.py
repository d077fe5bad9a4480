"""What a verb of ending says is over, where that is the act itself: who lifts sanctions imposes none."""

from __future__ import annotations

from isnad.annotations import Candidate

_ENDS = "ends"
# Keeps what is over from being proposed anew.
_OVER = "over"
# Acts of which only one is told, with its end.
_ONE_ACT = frozenset({"AID", "SANCTION", "COOPERATE", "COERCE", "PROTEST", "MOBILIZE"})


def without_ended(found: list[Candidate]) -> list[Candidate]:
    """Candidates without the acts that are the object of a verb of ending which is a claim itself."""
    told = {id(c.predicate) for c in found if c.noun is None and c.predicate is not None}
    over = [c for c in found if _is_ended(c) and id(c.predicate) in told]
    for candidate in over:
        candidate.proposed = _OVER
    return [c for c in found if c not in over]


def _is_ended(candidate: Candidate) -> bool:
    verb, noun = candidate.predicate, candidate.noun
    if verb is None or noun is None or candidate.type not in _ONE_ACT:
        return False
    if verb.group.polarity == "negated" or verb.group.modality:
        return False  # who does not lift an embargo, or may lift it, has one
    ends = any(_ENDS in x.entry.opts for x in verb.group.lexes)
    return ends and noun in verb.slots.get("O", ())
