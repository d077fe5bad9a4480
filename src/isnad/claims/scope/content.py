"""Which candidates are no more than the content of words: what somebody asks, threatens, promises,
refuses."""

from __future__ import annotations

from bisect import bisect_left

from isnad.annotations import Candidate, Group, Predicate
from isnad.claims.intents import noun_before, noun_of_words

_DROPS = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "SUPPORT", "CONCEDE"})
_GOING_ON = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})
_NEAR = 4  # So many units after a verb a complementiser may stand.
_KEPT = frozenset({"claims", "denied", "kept"})
# Slots of what only tells when, and of what a meeting stands in.
_WHEN, _WHERE, _MEETING = frozenset({"time"}), frozenset({"in", "at"}), "CONSULT"
# Words of which the content is not done.
_VOIDING = frozenset({"REJECT", "AGREE", "REQUEST"})
# A truce that is asked for or refused does not begin by that.
_ASKING = frozenset({"REQUEST", "REJECT"})
_CHARGE, _REFUSAL = "ACCUSE", "REJECT"


def without_refused(
    open_words: list[Candidate], kept: list[Candidate], units: list[Group]
) -> list[Candidate]:
    """The open words but for those of what somebody refuses, or that they agree to do."""
    holding = [c for c in kept if c.type in _VOIDING and may_hold(c)]
    if not holding:
        return open_words
    return [one for one in open_words if content_of(one, holding, units) is None]


def leans(candidate: Candidate) -> bool:
    """Whether the verb of an act that a noun names only supports that noun."""
    verb = candidate.predicate
    for lex in verb.group.lexes if verb is not None else ():
        if lex.entry.opts.get("support"):
            return True
    return False


def may_hold(candidate: Candidate) -> bool:
    """Whether what a verb governs may be no more than what is asked, threatened, promised …"""
    if candidate.entry.type not in _DROPS or candidate.entry.opts.get("content") in _KEPT:
        return False
    return candidate.predicate is not None and candidate.noun is None


def content_of(
    candidate: Candidate, holding: list[Candidate], units: list[Group]
) -> Candidate | None:
    """The words of which a candidate is no more than the content."""
    # The nearest before the candidate comes first: where many pile up, it holds.
    for other in reversed(holding):
        if other is not candidate and _inside(candidate, other, units):
            begun = _begun(candidate) and other.type not in _ASKING
            apart = _ended(candidate, units) or begun or _held(candidate) or _said(candidate, other)
            return None if apart else other
    return None


def _said(candidate: Candidate, other: Candidate) -> bool:
    """Whether a noun tells of a charge that somebody rejects: others have made it ("dismissed the
    mayor's criticism")."""
    return candidate.noun is not None and (candidate.type, other.type) == (_CHARGE, _REFUSAL)


def behind_noun(
    candidate: Candidate, words: dict[int, Candidate], units: list[Group]
) -> Candidate | None:
    """The words told by a noun right before an infinitive of which a candidate is the content
    ("the threat to attack"); ``words``: such candidates by their nouns."""
    verb = candidate.predicate
    before = None
    if verb is not None and words:
        before = noun_before(verb, units) or noun_of_words(verb, units)
    if before is None or not (candidate.noun is None or leans(candidate)):
        return None
    other = words.get(id(before))
    apart = other is candidate or _ended(candidate, units) or _begun(candidate)
    return None if apart else other


def _ended(candidate: Candidate, units: list[Group]) -> bool:
    """Whether an act is asked to end: then it goes on ("called for an end to the raids")."""
    noun = candidate.noun
    if noun is None or candidate.type not in _GOING_ON:
        return False
    verb = candidate.predicate
    if verb is not None and any("ends" in x.entry.opts for x in verb.group.lexes):
        return True
    before = units[noun.index - 1] if noun.index > 0 else None
    return before is not None and any("ends" in x.entry.opts for x in before.lexes)


def _held(candidate: Candidate) -> bool:
    """A meeting at which, or after which, something is asked or promised has taken place."""
    noun = candidate.noun
    if candidate.type != "CONSULT" or noun is None or noun.prep not in _WHEN | _WHERE:
        return False
    told = candidate.roles.get("actor") or candidate.roles.get("place")
    return bool(told) and candidate.modality == "actual"


def _begun(candidate: Candidate) -> bool:
    """A truce that is agreed or announced begins by that."""
    return candidate.type == "CEASEFIRE" and candidate.status == "begins"


def _inside(candidate: Candidate, other: Candidate, units: list[Group]) -> bool:
    """The candidate's trigger stands in what the other's verb governs."""
    verb = other.predicate
    assert verb is not None
    if candidate.at < verb.group.j:
        return False
    if candidate.noun is not None:
        held = [slot for slot, groups in verb.slots.items() for g in groups
                if candidate.noun is g or g.of is candidate.noun]  # fmt: skip
        if held:
            return not _beside(candidate, held)
    inner = candidate.predicate
    steps = 0
    while inner is not None and steps < 5:
        if inner is verb:
            return inner is not candidate.predicate or candidate.noun is not None
        if inner.link not in ("inf", "ger", "comp") or inner.aside:
            break
        inner, steps = inner.parent, steps + 1
    return _complement(candidate.at, verb, units)


def _beside(candidate: Candidate, slots: list[str]) -> bool:
    """Whether a noun in some slots of a verb tells when something was asked or promised, or the
    meeting at which it was ("pledged in talks with the emir", "after a raid")."""
    told_in = _WHEN | _WHERE if candidate.type == _MEETING else _WHEN
    return told_in.issuperset(slots)


def _complement(at: int, verb: Predicate, units: list[Group]) -> bool:
    """Whether a clause that a complementiser opens right after a verb goes on to a token."""
    opened = False
    begin = bisect_left(units, verb.group.j, key=_start)
    for n in range(begin, len(units)):
        unit = units[n]
        if unit.i >= at or (n - begin >= _NEAR and not opened):
            break
        opened = opened or (unit.kind == "comp" and n - begin < _NEAR)
        if unit.kind == "punct" and unit.sub == "stop":
            return False
    return opened


def _start(unit: Group) -> int:
    return unit.i
