"""What two words tell together: an attack and whom it hurt, a protest and whom it opposes.

"Two men were killed in a raid", "a raid that led to the death of two men" and "the shelling left
two dead" tell of one attack each. Entries that say no more than that somebody came to harm are
marked ``harm=yes``, verbs that join a cause to its result ``causes=yes``.
"""

from __future__ import annotations

from bisect import bisect_left

from isnad.annotations import Candidate, Group, Item, Predicate

_VICTIM, _TOLL, _ATTACK = "victim", "TOLL", "ASSAULT"
# In which people come to harm.
_HURTING = frozenset({_ATTACK, "PROTEST"})
# The class of what befalls people without anybody doing it.
_NATURE = "nature"
# Where what does something stands, and before what it is done in or by.
_CAUSING = frozenset({"", "in", "by", "from", "of"})
_MEANS = frozenset({"in", "by", "about"})
# Acts of force, and the slots of a verb in which they stand in which somebody is hurt.
_BY_FORCE, _DONE_IN = frozenset({"ASSAULT", "COERCE"}), ("in", "by")
_JOINTS = frozenset({"and", "comma"})
_PARTING = frozenset({"comp", "rel", "sub", "attr"})
_PLAIN = frozenset({"np", "date", "adv"})
# With what help something is done.
_HELP, _WITH = frozenset({"AID", "SUPPORT"}), frozenset({"with", "under", "through"})


def victims(found: list[Candidate], verbs: list[Predicate]) -> None:
    """Add those whom the next verb (``causes=yes``) says were killed or hurt to an attack that a
    verb tells."""
    for verb in verbs:
        hurt = hurt_by(verb, verbs)
        if hurt is None or (cause := verb.parent or _verb_before(verb, verbs)) is None:
            continue
        for candidate in found:
            told = candidate.predicate is cause and candidate.noun is None
            if candidate.type in _HURTING and told:
                candidate.roles.setdefault("recipient", []).append(hurt)
                candidate.harms += harms_of(hurt, verbs)


def _verb_before(verb: Predicate, verbs: list[Predicate]) -> Predicate | None:
    """The verb before one of which nobody else is the subject: what it tells is the cause ("[which] led
    to …")."""
    if verb.link != "rel" and verb.first("S") is not None:
        return None
    n = bisect_left(verbs, verb.group.index, key=lambda one: one.group.index)
    return verbs[n - 1] if n else None


def hurt_by(verb: Predicate, verbs: list[Predicate]) -> Group | None:
    """Who is killed or hurt by what the subject of a verb of causing names, if anybody is."""
    result = verb.first("O") or verb.first("to") or verb.first("about")
    if result is None or not any(x.entry.opts.get("causes") for x in verb.group.lexes):
        return None
    # "the fall of victims" tells of the victims
    hurt = result.of if result.of is not None and _victim(result.of) else result
    return hurt if harms_of(hurt, verbs) else None


def _victim(group: Group) -> Item | None:
    """The word for people, or behind one, that tells that they were killed or hurt."""
    told = (i for i in group.items if any(x.entry.opts.get("gloss") == _VICTIM for x in i.lexes))
    return next(told, None)


def harms_of(hurt: Group, verbs: list[Predicate]) -> list[tuple[Item, list[Group]]]:
    """The word that tells that somebody is killed or hurt, with them; none where nothing does."""
    told = [(word, [g]) for g in (hurt, *hurt.members) if (word := _victim(g)) is not None]
    if told:
        return told
    after = (v for v in verbs if v.first("S") is hurt or v.first("O") is hurt)
    word = next((v.group.head for v in after if _tells_death(v)), None)
    return [(word, [hurt])] if word is not None else []


def _tells_death(verb: Predicate) -> bool:
    return any(x.entry.type == "TOLL" for x in verb.group.lexes)


def results(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that a participle tells of what an attack before it did ("fired
    rockets, killing two", "fired shells destroying a bus"): whom it befell is whom that attack did."""
    attacks = {id(c.predicate): c for c in found if c.type == _ATTACK and c.noun is None}
    weapons = {id(g): c for c in attacks.values() for g in _fired(c)}
    out = []
    for candidate in found:
        verb = candidate.predicate
        told = candidate.type == _ATTACK and candidate.noun is None and verb is not None
        before = None
        if told and verb is not None and verb.group.form == "ger":
            before = weapons.get(id(verb.first("S")))
            before = before or (attacks.get(id(verb.parent)) if verb.link == "ger" else None)
        if before is None or before is candidate or _negated(candidate, before):
            out.append(candidate)
            continue
        mine = before.roles.setdefault("recipient", [])
        hurt = candidate.roles.get("recipient", [])
        mine.extend(g for g in hurt if g not in mine)
        before.harms.append((candidate.trigger[0], hurt))
    return out


def _fired(attack: Candidate) -> list[Group]:
    """The weapons that an attack is made with, as the words have it."""
    objects = attack.predicate.slots.get("O", []) if attack.predicate is not None else []
    return [group for group in objects if group.cls == "weapon"]


def _negated(candidate: Candidate, before: Candidate) -> bool:
    verbs = (candidate.predicate, before.predicate)
    return any(v is not None and v.group.polarity == "negated" for v in verbs)


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
        protest.within.append(candidate.trigger[0])
    return out


def gathered(found: list[Candidate], units: list[Group]) -> list[Candidate]:
    """The candidates, with the victims of an attack given to the word that tells the attack."""
    out = list(found)
    for harm in found:
        if not _is_harm(harm) or _is_nobodys(harm):
            continue
        attack = _after(harm, found, units) or _before(harm, found) or _beside(harm, found, units)
        attack = attack or _further(harm, out, units) or _listed_with(harm, out)
        if attack is None:
            continue
        if _is_harm(attack) and not attack.harms:
            attack.harms.append((attack.trigger[0], [*attack.roles.get("recipient", [])]))
        for role, groups in harm.roles.items():
            mine = attack.roles.setdefault(role, [])
            mine.extend(g for g in groups if g is not attack.noun and g not in mine)
        attack.harms.append((harm.trigger[0], harm.roles.get("recipient", [])))
        out.remove(harm)
    return out


def rioted(found: list[Candidate]) -> list[Candidate]:
    """The candidates, with those who were hurt in a riot (``hurts=yes``) given to the riot."""
    riots = {id(c.noun): c for c in found if c.noun is not None and c.type == "PROTEST"}
    out = []
    for candidate in found:
        riot = _riot_of(candidate, riots) if riots and "hurts" in candidate.entry.opts else None
        if riot is None:
            out.append(candidate)
            continue
        riot.roles.setdefault("recipient", []).extend(candidate.roles.get("recipient", []))
        riot.harms.append((candidate.trigger[0], candidate.roles.get("recipient", [])))
    return out


def _riot_of(hurt: Candidate, riots: dict[int, Candidate]) -> Candidate | None:
    """The riot that somebody was hurt in, where nobody is said to have hurt them."""
    verb = hurt.predicate
    if verb is None or hurt.noun is not None or hurt.roles.get("actor"):
        return None
    held = (group for slot in _MEANS for group in verb.slots.get(slot, ()))
    return next((riots[id(group)] for group in held if id(group) in riots), None)


def found_dead(found: list[Candidate], verbs: list[Predicate]) -> None:
    """Give an attack that hurts nobody yet those whose bodies (``body=yes``) somebody is said before
    to have found (``finds=yes``): "found twelve bodies after a shooting"."""
    for verb in verbs:
        if not any("finds" in x.entry.opts for x in verb.group.lexes):
            continue
        held = (g for slot in ("O", "on") for g in verb.slots.get(slot, ()))
        dead = next((g for g in held if any("body" in x.entry.opts for x in g.lexes)), None)
        if dead is None:
            continue
        whose = dead.of if dead.of is not None and dead.of.acts else dead
        for attack in found:
            behind = attack.type == "ASSAULT" and attack.at > dead.i
            if behind and not attack.roles.get("recipient"):
                attack.roles["recipient"] = [whose]
                break


def _is_harm(candidate: Candidate) -> bool:
    if _is_death(candidate):
        return True
    if "harm" not in candidate.entry.opts:
        return False
    verb = candidate.predicate
    active = candidate.noun is None and verb is not None and not verb.passive
    return not (active and candidate.roles.get("actor"))


def _is_nobodys(harm: Candidate) -> bool:
    """Whether words say that nobody came to harm ("no civilians died")."""
    hurt = (one for g in harm.roles.get("recipient", ()) for one in (g, *g.members))
    return any(item.sub == "none" and item.tag == "det" for g in hurt for item in g.items)


def _is_death(candidate: Candidate) -> bool:
    """Whether a verb tells only that somebody died or was hurt, which may be of an attack."""
    verbal = candidate.noun is None and candidate.predicate is not None
    return candidate.type == _TOLL and verbal and "tally" not in candidate.entry.opts


def _attacks(harm: Candidate, found: list[Candidate]) -> list[Candidate]:
    kind = _ATTACK if harm.type == _TOLL else harm.type
    return [c for c in found if c.type == kind and "harm" not in c.entry.opts]


def _after(harm: Candidate, found: list[Candidate], units: list[Group]) -> Candidate | None:
    """The attack in a phrase after the harm, with no other clause between."""
    harms = {id(c.trigger[0]) for c in found if "harm" in c.entry.opts or c.type == _TOLL}
    for attack in _attacks(harm, found):
        noun = attack.noun or _done_in(attack)
        if noun is None or noun.prep not in _MEANS or attack.at < harm.at:
            continue
        between = [u for u in units if harm.at < u.i < noun.i]
        other = any(u.kind == "vg" and id(u.head) not in harms for u in between)
        if not other and not any(u.kind in _PARTING or u.sub == "stop" for u in between):
            return attack
    return None


def _done_in(attack: Candidate) -> Group | None:
    """What a relative clause that tells an attack is said of: "died in raids that hit the town"."""
    verb = attack.predicate
    return verb.first("S") if verb is not None and verb.link == "rel" else None


def _before(harm: Candidate, found: list[Candidate]) -> Candidate | None:
    """The attack told before, where a verb says that the harm came of it, or the harm is told in a
    relative clause of which nobody is the subject ("the shooting in the square that cost two lives")."""
    verb = harm.predicate
    if verb is None:
        return None
    causes = any(x.entry.opts.get("causes") for x in verb.group.lexes)
    subject = verb.first("S")
    left = verb.link == "rel" and not verb.passive and (subject is None or not subject.acts)
    if not (causes if harm.noun is not None else left):
        return None
    earlier = [c for c in _attacks(harm, found) if c.at < harm.at]
    return earlier[-1] if earlier else None


def _beside(harm: Candidate, found: list[Candidate], units: list[Group]) -> Candidate | None:
    """The attack that hurts nobody yet in the clause before, which a comma alone parts from that of
    the harm ("rockets hit the base, two soldiers died")."""
    verb = harm.predicate
    hurt = (verb.first("S") or verb.first("O")) if verb is not None and harm.noun is None else None
    if hurt is None or hurt.index < 1 or units[hurt.index - 1].sub != "comma":
        return None
    for attack in reversed([c for c in _attacks(harm, found) if c.at < harm.at]):
        told = _told_by(attack)
        if told is None or attack.modality != "actual":
            return None
        between = units[told.index + 1 : hurt.index - 1]
        plain = all(u.kind in _PLAIN or u.joined or _loads(u) for u in between)
        hurts = any(g.acts for g in attack.roles.get("recipient", ()))
        return attack if plain and not hurts else None
    return None


def _loads(unit: Group) -> bool:
    """Whether a verb only describes a vehicle or a place ("hit a boat carrying arms")."""
    return unit.kind == "vg" and any("loads" in x.entry.opts for x in unit.lexes)


def _told_by(attack: Candidate) -> Group | None:
    """The verb that tells an attack, or the noun that no verb holds, as in a headline."""
    if attack.noun is not None:
        return attack.noun if attack.predicate is None and attack.noun.index >= 0 else None
    return attack.predicate.group if attack.predicate is not None else None


def _further(harm: Candidate, found: list[Candidate], units: list[Group]) -> Candidate | None:
    """The attack that a harm told right before is of, which "and" or a comma joins to this one ("left
    two dead and four people hurt")."""
    verb = harm.predicate
    hurt = (verb.first("S") or verb.first("O")) if verb is not None and harm.noun is None else None
    if hurt is None or hurt.index < 2 or units[hurt.index - 1].sub not in _JOINTS:
        return None
    before = units[hurt.index - 2]
    told = (c for c in found if c.type == _ATTACK and c is not harm)
    return next((c for c in told if any(before.i <= w.i < before.j for w, _ in c.harms)), None)


def _listed_with(harm: Candidate, found: list[Candidate]) -> Candidate | None:
    """The harm before in one list with this one ("the death of two and the wounding of six"), told by
    another word: of two numbers of one kind a claim could hold but one."""
    noun, word = harm.noun, _senses(harm)
    if noun is None or not noun.joined:
        return None
    before = (c for c in found if c.noun is not None and c.at < harm.at and _is_harm(c))
    listed = (c for c in before if c.noun is not None and noun in c.noun.members)
    return next((c for c in listed if _senses(c) != word), None)


def _senses(candidate: Candidate) -> set[str]:
    """The rows that the word of a candidate is in, by which two words are told apart."""
    return {x.entry.id for x in candidate.trigger[0].lexes}


def accidents(found: list[Candidate], units: list[Group]) -> list[Candidate]:
    """The candidates without those that say only that somebody came to harm where no attack is told,
    but a fire, a flood, an illness or the like before it, which does it or in which it is done ("the
    fire left two dead"; not "despite the rain")."""
    doing = [u for u in units if u.prep in _CAUSING]
    natural = [u.i for u in doing if u.cls == _NATURE or (u.of is not None and u.of.cls == _NATURE)]
    if not natural or any(_attacks(c, found) for c in found if _is_harm(c)):
        return found
    return [c for c in found if not (_is_idle(c) and min(natural) < c.at)]


def _is_idle(harm: Candidate) -> bool:
    """Whether an attack is told by its harm alone, and nobody is said to have done it."""
    return harm.type == _ATTACK and _is_harm(harm) and not harm.roles.get("actor")


def helped(found: list[Candidate], verbs: list[Predicate]) -> None:
    """Give to help without a recipient whoever does something with it ("with help from the air force
    the army took the town")."""
    for candidate in found:
        noun, roles = candidate.noun, candidate.roles
        if candidate.type not in _HELP or noun is None or noun.prep not in _WITH:
            continue
        doers = roles.get("actor", [])
        if not doers or roles.get("recipient"):
            continue
        held = (v for v in verbs if any(noun in groups for groups in v.slots.values()))
        behind = (v for v in verbs if v.group.index > noun.index)
        main = next(held, None) or next(behind, None)
        who = main.first("O" if main.passive else "S") if main is not None else None
        if who is not None and who.acts and who.cls != "pron" and who not in doers:
            roles["recipient"] = [who]


def befallen_in(found: list[Candidate]) -> list[Candidate]:
    """The candidates without attacks in which a verb says that somebody was killed, hurt or taken: it
    is one act, of whoever carried out the attack ("was killed in a raid by the army"), or was fought
    ("were wounded in clashes with rebels")."""
    nouns = {id(c.noun): c for c in found if c.noun is not None and c.type in _BY_FORCE}
    out = list(found)
    for verbal in found if nouns else ():
        verb = verbal.predicate
        if verb is None or verbal.noun is not None or not verb.passive:
            continue
        if verbal.type != _ATTACK or "harm" in verbal.entry.opts:
            continue
        for group in (g for slot in _DONE_IN for g in verb.slots.get(slot, ())):
            attack = nouns.get(id(group)) or nouns.get(id(group.of))
            if attack is not None and attack in out:
                _join(verbal, attack)
                verbal.within.append(attack.trigger[0])
                out.remove(attack)
    return out


def _join(verbal: Candidate, attack: Candidate) -> None:
    """Give to what befell somebody who did it in the attack, whom else that befell, and where."""
    fight = attack.entry.frame.get("with") == "recipient"
    other = attack.roles.get("recipient", [])
    doers = attack.roles.get("actor", []) or (other if fight else [])
    if doers and not verbal.roles.get("actor"):
        verbal.roles["actor"] = doers
    told = verbal.roles.setdefault("recipient", [])
    told.extend(g for g in other if not fight and g not in told and g not in doers)
    if "place" in attack.roles:
        verbal.roles.setdefault("place", attack.roles["place"])
