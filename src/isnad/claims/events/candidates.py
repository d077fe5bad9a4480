"""Candidate claims: verbs and event nouns whose entries carry a type, with their roles."""

from __future__ import annotations

from copy import copy

from isnad.annotations import Candidate, Group, Item, Predicate
from isnad.claims.agreement import may_befall
from isnad.claims.events import casualties
from isnad.claims.events.aimed import done_by
from isnad.claims.events.amidst import amidst
from isnad.claims.events.carried import bearer
from isnad.claims.events.deeds import doers_of_deeds
from isnad.claims.events.doers import (
    accused_of,
    agent_of,
    as_verb,
    bare_as_owner,
    blamed_for,
    doer_before_object,
    is_opposed,
    said_of,
    with_antecedent,
    with_marked_object,
    with_object,
    without_self,
)
from isnad.claims.events.modifiers import from_crowd, from_modifiers, from_participle
from isnad.claims.events.nouns import (
    Held,
    relation_of,
    slots_of,
    support_of,
    unspoken,
)
from isnad.claims.events.series import aims_of, in_series, joined_for
from isnad.claims.events.standing import standing
from isnad.claims.events.tallies import tallies
from isnad.claims.events.together import (
    accidents,
    befallen_in,
    found_dead,
    gathered,
    harms_of,
    helped,
    hurt_by,
    opposed,
    results,
    rioted,
    victims,
)
from isnad.claims.events.whereabouts import nobody, whereabouts
from isnad.claims.events.wielded import wielded
from isnad.claims.frames import DENYING, REFUSAL, fill, fits, make
from isnad.claims.holdings import holdings, lose
from isnad.languages.pack import Entry

_RELATIONS = frozenset({"ALLIANCE", "HOSTILITY"})
_LASTS = "be.lasts"
_HOLDING, _TRUCE, _ATTACK = "CONTROL", "CEASEFIRE", "ASSAULT"
# What stands behind one of these is a building where its word can mean one.
_THERE = frozenset({"in", "at", "near", "from", "to", "outside"})
# What somebody says, or does, about the acts of others.
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST", "AGREE", "CONCEDE"})
# What somebody can arrange between others.
_ARRANGED = ("CONSULT", "AGREE")
_PARTICIPLES = frozenset({"actpart", "paspart"})


def candidates(units: list[Group], verbs: list[Predicate]) -> list[Candidate]:
    """All candidates of a sentence in order of their triggers."""
    out = []
    lasts = [verb for verb in verbs if any(item.sub == _LASTS for item in verb.group.items)]
    for verb in verbs:
        found = None if is_opposed(verb, units) else _from_verb(verb)
        if found is not None:
            out.append(_lasting(found, verb, lasts))
    in_hands = list(holdings(verbs, out))
    under = {id(c.predicate) for c in in_hands}
    out = [c for c in out if c.type != _HOLDING or id(c.predicate) not in under] + in_hands
    told = {id(c.predicate) for c in out}
    out.extend(c for c in whereabouts(verbs) if id(c.predicate) not in told)
    nouns = _nouns(units)
    held = Held(verbs if nouns else [])
    for noun in nouns:
        found = _from_noun(noun, units, held)
        if found is not None:
            out.append(found)
    out = standing(out, verbs, units)
    victims(out, verbs)
    found_dead(out, verbs)
    out = casualties.together(rioted(opposed(results(in_series(out)))), units)
    for unit in units:
        if unit.kind == "np":
            out.extend(from_modifiers(unit))
            out.extend(from_participle(unit, units))
            out.extend(from_crowd(unit, units))
    out = aims_of(out, units)
    lose(out, verbs, units)
    helped(out, verbs)
    doers_of_deeds(out, units, verbs)
    out = tallies(units, verbs, joined_for(befallen_in(accidents(gathered(out, units), units))))
    told = {id(word) for c in out for word, _ in c.harms}
    out = [c for c in out if c.type != "TOLL" or id(c.trigger[0]) not in told]
    out.extend([_second(c) for c in out if c.entry.opts.get("also")])
    out.sort(key=lambda c: c.at)
    wielded(out, verbs)
    out = amidst(out, units)
    nobody(out)
    return _once(out)


def _once(found: list[Candidate]) -> list[Candidate]:
    """An event told by a noun and by the verb it is the subject of ("the attack that killed
    two") is one: the noun takes what the verb adds."""
    found = _without_agreed(_without_twins(found))
    out = list(found)
    nominal: dict[tuple[int, str], tuple[int, Candidate]] = {}
    for n, one in enumerate(found):
        if one.noun is not None:
            nominal.setdefault((id(one.noun), one.type), (n, one))
    for verbal in found:
        verb = verbal.predicate
        if verb is None or verbal.noun is not None:
            continue
        if (talks := _arranged(verbal, nominal)) is not None:
            arranging = talks.roles["broker"] = verbal.roles["broker"]
            taking_part = talks.roles.get("actor", [])
            talks.roles["actor"] = [g for g in taking_part if g not in arranging]
            out.remove(verbal)
            continue
        subjects = verb.slots.get("S", [])
        noun = _subject(subjects, verbal.type, nominal)
        if noun is None or verbal.status not in (None, noun.status):
            continue  # a truce that began and collapsed is told twice
        for role, groups in verbal.roles.items():
            if role != "actor":
                more = [g for g in groups if g is not noun.noun]
                noun.roles.setdefault(role, []).extend(more)
        noun.harms += [*verbal.harms, (verbal.trigger[0], verbal.roles.get("recipient", []))]
        out.remove(verbal)
    return out


def _arranged(
    verbal: Candidate, nominal: dict[tuple[int, str], tuple[int, Candidate]]
) -> Candidate | None:
    """The talks, or the deal, that a passive verb says somebody arranged ("talks brokered by the
    king")."""
    verb = verbal.predicate
    if verb is None or not verb.passive or not verbal.roles.get("broker"):
        return None
    told = (_subject(verb.slots.get("O", []), kind, nominal) for kind in _ARRANGED)
    return next((one for one in told if one is not None), None)


def _subject(
    subjects: list[Group], told: str, nominal: dict[tuple[int, str], tuple[int, Candidate]]
) -> Candidate | None:
    """The first candidate of a type whose event noun is among the subjects of a verb;
    ``nominal``: by noun and type, with its place."""
    found = [nominal[key] for s in subjects if (key := (id(s), told)) in nominal]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _without_twins(found: list[Candidate]) -> list[Candidate]:
    """Two verbs of one type that a conjunction joins, both passive ("shot and killed") or done to the
    same ("killed and wounded dozens"), tell one act: the last tells how it ended, unless it only
    tells of who was hurt."""
    told = {(id(c.predicate), c.type): c for c in found if c.predicate and c.noun is None}
    gone: set[int] = set()
    for first in told.values():
        verb = first.predicate
        last = told.get((id(verb.twin), first.type)) if verb is not None and verb.twin else None
        if verb is None or last is None or last.predicate is None:
            continue
        if verb.passive:
            gone.add(id(first))
        elif first.type == _ATTACK and _same_object(verb, last.predicate):
            kept, left = (first, last) if "hurts" in last.entry.opts else (last, first)
            kept.within.append(left.trigger[0])
            gone.add(id(left))
    return [c for c in found if id(c) not in gone]


def _same_object(verb: Predicate, other: Predicate) -> bool:
    objects = [id(group) for group in verb.slots.get("O", ())]
    return bool(objects) and objects == [id(group) for group in other.slots.get("O", ())]


def _without_agreed(found: list[Candidate]) -> list[Candidate]:
    """The candidates without truces that a verb of the same type says somebody agreed on."""
    verbs = [c.predicate for c in found if c.type == _TRUCE and c.entry.pos == "v" and c.predicate]
    told = {id(g) for verb in verbs for groups in verb.slots.values() for g in groups}
    return [c for c in found if c.type != _TRUCE or c.noun is None or id(c.noun) not in told]


def _second(candidate: Candidate) -> Candidate:
    """The other claim of a sense that makes two: taking a place is an act and its result."""
    other = copy(candidate)
    other.type, other.status = candidate.entry.opts["also"], None
    other.roles, other.cues = dict(candidate.roles), []
    other.fired = list(candidate.fired)
    return other


def _from_verb(verb: Predicate) -> Candidate | None:
    """The first sense of a verb whose needs are met; a bare participle may be a passive."""
    found = _sense(verb, verb.slots)
    head = verb.group.head
    if found is not None or verb.passive or "O" in verb.slots or head is None:
        return found
    bare = verb.group.form in ("past", "part") and (head.has("pp") or head.has("v.base"))
    if not bare and not (head.has("pass") and head.has("act")):
        return None
    slots = dict(verb.slots)
    if "S" not in slots or not may_befall(head, slots["S"]):
        return None
    slots["O"] = slots.pop("S")
    verb.passive = True
    found = _sense(verb, slots)
    if found is None or not any(n.startswith(("O", "S|O")) for n in found.entry.needs):
        verb.passive = False
        return None
    return found


def _lasting(found: Candidate, verb: Predicate, lasts: list[Predicate]) -> Candidate:
    """A state that an auxiliary (``lasts``), of the verb or before its subject, says goes on does
    not begin ("still holds")."""
    subject = verb.first("S")
    goes_on = any(v is verb or (subject is not None and v.first("S") is subject) for v in lasts)
    if found.status == "begins" and goes_on:
        entry = copy(found.entry)
        entry.opts = {name: value for name, value in entry.opts.items() if name != "also"}
        found.entry, found.status = entry, "holds"
    return found


def _described(found: Candidate, verb: Predicate) -> Candidate:
    """Support told by a participle that describes somebody is a standing relation."""
    praised = "content" in found.entry.opts  # not for long: "hailed as a hero"
    if found.type == "SUPPORT" and verb.link == "rel" and verb.passive and not praised:
        found.type = "ALLIANCE"
    return found


def _sense(verb: Predicate, slots: dict[str, list[Group]]) -> Candidate | None:
    for lex in verb.group.lexes:
        entry = lex.entry
        if entry.type in _JUDGING and not verb.passive:
            slots = done_by(slots)
        slots = _without_bearers(slots, passive=verb.passive)
        if entry.pos == "n" and "O" in slots:
            # An event noun under a passive auxiliary: what it befalls hangs on it.
            slots = {**slots, "GEN": slots["O"]}
        if entry.kind == "frame" and entry.type and fits(entry, slots, verb):
            if "act" in entry.needs and not _has_active(entry, verb):
                continue
            return _described(make(entry, verb.group.head, fill(entry, slots), verb), verb)
    return None


def _without_bearers(slots: dict[str, list[Group]], *, passive: bool) -> dict[str, list[Group]]:
    """The slots without "by", where somebody does it to somebody: who stands there did what the object
    is, or how it is done ("repelled an assault by rebels")."""
    doers = any(group.acts for group in slots.get("S", ()))
    if passive or "by" not in slots or "O" not in slots or not doers:
        return slots
    return {name: groups for name, groups in slots.items() if name != "by"}


def _has_active(entry: Entry, verb: Predicate) -> bool:
    """Whether the form can be an active one of this entry, where forms tell their voice."""
    feats = [x.feats for x in verb.group.lexes if x.entry is entry]
    return not any("pass" in f for f in feats) or any("act" in f for f in feats)


def _tells(noun: Group) -> bool:
    """Whether some reading of a noun is an event."""
    for lex in noun.lexes:
        if lex.entry.type and lex.entry.kind == "frame" and _PARTICIPLES.isdisjoint(lex.feats):
            return True
    return False


def _nouns(units: list[Group]) -> list[Group]:
    """Every noun group whose head is an event noun, those that hang on others too."""
    out = []
    for unit in units:
        inner: Group | None = unit if unit.kind == "np" else None
        depth = 0
        while inner is not None and depth < 5:
            if _tells(inner):
                out.append(inner)
            inner, depth = (
                inner.of if inner.of is not None and inner.of.index < 0 else None,
                depth + 1,
            )
    return out


def _is_denied(noun: Group, units: list[Group]) -> bool:
    """Whether a word of negation stands before a noun, without a verb ("the absence of troops")."""
    before = units[noun.index - 1] if noun.index > 0 else None
    return before is not None and before.kind == "vg" and before.head is None and _denies(before)


def _denies(negation: Group) -> bool:
    return negation.polarity == "negated" and not negation.modality


def _of_denial(entry: Entry) -> Entry:
    """A sense that a negation has in it, as what it is of a noun whose negation stands before."""
    other = copy(entry)
    other.needs = tuple(need for need in entry.needs if need not in DENYING)
    other.opts = {**entry.opts, REFUSAL: "yes"}
    return other


def _relates(entry: Entry) -> bool:
    """Whether a noun tells in what relation somebody stands to others ("an ally", "a critic")."""
    return (entry.type in _RELATIONS and entry.pos != "v") or "relates" in entry.opts


def _of_somebody(roles: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """The roles of an event noun without those who are nobody ("no group has claimed the raid")."""
    return {role: [g for g in groups if not g.is_nobody] for role, groups in roles.items()}


def _support(
    noun: Group, units: list[Group], held: Held, slots: dict[str, list[Group]], *, relation: bool
) -> Predicate | None:
    """The verb that a noun leans on, which lends it what it governs: not to people who are named by
    what they do ("protesters"), as what else they do is no part of it."""
    if any(x.entry.kind == "frame" and "SELF" in x.entry.frame for x in noun.lexes):
        slots = {slot: [*groups] for slot, groups in slots.items()}
    return (relation_of if relation else support_of)(noun, units, held, slots)


def _borne(noun: Group, units: list[Group]) -> tuple[str, Group] | None:
    """The slot of an event noun and whoever plays it by a word before: who is accused of it, or bears
    what carries it."""
    accused = accused_of(noun, units)
    return bearer(noun, units) if accused is None else ("S", accused)


def _blaming(noun: Group, held: Held) -> Predicate | None:
    """The verb that an act hangs on by a preposition."""
    return next((verb for verb, slot in held.by(noun) if slot == noun.prep), None)


def _from_noun(noun: Group, units: list[Group], held: Held) -> Candidate | None:
    slots = slots_of(noun, units)
    doer = doer_before_object(noun, units, slots)
    relation = any(_relates(x.entry) for x in noun.lexes)
    borne = None if relation or "S" in slots or "OWN" in slots else _borne(noun, units)
    if borne is not None:
        borne = borne[0], held.whose(borne[1])
        slots.setdefault(borne[0], []).append(borne[1])
        support = None
    else:
        support = _support(noun, units, held, slots, relation=relation)
        slots = blamed_for(noun, _blaming(noun, held), units, slots)
    if noun.prep == "time" and set(slots) == {"NAT"}:
        return None  # "since the Syrian war": a name for a time
    denied = _is_denied(noun, units)
    for lex in noun.lexes:
        entry = lex.entry
        if not DENYING.isdisjoint(entry.needs):
            if not denied:
                continue
            entry = _of_denial(entry)
        mine = with_marked_object(entry, slots, doer)
        mine = as_verb(mine) if "ing" in lex.feats else bare_as_owner(entry, mine)
        mine = said_of(
            entry, noun, units, with_object(entry, agent_of(entry, mine, bare=not noun.definite))
        )
        mine = done_by(mine) if entry.type in _JUDGING else mine
        if entry.kind == "frame" and entry.type and fits(entry, mine, unspoken(support)):
            if noun.prep in _THERE and "built" in entry.opts:
                continue  # "in prison": the building
            mine = with_antecedent(entry, noun, support, without_self(entry, mine))
            found = make(entry, noun.head, _of_somebody(fill(entry, mine)), support, noun)
            if denied and entry is lex.entry:
                found.polarity = "negated"
            if support is not None:
                found.harms = _harms(noun, support, held)
                light = (x.entry for x in support.group.lexes if x.entry.opts.get("support"))
                found.fired.extend(entry.id for entry in [*light][:1])
            return found
    return None


def _harms(noun: Group, support: Predicate, held: Held) -> list[tuple[Item, list[Group]]]:
    """The words that tell who was killed or hurt by an event: by the verb that it leans on, or by
    another that it is the subject of ("a raid [that] rebels carried out left two dead")."""
    verbs = [support, *(v for v, slot in held.by(noun) if v is not support and slot == "S")]
    hurt = next((g for v in verbs if (g := hurt_by(v, held.verbs)) is not None), None)
    return harms_of(hurt, held.verbs) if hurt is not None else []
