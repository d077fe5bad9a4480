"""Whom the frame of a candidate has for a role, and how sure that is."""

from __future__ import annotations

from isnad.annotations import VERBAL, Candidate, Group, Sentence
from isnad.resolve.learned.heads import ROLES

# Between two roles that a frame gives to one filler.
_BOTH = "+"
_CONTROL, _ACCUSE, _DENIAL = "CONTROL", "ACCUSE", "REJECT"
_BY_FORCE = frozenset({"COERCE", "ASSAULT"})
_BODIES = frozenset({"country", "org", "force", "group"})
# How many groups deep one hangs on another.
_DEEP = 6
# Before whoever did what words are about, and what those are.
_BY, _ACTS = frozenset({"by", "from"}), frozenset({"event", "abstract"})


def framed(candidate: Candidate, role: str) -> list[Group]:
    """Whom the frame has for a role, one by one; an aside is about whom it stands behind, not about
    those who follow it ("the clan, led by the mayor, and the guild")."""
    verb = candidate.predicate
    aside = verb.group.i if verb is not None and verb.link == "rel" else -1
    whole = [(g, m) for g in candidate.roles.get(role, ()) for m in (g, *g.members)]
    return [m for g, m in whole if not g.i < aside < m.i]


def did(group: Group, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether the words say that somebody did, or said, what the words of a candidate are about
    ("protested against violations by the army", "gave in to demands from miners")."""
    if candidate.type not in VERBAL | {"PROTEST"} or group.prep not in _BY or group.index < 1:
        return False
    act = sentence.units[group.index - 1]
    return act.kind == "np" and act.i > candidate.at and not act.acts and act.cls in _ACTS


def owners(candidate: Candidate) -> list[Group]:
    """The pronoun that says whose act a noun tells, where the frame has it for who acts ("his visit")."""
    noun = candidate.noun
    return [g for g in framed(candidate, "actor") if noun is not None and g is noun.poss]


def is_fixed(candidate: Candidate, role: str, sentence: Sentence) -> bool:
    """Whether the frame gives a role together with another, which says nothing against it, or the
    form of the verb says who has it ("condemn" for "we condemn")."""
    verb = candidate.predicate.group.head if candidate.predicate is not None else None
    if role == ROLES[0] and (_is_own(candidate) or _is_taken(candidate)):
        return True
    if role == ROLES[0] and _says_of_itself(candidate, sentence):
        return True
    if any(g.index < 0 and g.cls == "pron" and g.head is verb for g in candidate.roles[role]):
        return candidate.noun is None
    return any(role in r.split(_BOTH)[:-1] for r in candidate.entry.frame.values())


def _is_own(candidate: Candidate) -> bool:
    """Whether words say that the subject of a verb did what is its own ("launched their raid")."""
    noun, verb = candidate.noun, candidate.predicate
    return (
        noun is not None
        and noun.poss is not None
        and verb is not None
        and not verb.passive
        and verb.first("S") in candidate.roles["actor"]
    )


def _is_taken(candidate: Candidate) -> bool:
    """Whether a verb tells that somebody whom a pronoun stands for takes or holds a place."""
    who = candidate.roles.get(ROLES[0], ())
    told = candidate.type == _CONTROL and candidate.noun is None and not candidate.proposed
    return told and bool(who) and all(group.cls == "pron" for group in who)


def _says_of_itself(candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a body says that "it" used force: the army that said so did it."""
    who, verb = candidate.roles.get(ROLES[0], ()), candidate.predicate
    if candidate.type not in _BY_FORCE or candidate.noun is not None or candidate.proposed:
        return False
    if verb is None or verb.passive or len(who) != 1 or who[0].sub != "3n":
        return False
    link = next(reversed(sentence.above[verb.group.i]), None)
    if link is None or link.speaker is None or link.verb is None:
        return False
    opens = link.verb.group.j <= who[0].i and who[0] in verb.slots.get("S", ())
    return opens and link.speaker.cls in _BODIES and not link.speaker.plural


def deniers(candidate: Candidate, sentence: Sentence) -> list[Group]:
    """Who denies or rejects the charge that a noun tells, where it tells whom that is against: others
    made it ("denied the allegations that he took bribes")."""
    if candidate.noun is None or candidate.type != _ACCUSE or not framed(candidate, ROLES[1]):
        return []
    denying = (v for v in sentence.predicates if candidate.noun in v.slots.get("O", ()))
    return [
        who
        for verb in denying
        if any(x.entry.type == _DENIAL for x in verb.group.lexes[:1])
        for who in verb.slots.get("S", ())
    ]


def is_undergone(candidate: Candidate) -> bool:
    """Whether a passive verb tells what befalls somebody, by whom it does not say."""
    verb = candidate.predicate
    return candidate.noun is None and not candidate.proposed and verb is not None and verb.passive


def belongs(group: Group, other: Group) -> bool:
    """Whether a group only says whose or of what the other is, or explains it ("Iran's foreign
    minister", "Hill, the envoy,")."""
    if (told := other.apposed) is not None and (told is group or belongs(group, told)):
        return True
    steps, inner = 0, other.of or other.owner
    while inner is not None and steps < _DEEP:
        if inner is group:
            return True
        steps, inner = steps + 1, inner.of or inner.owner
    return other.owner is group or other.i <= group.i < group.j <= other.j
