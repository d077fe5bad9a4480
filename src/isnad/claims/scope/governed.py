"""Modality, polarity, and what is only the content of another claim.

What governs a predicate colours it: negation and auxiliaries of its own verb group, verbs of
wish, plan, failure or refusal above it, an "if" before it. The content of a demand, threat or
promise is no claim of its own.
"""

from __future__ import annotations

from bisect import bisect_right

from isnad.annotations import VERBAL, Candidate, Group, Predicate
from isnad.claims.events.aimed import from_content
from isnad.claims.frames import DENYING, REFUSAL
from isnad.claims.intents import (
    avert,
    beside_plan,
    by_noun,
    by_words,
    hoped,
    left_unowned,
    mood_of,
    noun_before,
    noun_of_clause,
    of_none,
)
from isnad.claims.scope.content import behind_noun, content_of, leans, may_hold
from isnad.languages.pack import Lex

_AHEAD = frozenset({"AGREE", "THREATEN"})
_REJECTS, _REFUSED_BY = "REJECT", "refused"
_WOULD, _DENIED, _PLEDGED, _STATE, _ENDS = "cond", "denied", "pledged", "state", "ends"
_PLANNED_AS = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT"})
# A promise of these is an act by itself; a meeting that is planned is still to come.
_PROMISED = _PLANNED_AS - {"CONSULT"}
# Slots of what only tells when.
_WHEN, _MEETING = frozenset({"time"}), "CONSULT"
_BODIES, _PRIVATE = frozenset({"country", "org", "group", "force", "place", "name"}), "CVL"
_KEEPING = frozenset({"REQUEST", "THREATEN"})
_REFUSED = frozenset({"RETREAT", "CONCEDE", "COOPERATE", "AID", "CONSULT", "AGREE", "SUPPORT"})


def settle(found: list[Candidate], units: list[Group]) -> list[Candidate]:
    """The candidates that stand for themselves, with polarity and modality set."""
    colour(found, units)
    for candidate in found:
        _future(candidate)
    holding = [c for c in found if may_hold(c)]
    words = {id(c.noun): c for c in found if c.noun is not None and c.type in _KEEPING}
    if not (holding or words):
        return found
    out = []
    for candidate in found:
        holder = content_of(candidate, holding, units) or behind_noun(candidate, words, units)
        if holder is None:
            out.append(candidate)
        else:
            from_content(holder, candidate)
            candidate.proposed = _made_void(candidate, holder)
    return out


def _made_void(candidate: Candidate, holder: Candidate) -> str:
    """Why the content of words is not even proposed as a claim: it is only pledged, or refused."""
    if holder.type == _REJECTS:
        return _REFUSED_BY
    return _PLEDGED if holder.type in _AHEAD and candidate.noun is None else ""


def colour(found: list[Candidate], units: list[Group]) -> None:
    """Set polarity and modality by the candidate's own verb, and by what governs it."""
    for candidate in found:
        _own(candidate)
        _governed(candidate, units)
        hoped(candidate, units)
        of_none(candidate, units)
    denials = [u for u in units if any(_denies(x) for x in u.lexes)] if found else []
    for candidate in found if denials else ():
        may = _may_be_denied(candidate) or _is_borne(candidate, units)
        if may and _is_denied(candidate, denials, units):
            candidate.polarity = "negated"
    ifs = [unit for unit in units if unit.kind == "sub" and unit.sub == "if"]
    if ifs:
        _supposed(found, ifs, units)


def _denies(lex: Lex) -> bool:
    return lex.entry.opts.get("content") == _DENIED


def _may_be_denied(candidate: Candidate) -> bool:
    """Whether a denial beside a candidate is of it: not of what somebody said, which was said, nor
    of what stands behind a preposition, which only tells when or where."""
    if candidate.type in VERBAL or candidate.type == "STATEMENT":
        return False
    return candidate.noun is None or not candidate.noun.prep


def _is_borne(candidate: Candidate, units: list[Group]) -> bool:
    """Whether a noun right before an act, in a phrase, says whose act it is ("denied its part in the
    raid")."""
    noun = candidate.noun
    if candidate.type in VERBAL or noun is None or not 0 < noun.index < len(units):
        return False
    before = units[noun.index - 1]
    return before.kind == "np" and any(
        x.entry.kind == "noun" and "support" in x.entry.opts for x in before.lexes
    )


def _is_denied(candidate: Candidate, denials: list[Group], units: list[Group]) -> bool:
    """Whether an event noun stands behind a denial with nothing but noun groups between, one of
    which is whoever denies it."""
    last = next((unit for unit in reversed(denials) if unit.i < candidate.at), None)
    if candidate.noun is None or last is None:
        return False
    between = [u for u in units if last.j <= u.i and u.i < candidate.at and u is not candidate.noun]
    return all(unit.kind == "np" for unit in between)


def _supposed(found: list[Candidate], ifs: list[Group], units: list[Group]) -> None:
    """An "if" that opens the clause of a trigger makes it possible."""
    openers = [unit for unit in units if _bounds(unit)]
    ends = [unit.j for unit in openers]
    for candidate in found:
        before = bisect_right(ends, candidate.at)
        if before and openers[before - 1] in ifs:
            candidate.modality = "possible"


def _own(candidate: Candidate) -> None:
    verb = candidate.predicate
    noun = candidate.noun
    if verb is None or (noun is not None and (noun.prep in _WHEN or not leans(candidate))):
        return
    _apply(candidate, verb)


def _apply(candidate: Candidate, verb: Predicate) -> None:
    if not DENYING.isdisjoint(candidate.entry.needs):
        return  # the negation is in the sense
    ends = candidate.noun is not None and any("ends" in x.entry.opts for x in verb.group.lexes)
    if ends:
        return  # who does not lift an embargo, or may lift it, has one
    if verb.group.polarity == "negated" and not left_unowned(candidate):
        candidate.polarity = "negated" if candidate.polarity == "affirmed" else "affirmed"
    if _performs(candidate) and any(item.sub == _WOULD for item in verb.group.items):
        return
    if verb.group.modality and candidate.modality == "actual":
        candidate.modality = verb.group.modality
    candidate.cues.extend(verb.group.cues)


def _performs(candidate: Candidate) -> bool:
    """Whether somebody does by words what they say they would do: "I would urge them"."""
    who = candidate.predicate.first("S") if candidate.predicate is not None else None
    first = who is not None and who.cls == "pron" and who.sub[:1] == "1"
    return first and candidate.type in VERBAL and candidate.polarity == "affirmed"


def _governed(candidate: Candidate, units: list[Group]) -> None:
    """Verbs above in the chain of infinitives and gerunds, and the nouns before these."""
    verb, steps = candidate.predicate, 0
    beside_plan(candidate)
    while verb is not None and steps < 4:
        if (told := noun_of_clause(verb, units)) is not None and candidate.noun is None:
            by_noun(candidate, told)
        before = noun_before(verb, units)
        if (
            before is not None
            and not before.prep
            and (candidate.noun is None or steps or leans(candidate))
        ):
            by_noun(candidate, before)
            by_words(candidate, before)
        governed = verb.link in ("inf", "ger", "comp") and not verb.aside
        parent = verb.parent if governed else None
        if candidate.noun is not None and steps == 0:
            parent = verb
        if parent is None:
            break
        if parent is not verb:
            _carry(candidate, parent)  # first: who may decide to do it only may
        elif _comes_about(candidate, parent):
            _apply(candidate, parent)
        _colour(candidate, parent)
        verb, steps = (parent if parent is not verb else verb.parent), steps + 1


def _colour(candidate: Candidate, parent: Predicate) -> None:
    """What the entries of a governing verb say: planned, possible, demanded, not done; a truce that
    failed or was called off is one that ended."""
    ended = candidate.status == _ENDS and any(_STATE in x.entry.opts for x in parent.group.lexes)
    for lex in parent.group.lexes:
        mood = mood_of(lex.entry, candidate.type)
        avert(candidate, lex)
        if mood == "planned" and _performs(candidate):
            continue
        if mood == "possible" and candidate.type == "REQUEST" and candidate.noun is None:
            continue  # who tries to persuade asks
        if mood and candidate.modality == "actual":
            candidate.modality = mood
            candidate.fired.append(lex.entry.id)
        not_done = lex.entry.opts.get("neg") and not ended and not _came_about(candidate, parent)
        if not_done or (_denies(lex) and _may_be_denied(candidate)):
            candidate.polarity = "negated"
            candidate.fired.append(lex.entry.id)


def _comes_about(candidate: Candidate, verb: Predicate) -> bool:
    """Whether a verb tells no more than that an act comes about ("the raid will take place")."""
    told = verb.slots.get("O" if verb.passive else "S", ())
    return candidate.noun in told and any("happens" in x.entry.opts for x in verb.group.lexes)


def _came_about(candidate: Candidate, verb: Predicate) -> bool:
    """Whether a meeting is what a verb says failed: it was held."""
    return candidate.type == _MEETING and candidate.noun in verb.slots.get("S", ())


def _carry(candidate: Candidate, parent: Predicate) -> None:
    """Tense, modality and negation of a governing verb."""
    if parent.group.modality and candidate.modality == "actual":
        candidate.modality = parent.group.modality
    if parent.group.polarity == "negated" and any(x.entry.opts for x in parent.group.lexes[:1]):
        candidate.polarity = "negated"


def _bounds(unit: Group) -> bool:
    """Whether a clause begins after a unit."""
    if unit.kind == "punct":
        return unit.sub in ("comma", "stop", "quote")
    return unit.kind in ("sub", "comp", "rel")


def _future(candidate: Candidate) -> None:
    """Future meetings and cooperation are agreements, and what somebody will not do is refused,
    as the annotation guide has it."""
    if candidate.modality == "possible" and candidate.type == "AID":
        affirmed = candidate.polarity == "affirmed" and candidate.noun is None
        candidate.type = "AGREE" if affirmed and _is_offered(candidate) else candidate.type
    if REFUSAL in candidate.entry.opts:
        candidate.modality = "actual"
    if candidate.modality != "planned" and not _disclaims(candidate):
        return
    if candidate.entry.type == "AGREE" and "aims" in candidate.entry.opts:
        candidate.modality = "actual"  # a pledge is one, whenever it is to be kept
        return
    if candidate.type in _PLANNED_AS and candidate.polarity == "affirmed":
        if candidate.type in _PROMISED:
            candidate.modality = "actual"
        candidate.type = "AGREE"
    elif any(item.tag == "det" for item, _ in candidate.cues):
        if candidate.type == _MEETING:
            candidate.type = "AGREE"  # "has no plans to meet": nothing is refused
    elif (
        candidate.type in _REFUSED
        and candidate.polarity == "negated"
        and (candidate.noun is None or leans(candidate))
    ):
        candidate.type, candidate.polarity, candidate.modality = "REJECT", "affirmed", "actual"
        _refused(candidate)


def _is_offered(candidate: Candidate) -> bool:
    """Whether those who may help are a state, a body or somebody in office: what others may do for one
    another is no offer."""
    actors = candidate.roles.get("actor", [])
    return any(g.cls in _BODIES or (g.sector or _PRIVATE) != _PRIVATE for g in actors)


def _disclaims(candidate: Candidate) -> bool:
    """Whether somebody announces that they do not do something, by a noun."""
    if candidate.noun is None or candidate.polarity != "negated" or candidate.predicate is None:
        return False
    return any("performs" in x.entry.opts for x in candidate.predicate.group.lexes)


def _refused(candidate: Candidate) -> None:
    """With whom somebody will not do something is whom they refuse."""
    slots = candidate.predicate.slots if candidate.predicate is not None else {}
    met = slots.get("O", []) if candidate.entry.frame.get("O") == "actor" else []
    partners = [*slots.get("with", []), *met]
    actors = candidate.roles.get("actor", [])
    if any(who not in partners for who in actors):
        candidate.roles["actor"] = [who for who in actors if who not in partners]
        moved = [who for who in actors if who in partners]
        candidate.roles.setdefault("recipient", []).extend(moved)
