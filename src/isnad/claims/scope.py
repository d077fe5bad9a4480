"""Modality, polarity, and what is only the content of another claim.

What governs a predicate colours it: negation and auxiliaries of its own verb group, verbs of
wish, plan, failure or refusal above it, an "if" before it. The content of a demand, threat or
promise is no claim of its own.
"""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Predicate

_DROPS = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "SUPPORT", "CONCEDE"})
_KEPT = frozenset({"claims", "denied"})
_PLANNED_AS = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT"})
_REFUSED = frozenset({"RETREAT", "CONCEDE", "COOPERATE", "AID", "CONSULT", "AGREE"})


def settle(found: list[Candidate], units: list[Group], verbs: list[Predicate]) -> list[Candidate]:
    """The candidates that stand for themselves, with polarity and modality set."""
    for candidate in found:
        _own(candidate)
        _governed(candidate, units, verbs)
        _future(candidate)
    kept = [c for c in found if not _content_of_another(c, found, units)]
    return [c for c in kept if not _denial_of_another(c, kept, units)]


def _own(candidate: Candidate) -> None:
    verb = candidate.predicate
    if verb is None or (candidate.noun is not None and not _leans(candidate)):
        return
    _apply(candidate, verb)


def _leans(candidate: Candidate) -> bool:
    verb = candidate.predicate
    return verb is not None and any(x.entry.opts.get("support") for x in verb.group.lexes)


def _apply(candidate: Candidate, verb: Predicate) -> None:
    if verb.group.polarity == "negated":
        candidate.polarity = "negated" if candidate.polarity == "affirmed" else "affirmed"
    if verb.group.modality and candidate.modality == "actual":
        candidate.modality = verb.group.modality
    candidate.cues.extend(verb.group.cues)


def _governed(candidate: Candidate, units: list[Group], verbs: list[Predicate]) -> None:
    """Verbs above in the chain of infinitives and gerunds, and a condition."""
    verb, steps = candidate.predicate, 0
    while verb is not None and steps < 4:
        parent = verb.parent if verb.link in ("inf", "ger", "comp") else None
        if candidate.noun is not None and steps == 0:
            parent = verb
        if parent is None:
            break
        _colour(candidate, parent)
        if parent is not verb:
            _carry(candidate, parent)
        verb, steps = (parent if parent is not verb else verb.parent), steps + 1
    if _conditional(candidate, units):
        candidate.modality = "possible"


def _colour(candidate: Candidate, parent: Predicate) -> None:
    """What the entries of a governing verb say: planned, possible, demanded, not done."""
    for lex in parent.group.lexes:
        mood = lex.entry.opts.get("mod")
        if mood and candidate.modality == "actual":
            candidate.modality = mood
            candidate.fired.append(lex.entry.id)
        if lex.entry.opts.get("neg"):
            candidate.polarity = "negated"
            candidate.fired.append(lex.entry.id)


def _carry(candidate: Candidate, parent: Predicate) -> None:
    """Tense, modality and negation of a governing verb."""
    if parent.group.modality and candidate.modality == "actual":
        candidate.modality = parent.group.modality
    if parent.group.polarity == "negated" and any(x.entry.opts for x in parent.group.lexes[:1]):
        candidate.polarity = "negated"


def _conditional(candidate: Candidate, units: list[Group]) -> bool:
    """An "if" opens the clause of the trigger."""
    at = candidate.at
    for unit in reversed([u for u in units if u.j <= at]):
        if unit.kind == "sub":
            return unit.sub == "if"
        if unit.kind in ("comp", "rel") or (
            unit.kind == "punct" and unit.sub in ("comma", "stop", "quote")
        ):
            return False
    return False


def _future(candidate: Candidate) -> None:
    """Future meetings and cooperation are agreements, and what somebody will not do is refused,
    as the annotation guide has it."""
    if candidate.modality != "planned":
        return
    if candidate.type in _PLANNED_AS and candidate.polarity == "affirmed":
        candidate.type = "AGREE"
    elif (
        candidate.type in _REFUSED
        and candidate.polarity == "negated"
        and (candidate.noun is None or _leans(candidate))
    ):
        candidate.type, candidate.polarity, candidate.modality = "REJECT", "affirmed", "actual"


def _denial_of_another(candidate: Candidate, found: list[Candidate], units: list[Group]) -> bool:
    """A denial whose content is a claim of its own: that claim is negated, and the denial told."""
    if candidate.entry.opts.get("content") != "denied" or candidate.predicate is None:
        return False
    return any(
        c is not candidate
        and (c.noun is None or _is_argument(c, candidate))
        and _inside(c, candidate, units)
        for c in found
    )


def _is_argument(candidate: Candidate, other: Candidate) -> bool:
    """Whether an event noun itself, not what hangs on another, stands in a slot of the verb."""
    assert other.predicate is not None
    return any(candidate.noun in groups for groups in other.predicate.slots.values())


def _content_of_another(candidate: Candidate, found: list[Candidate], units: list[Group]) -> bool:
    for other in found:
        if (
            other is candidate
            or other.type not in _DROPS
            or other.entry.opts.get("content") in _KEPT
        ):
            continue
        if other.predicate is None or other.noun is not None:
            continue
        if _inside(candidate, other, units):
            return True
    return False


def _inside(candidate: Candidate, other: Candidate, units: list[Group]) -> bool:
    """The candidate's trigger stands in what the other's verb governs."""
    verb = other.predicate
    assert verb is not None
    if candidate.at < verb.group.j:
        return False
    if candidate.noun is not None and any(
        candidate.noun is g or g.of is candidate.noun
        for groups in verb.slots.values()
        for g in groups
    ):
        return True
    inner = candidate.predicate
    steps = 0
    while inner is not None and steps < 5:
        if inner is verb:
            return inner is not candidate.predicate or candidate.noun is not None
        if inner.link not in ("inf", "ger", "comp"):
            break
        inner, steps = inner.parent, steps + 1
    between = [u for u in units if verb.group.j <= u.i < candidate.at]
    return any(u.kind == "comp" for u in between[:4]) and not any(
        u.kind == "punct" and u.sub == "stop" for u in between
    )
