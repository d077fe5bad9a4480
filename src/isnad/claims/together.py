"""What two verbs tell together: "the shelling left two dead", "they marched to oppose him"."""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Predicate

_VICTIM = "victim"


def victims(found: list[Candidate], verbs: list[Predicate]) -> None:
    """Add those whom the next verb (``causes=yes``) says were killed or hurt to an attack that a
    verb tells."""
    for verb in verbs:
        hurt = hurt_by(verb, verbs)
        if hurt is None or verb.parent is None:
            continue
        for candidate in found:
            told = candidate.predicate is verb.parent and candidate.noun is None
            if candidate.type == "ASSAULT" and told:
                candidate.roles.setdefault("recipient", []).append(hurt)


def hurt_by(verb: Predicate, verbs: list[Predicate]) -> Group | None:
    """Who is killed or hurt by what the subject of a verb of causing names, if anybody is."""
    hurt = verb.first("O")
    if hurt is None or not any(x.entry.opts.get("causes") for x in verb.group.lexes):
        return None
    return hurt if _dies(hurt, verbs) else None


def _dies(hurt: Group, verbs: list[Predicate]) -> bool:
    """Whether the words tell that somebody is killed or hurt: the noun, or a verb after it."""
    if any(x.entry.opts.get("gloss") == _VICTIM for x in hurt.lexes):
        return True
    after = (v for v in verbs if v.first("S") is hurt or v.first("O") is hurt)
    return any(x.entry.type == "TOLL" for v in after for x in v.group.lexes)


def opposed(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that only say what a protest is against: whom they name is
    whom the protest is to reach."""
    protests = {c.predicate: c for c in found if c.type == "PROTEST" and c.noun is None}
    out = []
    for candidate in found:
        verb = candidate.predicate
        protest = protests.get(verb.parent) if verb is not None and verb.link == "inf" else None
        if protest is None or candidate.type != "REJECT" or candidate.noun is not None:
            out.append(candidate)
            continue
        named = candidate.roles.get("recipient", [])
        protest.roles.setdefault("recipient", []).extend(named)
    return out
