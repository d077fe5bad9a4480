"""Candidate claims: verbs and event nouns whose entries carry a type, with their roles."""

from __future__ import annotations

from dataclasses import replace

from isnad.annotations import Candidate, Group, Predicate
from isnad.claims.frames import fill, fits, make, name_before, national
from isnad.claims.modifiers import from_modifiers, from_participle
from isnad.claims.together import hurt_by, opposed, victims
from isnad.languages.pack import Entry

# Where an event noun stands that the subject of its verb does.
_DONE = frozenset({"O", "O2", "by", "to", "on", "for", "into"})
_RELATIONS = frozenset({"ALLIANCE", "HOSTILITY"})
_PARTICIPLES = frozenset({"actpart", "paspart"})
_SCENE = frozenset({"in", "at", "near", "on", "between", "with", "against", "through", "into"})
_STOP = frozenset({"stop", "quote", "open", "close", "colon"})


def candidates(units: list[Group], verbs: list[Predicate]) -> list[Candidate]:
    """All candidates of a sentence in order of their triggers."""
    out = []
    for verb in verbs:
        found = _from_verb(verb)
        if found is not None:
            out.append(found)
    for noun in _nouns(units):
        found = _from_noun(noun, units, verbs)
        if found is not None:
            out.append(found)
    victims(out, verbs)
    out = opposed(out)
    for unit in units:
        out.extend(from_modifiers(unit))
        out.extend(from_participle(unit, units))
    out.extend([_second(c) for c in out if c.entry.opts.get("also")])
    out.sort(key=lambda c: c.at)
    return _once(out)


def _once(found: list[Candidate]) -> list[Candidate]:
    """An event told by a noun and by the verb it is the subject of ("the attack that killed
    two") is one: the noun takes what the verb adds."""
    found = _without_twins(found)
    out = list(found)
    for verbal in found:
        verb = verbal.predicate
        if verb is None or verbal.noun is not None:
            continue
        subjects = verb.slots.get("S", [])
        noun = next((c for c in found if c.noun in subjects and c.type == verbal.type), None)
        if noun is None:
            continue
        for role, groups in verbal.roles.items():
            if role != "actor":
                noun.roles.setdefault(role, []).extend(g for g in groups if g is not noun.noun)
        out.remove(verbal)
    return out


def _without_twins(found: list[Candidate]) -> list[Candidate]:
    """Two passives of one type that a conjunction joins tell one act ("shot and killed"): the
    last tells how it ended."""
    ends = {(id(c.predicate), c.type) for c in found if c.predicate is not None and c.noun is None}
    return [
        c
        for c in found
        if c.predicate is None
        or c.noun is not None
        or c.predicate.twin is None
        or not c.predicate.passive
        or (id(c.predicate.twin), c.type) not in ends
    ]


def _second(candidate: Candidate) -> Candidate:
    """The other claim of a sense that makes two: taking a place is an act and its result."""
    return replace(
        candidate,
        type=candidate.entry.opts["also"],
        status=None,
        roles=dict(candidate.roles),
        cues=[],
        fired=list(candidate.fired),
    )


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
    if "S" not in slots:
        return None
    slots["O"] = slots.pop("S")
    verb.passive = True
    found = _sense(verb, slots)
    if found is None or not any(n.startswith(("O", "S|O")) for n in found.entry.needs):
        verb.passive = False
        return None
    return found


def _described(found: Candidate, verb: Predicate) -> Candidate:
    """Support told by a participle that describes somebody is a standing relation."""
    if found.type == "SUPPORT" and verb.link == "rel" and verb.passive:
        found.type = "ALLIANCE"
    return found


def _sense(verb: Predicate, slots: dict[str, list[Group]]) -> Candidate | None:
    for lex in verb.group.lexes:
        entry = lex.entry
        if entry.pos == "n" and "O" in slots:
            # An event noun under a passive auxiliary: what it befalls hangs on it.
            slots = {**slots, "GEN": slots["O"]}
        if entry.kind == "frame" and entry.type and fits(entry, slots, verb):
            return _described(make(entry, verb.group.head, fill(entry, slots), verb), verb)
    return None


def _nouns(units: list[Group]) -> list[Group]:
    """Every noun group whose head is an event noun, those that hang on others too."""
    out = []
    for unit in units:
        inner: Group | None = unit if unit.kind == "np" else None
        depth = 0
        while inner is not None and depth < 5:
            if any(
                x.entry.kind == "frame" and x.entry.type and not _PARTICIPLES & x.feats
                for x in inner.lexes
            ):
                out.append(inner)
            inner, depth = (
                inner.of if inner.of is not None and inner.of.index < 0 else None,
                depth + 1,
            )
    return out


def _from_noun(noun: Group, units: list[Group], verbs: list[Predicate]) -> Candidate | None:
    slots = _noun_slots(noun, units)
    relation = any(x.entry.type in _RELATIONS for x in noun.lexes)
    support = (
        _relation(noun, units, verbs, slots) if relation else _support(noun, units, verbs, slots)
    )
    if noun.prep == "time" and set(slots) == {"NAT"}:
        return None  # "since the Syrian war": a name for a time
    for lex in noun.lexes:
        entry = lex.entry
        mine = _as_verb(slots) if "ing" in lex.feats else _bare_as_owner(entry, slots)
        if entry.kind == "frame" and entry.type and fits(entry, mine, None):
            mine = _without_self(entry, mine)
            found = make(entry, noun.head, fill(entry, mine), support, noun)
            if support is not None:
                light = (x.entry for x in support.group.lexes if x.entry.opts.get("support"))
                found.fired.extend(entry.id for entry in [*light][:1])
            return found
    return None


def _without_self(entry: Entry, slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """A pronoun that owns an act is whoever is said to do it ("reaffirmed their support")."""
    owner = slots.get("OWN", [])
    if slots.get("S") and entry.frame.get("OWN") == "actor" and entry.frame.get("S") == "actor":
        slots = {**slots, "OWN": [g for g in owner if g.cls != "pron"]}
    return slots


def _as_verb(slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """The slots of a verb that stands as a noun ("the army's arming of rebels")."""
    owners = [g for slot in ("S", "OWN", "NAT") for g in slots.get(slot, [])]
    out = {**slots, "O": slots.get("GEN", [])}
    return {**out, "S": owners} if owners else out


def _bare_as_owner(entry: Entry, slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """What hangs on an event noun without a preposition is its owner, unless the entry says more."""
    if "TARGET" in slots:
        aim = next((s for s, role in entry.frame.items() if role.startswith("recipient")), "TARGET")
        slots = {**slots, aim.split("|")[0]: [*slots.get(aim, []), *slots["TARGET"]]}
    if "BARE" not in slots or any("BARE" in slot for slot in entry.frame):
        return slots
    return {**slots, "GEN": [*slots.get("GEN", []), *slots["BARE"]]}


def _noun_slots(noun: Group, units: list[Group]) -> dict[str, list[Group]]:
    slots: dict[str, list[Group]] = {}

    def put(slot: str, group: Group | None) -> None:
        if group is not None:
            slots.setdefault(slot, []).append(group)

    put("GEN" if noun.of is None or noun.of.prep == "of" else "BARE", noun.of)
    put("OWN", noun.owner)
    put("OWN", noun.poss)
    put("NAT", national(noun))
    if "NAT" not in slots:
        put("MOD", name_before(noun))
    base = (
        noun
        if noun.index >= 0
        else next((u for u in units if u.kind == "np" and u.i <= noun.i and noun.j <= u.j), noun)
    )
    n = base.index + 1
    while 0 < n < len(units):
        unit = units[n]
        if unit.kind == "np" and unit.prep and unit.prep != "of":
            if not unit.joined:
                put(unit.prep, unit)
        elif not (unit.joined or unit.kind in ("date", "adv", "prep")):
            break
        n += 1
    return slots


def _support(
    noun: Group, units: list[Group], verbs: list[Predicate], slots: dict[str, list[Group]]
) -> Predicate | None:
    """The verb that an event noun leans on ("carried out an attack"); its arguments join in."""
    for verb in verbs:
        light = next((x.entry for x in verb.group.lexes if x.entry.opts.get("support")), None)
        light = light or next(
            (x.entry for x in verb.group.lexes if x.entry.opts.get("performs")), None
        )
        side = next((s for s, groups in verb.slots.items() if _leads_to(groups, noun)), None)
        if light is not None and side is not None:
            via = light.opts.get("via", "").split(",")
            _lend(
                noun,
                verb,
                slots,
                "O" if side in via else side,
                passive=light.opts.get("support") == "passive",
            )
            return verb
    holding = [v for v in verbs if any(noun in groups for groups in v.slots.values())]
    # The subject of a clause without a marker is also what the verb of saying before it holds.
    plain = next((v for v in holding if noun in v.slots.get("S", ())), next(iter(holding), None))
    if plain is not None and plain.group.form == "cop" and noun in plain.slots.get("O", ()):
        # "The king is an ally of the emir": what something is said to be.
        _lend(noun, plain, slots, "O", passive=False)
        return plain
    if plain is not None and noun in plain.slots.get("O" if plain.passive else "S", ()):
        _scene(noun, plain, slots)
        if (hurt := hurt_by(plain, verbs)) is not None:
            slots.setdefault("GEN2", []).append(hurt)
    return plain


def _leads_to(groups: list[Group], noun: Group) -> bool:
    """Whether an event noun is among the groups, or hangs on a word for its measure there
    ("a new phase of the offensive")."""
    return noun in groups or any(g.of is noun and _measures(g) for g in groups)


def _measures(group: Group) -> bool:
    entry = group.entry("noun")
    return entry is not None and "measure" in entry.opts


def _relation(
    noun: Group, units: list[Group], verbs: list[Predicate], slots: dict[str, list[Group]]
) -> Predicate | None:
    """Who stands in a relation: what something is said to be, or the names right after the noun
    ("its allies Russia and Iran")."""
    after = units[noun.index + 1] if 0 <= noun.index < len(units) - 1 else None
    if (
        noun.poss is not None
        and after is not None
        and after.kind == "np"
        and not after.prep
        and after.acts
    ):
        slots.setdefault("S", []).append(after)
    cop = next((v for v in verbs if v.group.form == "cop" and noun in v.slots.get("O", ())), None)
    if cop is not None:
        _lend(noun, cop, slots, "O", passive=False)
    return cop


def _lend(
    noun: Group, verb: Predicate, slots: dict[str, list[Group]], side: str, *, passive: bool
) -> None:
    """A light verb lends its arguments to the event noun that stands in its slot ``side``."""
    if passive:
        other = "O" if verb.passive else "S"
        aim = "GEN2" if side == other else "TARGET"
        slots.setdefault(aim, []).extend(verb.slots.get(other, []))
    elif (side in _DONE or verb.passive) and not ("OWN" in slots and side != "O"):
        slots.setdefault("S", []).extend(verb.slots.get("S", []) or verb.slots.get("by", []))
    for slot, groups in verb.slots.items():
        if slot not in ("S", "O", "O2") and not slot.startswith("pre:"):
            mine = slots.setdefault(slot, [])
            mine.extend(g for g in groups if g is not noun and g not in mine)


def _scene(noun: Group, verb: Predicate, slots: dict[str, list[Group]]) -> None:
    """What is said of the event itself: "clashes broke out in the north"."""
    for slot, groups in verb.slots.items():
        bare = slot.removeprefix("pre:")
        told = any(x.entry.type for x in verb.group.lexes)
        if bare in _SCENE or (slot == "by" and verb.passive and not told):
            slots.setdefault(bare, []).extend(g for g in groups if g is not noun)
