"""Whom words are aimed at where the sentence does not say it beside the verb: the first other party
in what is asked, threatened, refused or promised ("threatened to cut aid to the kingdom")."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group, Predicate
from isnad.claims.frames import behind

_WORDS = frozenset({"REQUEST", "THREATEN", "REJECT"})
_CHARGE, _DENIAL = "ACCUSE", "REJECT"
_ACTS = frozenset({"event", "abstract", "doc", "unknown"})
_PARTIES = frozenset({"org", "force", "group"})
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


def done_by(slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """The slots of words about an act, with whoever does the act beside it, not with them who speak
    ("condemned the raid by rebels")."""
    acts = [g for g in slots.get("O", ()) if not g.acts and g.cls in _ACTS]
    doers = [g for g in slots.get("by", ()) if g.acts]
    if not acts or not doers:
        return slots
    left = [g for g in slots["by"] if g not in doers]
    return {**slots, "O": [*slots["O"], *doers], "by": left}


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


def of_content(candidate: Candidate, verbs: list[Predicate]) -> None:
    """Give to a charge without a recipient whoever does what is told behind its complementiser
    ("complained that the kingdom had broken the truce")."""
    verb, roles = candidate.predicate, candidate.roles
    if candidate.type != _CHARGE or roles.get("recipient") or candidate.noun is not None:
        return
    comp = verb.first("comp") if verb is not None else None
    inner = next((v for v in verbs if comp is not None and v.begin > comp.index), None)
    if inner is None:
        return
    who = inner.first("by" if inner.passive else "S")
    if who is not None and who.acts and not any(_same(who, a) for a in roles.get("actor", [])):
        if who.cls != "pron" or who.sub.startswith("3"):
            roles["recipient"] = [who]


def _parties(candidate: Candidate, units: list[Group]) -> Iterator[Group]:
    """The parties in the clause after the trigger that do not act in the claim."""
    actors = candidate.roles.get("actor", [])
    for unit in units:
        if unit.i < candidate.trigger[0].j or unit.kind not in ("np", "punct", "attr"):
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
