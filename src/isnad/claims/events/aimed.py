"""Whom words are aimed at where the sentence does not say it beside the verb: the first other party
in what is asked, threatened, refused or promised ("threatened to cut aid to the kingdom")."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import VERBAL, Candidate, Group, Predicate
from isnad.claims.frames import behind
from isnad.languages.pack import Entry

_WORDS = frozenset({"REQUEST", "THREATEN", "REJECT"})
# Words whose content tells whom they are to befall; who asks, asks those who are to do it.
_TO_WHOM, _ASKS = frozenset({"THREATEN", "REJECT", "AGREE", "CONCEDE"}), "REQUEST"
_BOTH = frozenset({"CONSULT", "COOPERATE", "AGREE", "CEASEFIRE"})
# Where a protest, or words, may have the act that they are about.
_ABOUT = ("O", "against", "at", "about", "into", "to", "for")
_CHARGE, _DENIAL = "ACCUSE", "REJECT"
_ACTS = frozenset({"event", "abstract", "doc", "unknown"})
_PARTIES = frozenset({"org", "force", "group"})
# What somebody asks for may be about or against others, who are asked for nothing.
_OF_OTHERS = frozenset({"about", "against"})
# What may stand between a verb and its colon; marks around what is said.
_LIGHT = frozenset({"date", "adv"})
_OPENS, _CLOSES = frozenset({"quote", "open", "single"}), frozenset({"close", "quote", "unsingle"})
_END = frozenset({"comma", "stop", "colon", "dash", "lparen"})


def aim(found: list[Candidate], units: list[Group]) -> None:
    """Give a recipient to the words of each candidate that have none."""
    for candidate in found:
        aims = candidate.type in _WORDS or "aims" in candidate.entry.opts
        if not aims or candidate.roles.get("recipient"):
            continue
        if candidate.predicate is None or candidate.noun is not None:
            continue
        other = next(_parties(candidate, units), None)
        if other is not None:
            candidate.roles["recipient"] = [other]


def from_content(words: Candidate, content: Candidate) -> None:
    """Give to words without a recipient whoever their content names for it: whom somebody offers to
    help or threatens to strike, and who is asked to do something."""
    roles, told = content.roles, words.roles.get("recipient", [])
    # Where the content takes place is nobody who is asked ("demanded a withdrawal from the valley").
    if words.type not in _TO_WHOM | {_ASKS} or any(g not in roles.get("place", []) for g in told):
        return
    asked = words.type == _DENIAL and content.type == _ASKS  # "refused to heed the king's call"
    found = list(roles.get("actor" if words.type == _ASKS or asked else "recipient", []))
    if words.type != _ASKS and content.entry.type in _BOTH:
        found += roles.get("actor", [])
    doers = words.roles.get("actor", [])
    others = [g for g in found if _is_other(g) and not any(_same(g, a) for a in doers)]
    if others:
        words.roles["recipient"] = words.sure = others


def _is_other(group: Group) -> bool:
    """Whether it is somebody, or what is theirs, and no pronoun that may point back to whoever
    speaks, or to a thing."""
    if group.cls in _ACTS:
        return False
    return group.cls != "pron" or (group.sub.startswith("3") and group.sub != "3n")


def done_by(slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """The slots of words about an act, with whoever does the act beside it, not with them who speak
    ("condemned the raid by rebels", "protested against the raid by rebels")."""
    doers = [g for g in slots.get("by", ()) if g.acts]
    for slot in _ABOUT if doers else ():
        acts = [g for g in slots.get(slot, ()) if not g.acts and g.cls in _ACTS]
        if acts and acts[-1].i < doers[0].i:
            left = [g for g in slots["by"] if g not in doers]
            return {**slots, slot: [*slots[slot], *doers], "by": left}
    return slots


def answer(found: list[Candidate]) -> None:
    """Give to each denial without a recipient whoever accused the one who denies ("accused the
    kingdom of theft, which it denied")."""
    charges = [c for c in found if c.type == _CHARGE]
    for candidate in found if charges else ():
        if candidate.type != _DENIAL or candidate.roles.get("recipient"):
            continue
        for charge in reversed(charges):
            if charge.at < candidate.at and _is_charged(charge, candidate):
                candidate.roles["recipient"] = list(charge.roles.get("actor", []))
                break


def _is_charged(charge: Candidate, denial: Candidate) -> bool:
    """Whether whoever denies is accused by the charge; a pronoun may be."""
    charged = [m for g in charge.roles.get("recipient", []) for m in (g, *g.members)]
    denying = denial.roles.get("actor", [])
    return any(d.cls == "pron" or any(_same(c, d) for c in charged) for d in denying)


def of_content(candidate: Candidate, verbs: list[Predicate], units: list[Group]) -> None:
    """Give to a charge, or a demand, without a recipient whoever does what is told behind its
    complementiser ("complained that the kingdom had broken the truce", "his charge that the kingdom
    cheats")."""
    verb, roles, noun = candidate.predicate, candidate.roles, candidate.noun
    if candidate.type not in (_CHARGE, _ASKS) or roles.get("recipient"):
        return
    comp = verb.first("comp") if verb is not None else None
    comp = _clause_of(noun, units) if noun is not None else comp
    inner = next((v for v in verbs if comp is not None and v.begin > comp.index), None)
    if inner is None:
        return
    who = _owner_of_act(comp, units) or inner.first("by" if inner.passive else "S")
    if who is not None and who.acts and not any(_same(who, a) for a in roles.get("actor", [])):
        if who.cls != "pron" or who.sub.startswith("3"):
            roles["recipient"] = [who]
            if who.cls != "pron":
                candidate.sure = [who]


def _owner_of_act(comp: Group | None, units: list[Group]) -> Group | None:
    """Whose act it is that a clause begins with ("that the kingdom's war is a pretext")."""
    act = units[comp.index + 1] if comp is not None and comp.index + 1 < len(units) else None
    owner = act.owner if act is not None and act.cls == "event" else None
    return owner if owner is not None and owner.cls != "pron" and owner.acts else None


def _clause_of(noun: Group, units: list[Group]) -> Group | None:
    """What opens the clause that tells of what a noun is, phrases that hang on the noun between."""
    for unit in units[noun.index + 1 :] if noun.index >= 0 else ():
        if unit.kind != "np" or not unit.prep:
            return unit if unit.kind == "comp" else None
    return None


def of_quoted(candidate: Candidate, units: list[Group]) -> None:
    """Give to a charge without a recipient the first that the words in marks behind its verb and a
    colon tell of: "they", a state, a body ("the mayor scoffed: “They know nothing”")."""
    verb, roles = candidate.predicate, candidate.roles
    if candidate.type != _CHARGE or roles.get("recipient") or candidate.noun is not None:
        return
    n = verb.group.index + 1 if verb is not None else len(units)
    while n < len(units) and (units[n].kind in _LIGHT or units[n].joined):
        n += 1
    if n >= len(units) - 1 or units[n].sub != "colon" or units[n + 1].sub not in _OPENS:
        return
    for unit in units[n + 2 :]:
        if unit.sub in _CLOSES or unit.kind == "comp":
            return
        they = unit.cls == "pron" and unit.sub.startswith("3") and unit.sub != "3n"
        if unit.kind == "np" and (they or _is_party(unit)):
            if not any(_same(unit, a) for a in roles.get("actor", [])):
                roles["recipient"] = candidate.sure = [unit]
                return


def of_described(candidate: Candidate, verbs: list[Predicate], units: list[Group]) -> None:
    """Give to words about an act whoever a clause behind it says did it ("condemned the raids carried
    out by rebels", "the remarks that the mayor made"), where nobody else is named."""
    verb = candidate.predicate
    if candidate.type not in VERBAL | {"PROTEST"} or candidate.roles.get("recipient"):
        return
    if candidate.noun is not None:
        acts = _right_behind(candidate.noun, units)
    elif verb is None:
        return
    else:
        acts = [g for slot in _ABOUT for g in verb.slots.get(slot, ()) if g.cls in _ACTS]
    held = [part for act in acts for part in (act, act.of) if part is not None]
    for other in verbs:
        if other.link != "rel" or not any(_tells_doer(x.entry) for x in other.group.lexes):
            continue
        slots = other.slots.items()
        told = ("O",) if other.passive else [slot for slot, _ in slots if slot != "S"]
        if not any(g in held for slot, groups in slots if slot in told for g in groups):
            continue
        doers = [g for g in other.slots.get("by" if other.passive else "S", ()) if g.acts]
        doers = [g for g in doers if g.cls != "pron" and g not in held]
        if doers:
            candidate.roles["recipient"] = candidate.sure = doers
            return


def _tells_doer(entry: Entry) -> bool:
    """Whether a verb says no more of an act than who did it, or who says that they did."""
    return "support" in entry.opts or "admits" in entry.opts


def _right_behind(noun: Group, units: list[Group]) -> list[Group]:
    """The acts that words are about by what hangs on their noun or follows it ("its support for the
    steps")."""
    found = [noun.of] if noun.of is not None and noun.of.cls in _ACTS else []
    after = units[noun.index + 1 : noun.index + 2] if noun.index >= 0 else []
    return [*found, *(g for g in after if g.prep in _ABOUT and g.cls in _ACTS)]


def _parties(candidate: Candidate, units: list[Group]) -> Iterator[Group]:
    """The parties in the clause after the trigger that do not act in the claim."""
    actors = candidate.roles.get("actor", [])
    asks = candidate.type == _ASKS
    for unit in units:
        if asks and unit.prep in _OF_OTHERS:
            continue
        if unit.i < candidate.trigger[0].j or unit.kind not in ("np", "punct", "attr"):
            continue
        if unit.kind == "np" and unit.joined:
            continue
        if unit.kind == "attr" or (unit.kind == "punct" and unit.sub in _END and not unit.joined):
            return
        who = unit if unit.acts else behind(unit)
        if who is not None and _is_party(who) and not any(_same(who, a) for a in actors):
            yield who


def _is_party(group: Group) -> bool:
    """A state, or a body with a name or a country."""
    if group.cls == "country":
        return True
    return group.cls in _PARTIES and (group.entity is not None or group.country is not None)


def _same(a: Group, b: Group) -> bool:
    return a is b or (a.entity is not None and a.entity == b.entity) or a in b.members
