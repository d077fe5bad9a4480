"""Whom words are aimed at where the sentence does not say it beside the verb: the first other party
in what is asked, threatened, refused or promised ("threatened to cut aid to the kingdom")."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group
from isnad.claims.frames import behind

_WORDS = frozenset({"REQUEST", "THREATEN", "REJECT"})
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
