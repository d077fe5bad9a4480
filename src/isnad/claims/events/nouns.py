"""Event nouns and what fills their slots: what hangs on them, and what a verb lends them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from isnad.annotations import VERBAL, Group, Predicate
from isnad.claims.events.lending import CONTROLS, lend, light, via
from isnad.claims.events.together import hurt_by
from isnad.claims.frames import name_before, national, owner

# No noun of news has more phrases after it; looking no further bounds the work.
_FAR = 60
# Nouns that may do no more than count or measure the event that hangs on them.
_COUNTS = frozenset({"abstract", "unknown"})
# Who can be told from whom they act on where both stand side by side.
_BODIES = frozenset({"org", "force", "group", "country"})
_ARMED = frozenset({"MIL", "REB", "COP"})
# Beside what somebody does stands a meeting of which only the other side is said; what tells all
# who met.
_BESIDE = frozenset({"time", "in", "at", "for", "on", "pre:time", "pre:in", "pre:at"})
_SIDES, _MEETING = frozenset({"between", "GEN", "BARE", "NAT", "by"}), "CONSULT"
# The type of acts that befall somebody.
_ATTACK, _BLAME = "ASSAULT", "ACCUSE"
# Where the event stands in which somebody is said to die or to be hurt.
_MEANS = ("in", "by", "about")
# What opens or holds another clause.
_CLAUSES = frozenset({"vg", "comp", "rel", "sub", "attr"})
# Before the help with which something is done.
_WITH = "with"
# Slots of what somebody says is theirs.
_CLAIMED = ("O", "by")
_BETWEEN = frozenset({_WITH, "between", "against"})
_SCENE = frozenset({"in", "at", "near", "on", "between", "with", "against", "through", "into"})


def slots_of(noun: Group, units: list[Group]) -> dict[str, list[Group]]:
    """What hangs on an event noun, by slot, and the phrases right after it."""
    slots: dict[str, list[Group]] = {}

    def put(slot: str, group: Group | None) -> None:
        if group is not None:
            slots.setdefault(slot, []).append(group)

    put("GEN" if noun.of is None or noun.of.prep == "of" else "BARE", noun.of)
    if noun.prep == _WITH and noun.of is not None and noun.of.acts:
        put("MEANS", noun.of)
    put("ACC", _object_of(noun, units))
    put("OWN", noun.owner)
    put("OWN", noun.poss)
    put("NAT", national(noun))
    put("SELF", noun)
    if "NAT" not in slots:
        put("MOD", name_before(noun))
    n, after_another, told = whole(noun, units).index + 1, False, slots.get("ACC", [])
    last = min(n + _FAR, len(units))
    while 0 < n < last:
        unit = units[n]
        if unit.kind == "np" and unit.prep and unit.prep != "of":
            if not (unit.joined or (after_another and unit.prep in _BETWEEN)):
                put(unit.prep, unit)
            after_another = after_another or _is_act(unit)
        elif not (unit.joined or unit.kind in ("date", "adv", "prep") or unit in told):
            break
        n += 1
    if 0 < n < last and units[n].kind == "comp":
        put("comp", units[n])
    return slots


def _is_act(unit: Group) -> bool:
    """Whether a phrase tells of another act, to which phrases behind it belong."""
    return unit.cls == "event" or (unit.of is not None and unit.of.cls == "event")


def whole(noun: Group, units: list[Group]) -> Group:
    """The unit that a noun group is, or is a part of."""
    if noun.index >= 0:
        return noun
    for n in range(bisect_left(units, noun.j, key=_end), len(units)):
        if units[n].i > noun.i:
            break
        if units[n].kind == "np":
            return units[n]
    return noun


def _end(unit: Group) -> int:
    return unit.j


def _object_of(noun: Group, units: list[Group]) -> Group | None:
    """The object of a verbal noun, after whoever hangs on it."""
    subject = noun.of if noun.of is not None else noun.poss
    if subject is None or subject.prep or not subject.acts or not _is_masdar(noun):
        return None
    behind = islice(units, noun.index + 1, None) if noun.index >= 0 else iter(())
    after = next((unit for unit in behind if not unit.joined), None)
    if subject is noun.poss and not (after is not None and after.number is not None):
        return None
    if after is None or after.kind != "np" or after.prep or after.joined or after.cls == "pron":
        return None
    if after.head is None or after.head.tag not in ("noun", "name"):
        return None
    if after.acts:  # else the second may well explain the first
        sure = subject is noun.poss or subject.cls in _BODIES or subject.sector in _ARMED
        return after if sure else None
    known = after.definite or after.poss is not None
    return after if known or after.cls != "abstract" else None


def _is_masdar(noun: Group) -> bool:
    governs = any("object" in x.entry.opts for x in noun.lexes)
    return noun.head is not None and (governs or noun.head.has("masdar"))


def unspoken(verb: Predicate | None) -> Predicate | None:
    """A light verb whose subject is left out: the event has one that nobody names."""
    if verb is None or not verb.dropped:
        return None
    return verb if any(x.entry.opts.get("support") for x in verb.group.lexes) else None


class Held:
    """Which verbs hold which noun groups, found once for all nouns of a sentence."""

    def __init__(self, verbs: list[Predicate]) -> None:
        self.verbs = verbs
        self._of: defaultdict[int, list[tuple[Predicate, str]]] = defaultdict(list)
        for verb in verbs:
            for slot, groups in verb.slots.items():
                for group in groups:
                    for one in (group, *group.members):
                        for held in _carried(one):
                            self._of[id(held)].append((verb, slot))

    def whose(self, who: Group) -> Group:
        """Somebody; of a pronoun that a verb's object has, the subject of that verb ("announced its
        responsibility for the raid")."""
        for verb in self.verbs if who.cls == "pron" and not who.prep else ():
            subject = verb.first("S")
            held = (group for slot in _CLAIMED for group in verb.slots.get(slot, ()))
            owned = any(group.poss is who for group in held)
            if owned and subject is not None and subject.acts and subject.cls != "pron":
                return subject
        return who

    def by(self, noun: Group) -> list[tuple[Predicate, str]]:
        """The verbs in whose slots an event noun stands, in order, each with the first of them: by
        itself, in a list, or in what counts or measures it."""
        found: dict[int, tuple[Predicate, str]] = {}
        for verb, slot in self._of.get(id(noun), ()):
            found.setdefault(id(verb), (verb, slot))
        return list(found.values())


def _carried(group: Group) -> Iterator[Group]:
    """A group, and what it does no more than count or measure ("a wave of arrests")."""
    yield group
    steps = 0
    while group.of is not None and (_counts(group) or _is_light(group)) and steps < 3:
        group, steps = group.of, steps + 1
        yield group


def support_of(
    noun: Group, units: list[Group], held: Held, slots: dict[str, list[Group]]
) -> Predicate | None:
    """The verb that an event noun leans on ("carried out an attack"); its arguments join in."""
    holding = held.by(noun)
    if not holding and (goes_on := _going_on(noun, units, held)) is not None:
        return _lend_doer(goes_on, slots)
    blamed = [who for verb, side in holding if side == "O" for who in _blamed(verb)]
    if blamed:
        slots.setdefault("S", []).extend(blamed)
        slots["on"] = [who for who in slots.get("on", ()) if who not in blamed]
    aim = _completes(noun, units)
    for verb, side in holding:
        lent = None if aim else light(verb, side)
        if lent is not None:
            through = "O" if side in via(lent) else side
            passive = lent.opts.get("support") == "passive"
            lend(noun, verb, slots, through, passive=passive)
            others = (v for v, other in holding if v is not verb and other == "S")
            slots.setdefault("GEN2", []).extend(g for v in others if (g := hurt_by(v, held.verbs)))
            return verb
    plain = _holder(noun, [verb for verb, _ in holding])
    if plain is not None and plain.group.form == "cop" and noun in plain.slots.get("O", ()):
        # "The king is an ally of the emir": what something is said to be.
        lend(noun, plain, slots, "O", passive=False)
        return plain
    if plain is not None:
        _told(noun, plain, held.verbs, slots)
    return plain


def _going_on(noun: Group, units: list[Group], held: Held) -> tuple[Predicate, str] | None:
    """The verb that governs the act that a verbal noun behind "and" goes on from, with the slot of
    that ("decided [on] the raising of tariffs on steel and the closing of the border")."""
    n = noun.index - 1
    if n < 1 or units[n].kind != "conj" or noun.prep or not _tells_act(noun):
        return None
    for unit in reversed(units[max(0, n - _FAR) : n]):
        if unit.kind == "np" and not unit.joined and _tells_act(unit):
            if (holding := held.by(unit)) and unit.cls == noun.cls:
                return holding[0]
        elif unit.kind in _CLAUSES or unit.sub in ("stop", "colon"):
            break
    return None


def _tells_act(noun: Group) -> bool:
    return noun.cls == "event" or _is_masdar(noun)


def _lend_doer(going_on: tuple[Predicate, str], slots: dict[str, list[Group]]) -> Predicate:
    """Give an act that goes on from another whoever does that by a light verb; the verb."""
    verb, side = going_on
    lent = light(verb, side)
    passive = lent is None or verb.passive or lent.opts.get("support") == "passive"
    if not passive and "S" not in slots and not ("OWN" in slots and side != "O"):
        doers = [g for g in verb.slots.get("S", ()) if not g.is_nobody]
        if doers:
            slots["S"] = doers
    return verb


def _completes(noun: Group, units: list[Group]) -> bool:
    """Whether an act stands behind "for" right after words, which are about it ("voiced his praise
    for the raid")."""
    before = units[noun.index - 1] if noun.index > 0 else None
    if noun.prep != "for" or before is None or before.kind != "np":
        return False
    return any(x.entry.type in VERBAL for x in before.lexes)


def _holder(noun: Group, holding: list[Predicate]) -> Predicate | None:
    """Of the verbs in whose slots an event noun stands, the one that tells of it. The subject of a
    clause without a marker is also what the verb of saying before it holds: its own verb comes
    first."""
    own = (v for v in holding if _among(noun, v.slots.get("S", ())))
    return next(own, next(iter(holding), None))


def _told(
    noun: Group, verb: Predicate, verbs: list[Predicate], slots: dict[str, list[Group]]
) -> None:
    """What a verb with a meaning of its own says of an event: its scene, its victims, its doer."""
    if _among(noun, verb.slots.get("O" if verb.passive else "S", ())):
        if not noun.acts:
            _scene(noun, verb, slots)
        if (hurt := hurt_by(verb, verbs)) is not None:
            slots.setdefault("GEN2", []).append(hurt)
        hit = None if verb.passive or hurt is not None else verb.first("O")
        if hit is not None and _strikes(noun, verb):
            slot = "in" if hit.cls == "place" else "GEN2" if hit.acts or owner(hit) else ""
            slots.setdefault(slot, []).append(hit)
    if any(noun in verb.slots.get(slot, ()) for slot in _MEANS) and _tells_harm(verb):
        slots.setdefault("GEN2", []).extend(verb.slots.get("O" if verb.passive else "S", ()))
    if "S" in slots or "OWN" in slots:
        return
    if doer := _party(noun, verb, slots) or _doer(noun, verb):
        slots["S"] = [*doer]


def _blamed(verb: Predicate) -> list[Group]:
    """Those on whom a verb of blame puts an act ("a raid blamed on rebels")."""
    blames = any(
        x.entry.type == _BLAME and x.entry.frame.get("on") == "recipient" for x in verb.group.lexes
    )
    return [g for g in verb.slots.get("on", ()) if g.acts] if blames else []


def _strikes(noun: Group, verb: Predicate) -> bool:
    """Whether a verb says whom or what an attack befell ("the raid hit two trucks")."""
    told = {x.entry.type for x in noun.lexes} & {x.entry.type for x in verb.group.lexes}
    return _ATTACK in told


def _tells_harm(verb: Predicate) -> bool:
    return any(x.entry.type == "TOLL" for x in verb.group.lexes)


def _among(noun: Group, groups: Iterable[Group]) -> bool:
    """Whether an event noun fills a slot: by itself, in a list, or in what counts or measures it
    ("a wave of arrests", "a new phase of the offensive")."""
    listed = (one for group in groups for one in (group, *group.members))
    return any(noun is held for one in listed for held in _carried(one))


def _is_light(group: Group) -> bool:
    """Whether a noun is a light verb as a noun: "the holding of talks"."""
    return any(
        "masdar" in x.feats
        and x.entry.opts.get("support") == "active"
        and CONTROLS.isdisjoint(x.entry.opts)
        for x in group.lexes
    )


def _counts(group: Group) -> bool:
    entry = group.entry("noun")
    return group.cls in _COUNTS or (entry is not None and "measure" in entry.opts)


def _doer(noun: Group, verb: Predicate) -> list[Group]:
    """Who does what a verb tells of somebody: whom it accuses, whoever confesses, and whoever
    does something else for the purpose."""
    told = next((x.entry.opts["doer"] for x in verb.group.lexes if "doer" in x.entry.opts), None)
    if told and any(noun in verb.slots.get(slot, ()) for slot in ("by", "about")):
        return verb.slots.get(told, [])
    joined = noun.prep_item is not None and noun.prep_item.i == noun.prep_item.j
    if joined and noun in verb.slots.get("for", ()):
        verbal = any(x.entry.type in VERBAL and "S" in x.entry.frame for x in noun.lexes)
        return verb.slots.get("S", []) if verbal and not verb.passive else []
    return []


def _party(noun: Group, verb: Predicate, slots: dict[str, list[Group]]) -> list[Group]:
    """Who met, where the meeting names only the other side, or the place of a visit: whoever does
    something beside it, or wants it ("after talks with the king the envoy said …")."""
    meets = any(x.entry.type == _MEETING and "S" in x.entry.frame for x in noun.lexes)
    if (
        not meets
        or not _SIDES.isdisjoint(slots)
        or not (_beside(noun, verb) or _wanted(noun, verb))
    ):
        return []
    return [who for who in verb.slots.get("O" if verb.passive else "S", ()) if who.acts]


def _beside(noun: Group, verb: Predicate) -> bool:
    """Whether a meeting stands beside what its other party does, which is no meeting itself."""
    if any(x.entry.type == _MEETING for x in verb.group.lexes):
        return False
    return any(noun in verb.slots.get(slot, ()) for slot in _BESIDE)


def _wanted(noun: Group, verb: Predicate) -> bool:
    """Whether a verb says that its subject wants or plans a meeting, and so takes part in it."""
    if noun not in verb.slots.get("O", ()) or verb.passive:
        return False
    return any(x.entry.opts.get("mod") == "planned" for x in verb.group.lexes)


def relation_of(
    noun: Group, units: list[Group], held: Held, slots: dict[str, list[Group]]
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
    host = next((unit for unit in units if unit.apposed is noun), None)
    if host is not None and host.acts:  # "Kenya, a close ally of the king,"
        slots.setdefault("S", []).append(host)
    holding = (verb for verb, _ in held.by(noun))
    cop = next((v for v in holding if v.group.form == "cop" and noun in v.slots.get("O", ())), None)
    if cop is not None:
        lend(noun, cop, slots, "O", passive=False)
    return cop


def _scene(noun: Group, verb: Predicate, slots: dict[str, list[Group]]) -> None:
    """What is said of the event itself: "clashes broke out in the north"."""
    for slot, groups in verb.slots.items():
        bare = slot.removeprefix("pre:")
        told = any(x.entry.type for x in verb.group.lexes)
        if bare in _SCENE or (slot == "by" and verb.passive and not told):
            doing = slots.get("S", ())
            slots.setdefault(bare, []).extend(g for g in groups if g is not noun and g not in doing)
