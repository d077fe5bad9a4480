"""Who does what a noun tells, and whom it is done to, by what hangs on it or stands right before it."""

from __future__ import annotations

from isnad.annotations import VERBAL, Group, Predicate
from isnad.claims.events.nouns import whole
from isnad.languages.pack import Entry, Lex

# Slots by which an event says at what it aims, and by which it says who does it.
_AIMS = frozenset({"on", "to", "against", "with"})
_DOERS = frozenset({"S", "OWN", "GEN", "BARE", "NAT", "by"})
# The slot of whom an attack befalls; by which slots somebody is blamed for it.
_HURT, _BLAMED = "GEN2", frozenset({"by", "about"})
_WHERE = frozenset({"place", "country"})
# The slots of whoever a verbal noun hangs on.
_HOLDERS = ("GEN", "BARE", "OWN")
_SOMEBODY = frozenset({"person", "name"})
# Slots of a verb in which those stand whom an act beside it befell, the likeliest first.
_BEFALLEN = ("O", "about", "S")
# What an act may be done to besides somebody.
_HIT = frozenset({"place", "country", "vehicle", "weapon", "thing"})


def agent_of(entry: Entry, slots: dict[str, list[Group]], *, bare: bool) -> dict[str, list[Group]]:
    """Whom an event belongs to by a preposition is who does it, where another says at what it
    aims and nobody else does it: "an attack of the rebels' on the base"; so is from whom words are that
    no article points back to (``bare``: "blame from the mayor")."""
    words = bare and entry.type in VERBAL and "from" not in entry.frame
    if words and _DOERS.isdisjoint(slots):
        said = [g for g in slots.get("from", ()) if g.acts and g.cls != "pron"]
        return {**slots, "S": said[:1]} if said else slots
    if "for" not in slots or not _DOERS.isdisjoint(slots) or "agent" not in entry.opts:
        return slots
    doer = next((g for g in slots["for"] if g.acts), None)
    others = [g for g in slots["for"] if g is not doer]
    aimed = any(g.acts or g.cls in _WHERE for g in others) or not _AIMS.isdisjoint(slots)
    return {**slots, "for": others, "S": [doer]} if doer is not None and aimed else slots


def said_of(
    entry: Entry, noun: Group, units: list[Group], slots: dict[str, list[Group]]
) -> dict[str, list[Group]]:
    """What a word that is said of somebody without a verb (``said=yes``) is said of: the group right
    before it ("that he [is] ready for talks")."""
    before = units[noun.index - 1] if noun.index > 0 else None
    if "said" not in entry.opts or "S" in slots or before is None or before.kind != "np":
        return slots
    return slots if before.prep or noun.definite else {**slots, "S": [before]}


def with_object(entry: Entry, slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """What hangs on a noun that has an object as well is who does it ("the army's taking the
    town"), and so is it where another slot says whom it aims at ("told of [the] help [of] the kingdom
    to rebels")."""
    if "GEN" in slots and "S" in slots and _turns(entry) and not _aims(entry, slots):
        aims = [slot for slot, role in entry.frame.items() if role.startswith("recipient")]
        aim = next((slot for slot in aims if entry.frame[slot] != "recipient/-"), aims[0])
        aim, rest = aim.split("|")[0], {k: v for k, v in slots.items() if k != "GEN"}
        return {**rest, aim: [*slots.get(aim, []), *slots["GEN"]]}
    if "GEN" in slots and entry.frame.get("GEN", "").startswith("recipient") and "S" in slots:
        if all(g.acts for g in slots["GEN"]) and _aims(entry, slots):
            return {**{k: v for k, v in slots.items() if k != "GEN"}, "S": slots["GEN"]}
    if "ACC" in slots and "GEN" not in slots and "OWN" in slots:
        return {**_owned_by_doer(entry, slots), "GEN": slots["ACC"]}
    if "ACC" not in slots or "GEN" not in slots or entry.frame.get("GEN", "actor") == "actor":
        return slots
    aim = _aim(entry) if any(g.acts for g in slots["ACC"]) else ""
    if aim and entry.frame["GEN"].startswith("actor"):
        return {**slots, aim: [*slots.get(aim, []), *slots["ACC"]]}
    return {**slots, "S": [*slots.get("S", []), *slots["GEN"]], "GEN": slots["ACC"]}


def _owned_by_doer(entry: Entry, slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """The slots of a verbal noun that has an object: whose it is then does it ("its arrest [of]")."""
    if not entry.frame.get("OWN", "").startswith("recipient"):
        return slots
    rest = {slot: groups for slot, groups in slots.items() if slot != "OWN"}
    return {**rest, "S": slots.get("S") or slots["OWN"]}


def doer_before_object(noun: Group, units: list[Group], slots: dict[str, list[Group]]) -> str:
    """The slot of whoever does what a verbal noun tells, where a particle that is written with its
    word marks its object right behind them ("the king's dismissal of the mayor", "its arrest of the
    envoy"); empty for others."""
    slot = next((one for one in _HOLDERS if one in slots), "")
    if not slot or not all(g.acts for g in slots[slot]) or not {"S", "ACC"}.isdisjoint(slots):
        return ""
    if not _is_marked(slots.get("for", [])[:1]):
        return ""
    first, last = whole(noun, units).index + 1, slots["for"][0].index
    return slot if all(u.kind == "prep" or u.joined for u in units[first:last]) else ""


def _is_marked(aimed: list[Group]) -> bool:
    """Whether somebody or something that an act can be done to stands behind a particle that is
    written with its word."""
    return any(
        (g.acts or g.cls in _HIT) and g.prep_item is not None and g.prep_item.i == g.prep_item.j
        for g in aimed
    )


def with_marked_object(
    entry: Entry, slots: dict[str, list[Group]], doer: str
) -> dict[str, list[Group]]:
    """The slots of a verbal noun whose doer stands in one of them, before its marked object."""
    if not doer:
        return slots
    aimed, others = slots["for"][:1], slots["for"][1:]
    rest = {k: v for k, v in slots.items() if k not in (doer, "for")}
    doers = slots["S"] if doer == "OWN" and slots.get("S") else slots[doer]
    rest = {**rest, "S": doers}
    if entry.frame.get("for", "").startswith("recipient") and entry.frame.get("GEN") != "recipient":
        return {**rest, "for": [*aimed, *others]}
    aim = "O" if entry.pos == "v" else "GEN"
    if aim == "GEN" and not entry.frame.get("GEN", "").startswith("recipient"):
        aim = (_aim(entry) or "for").split("|")[0]
    return {**rest, "for": others, aim: [*rest.get(aim, []), *aimed]}


def with_antecedent(
    entry: Entry, noun: Group, verb: Predicate | None, slots: dict[str, list[Group]]
) -> dict[str, list[Group]]:
    """Whom a verbal noun befalls by its pronoun is the object of the verb that it hangs on, else its
    subject ("shot the thief before his arrest", "the thief fled before his arrest")."""
    whose = noun.poss
    if verb is None or whose is None or not entry.frame.get("OWN", "").startswith("recipient"):
        return slots
    if slots.get("OWN") != [whose] or whose.cls != "pron":
        return slots
    told = (g for slot in _BEFALLEN for g in verb.slots.get(slot, ()))
    who = next((g for g in told if _fits(whose, g) and g.j <= noun.i), None)
    return {**slots, "OWN": [who]} if who is not None else slots


def _fits(pronoun: Group, who: Group) -> bool:
    """Whether a pronoun can be of somebody, by number."""
    many = pronoun.sub[-1:] in ("p", "d")
    return who.cls in _SOMEBODY and many == (who.plural or bool(who.members))


def _aim(entry: Entry) -> str:
    """The first slot by which an event says whom it is done to; empty where it has none."""
    return next((slot for slot, role in entry.frame.items() if role.startswith("recipient")), "")


def _aims(entry: Entry, slots: dict[str, list[Group]]) -> bool:
    """Whether another slot says already whom an event aims at ("their country's support for")."""
    roles = ((slot, role.partition("/")[0]) for slot, role in entry.frame.items())
    aims = [slot for slot, role in roles if role == "recipient" and slot != "GEN"]
    return any(g.acts for slot in aims for g in slots.get(slot, ()))


def _turns(entry: Entry) -> bool:
    """Whether what hangs on a noun is whom it aims at once its doer is known ("who calls for the
    condemnation of the army", "who wants a storming of the base")."""
    if entry.type not in VERBAL and "turns" not in entry.opts:
        return False
    roles = entry.frame.values()
    return entry.frame.get("GEN", "").startswith("actor") and any(
        r.startswith("recipient") for r in roles
    )


def bare_as_owner(entry: Entry, slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """What hangs on an event noun without a preposition is its owner, unless the entry says more."""
    if "TARGET" in slots:
        aim = next((s for s, role in entry.frame.items() if role.startswith("recipient")), "TARGET")
        slots = {**slots, aim.split("|")[0]: [*slots.get(aim, []), *slots["TARGET"]]}
    if "BARE" not in slots or any("BARE" in slot for slot in entry.frame):
        return slots
    return {**slots, "GEN": [*slots.get("GEN", []), *slots["BARE"]]}


def blamed_for(
    noun: Group, verb: Predicate | None, units: list[Group], slots: dict[str, list[Group]]
) -> dict[str, list[Group]]:
    """Whom a pronoun on an attack stands for, where somebody else is blamed for that and no object
    follows, is whom it hit ("the army blamed the rebels for attacking it")."""
    told = next((x.entry.opts["doer"] for x in _lexes(verb) if "doer" in x.entry.opts), "")
    doers = verb.slots.get(told, []) if verb is not None and told else []
    hurts = any(_HURT in x.entry.frame for x in noun.lexes)
    if not (doers and hurts and noun.poss is not None and slots.get("OWN") == [noun.poss]):
        return slots
    after = units[noun.index + 1] if 0 <= noun.index < len(units) - 1 else None
    if noun.prep not in _BLAMED or (after is not None and after.kind == "np" and not after.prep):
        return slots
    rest = {slot: groups for slot, groups in slots.items() if slot != "OWN"}
    return {**rest, "S": [*doers], _HURT: [*slots.get(_HURT, []), noun.poss]}


def accused_of(noun: Group, units: list[Group]) -> Group | None:
    """Who is said by a participle right before an act to be accused of it ("men accused of arming
    rebels")."""
    before = units[noun.index - 1] if noun.prep == "by" and noun.index > 0 else None
    if before is None or before.kind != "np" or not before.items or not before.acts:
        return None
    told = (x for x in before.items[-1].lexes if "paspart" in x.feats or x.entry.kind == "noun")
    return before if any("doer" in x.entry.opts for x in told) else None


def _lexes(verb: Predicate | None) -> list[Lex]:
    return verb.group.lexes if verb is not None else []


def as_verb(slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """The slots of a verb that stands as a noun ("the army's arming of rebels")."""
    owners = [g for slot in ("S", "OWN", "NAT") for g in slots.get(slot, [])]
    out = {**slots, "O": slots.get("GEN", [])}
    return {**out, "S": owners} if owners else out


def without_self(entry: Entry, slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """A pronoun that owns an act is whoever is said to do it ("reaffirmed their support")."""
    owner = slots.get("OWN", [])
    if slots.get("S") and entry.frame.get("OWN") == "actor" and entry.frame.get("S") == "actor":
        slots = {**slots, "OWN": [g for g in owner if g.cls != "pron"]}
    return slots


def is_opposed(verb: Predicate, units: list[Group]) -> bool:
    """Whether a verb stands right behind a word for what somebody is against ("protesters against
    raising taxes"): nobody is said to do it."""
    before = units[verb.group.index - 1] if verb.group.index > 0 else None
    return before is not None and before.kind == "prep" and before.sub == "against"
