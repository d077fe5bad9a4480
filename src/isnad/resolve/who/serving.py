"""Whom somebody serves by the words around them, a state, several, an armed group, an association:
their country and their part."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group
from isnad.resolve.who.homeland import STATE, told_with
from isnad.world.entities import Entity
from isnad.world.world import World

_SEVERAL, _ARMY, _ARMED = "igo", "MIL", "REB"
# What words may say of the part of those who hold an office of a body of several countries.
_OFFICES = frozenset({"GOV", "BUS", None})
# Who serves one of these by a role that any body has ("leader", "official") is of its sector.
_NO_STATES = frozenset({"REB", "OPP", "NGO", "BUS", "MED", "CRM"})
_ANY_ROLE = frozenset({"GOV", "MIL", "UNK"})
_BODIES = frozenset({"org", "group", "force"})
_SERVING, _NO_BODIES = frozenset({"person", "office"}), frozenset({"country", "person"})
# What the words may call anybody, and officials of a body of several states too, tells no part.
_CIVIL = frozenset({"CVL"})
_LOOSE = {"IGO": _CIVIL | {"GOV"}}


def serving(
    group: Group, country: str | None, sector: str | None, world: World, day: str | None
) -> tuple[str | None, str | None]:
    """Country and part of somebody, as the body tells that they serve: whoever holds an office of
    a body of several countries is of that body, by whatever the office is called. Forces of a state
    of which nothing else is told are its army. ``day``: of what is told."""
    if not group.acts:
        return country, sector
    if sector is None and group.cls == "force" and told_with(group) is not None:
        told = any(item.tag in ("adj", "noun") for item in group.items if item is not group.head)
        return country, None if told else _ARMY
    bodies = list(named_with(group, world))
    if not bodies:  # as with most; nor was there any on that day
        return country, _speaks_for(group) or _of_no_state(group) or sector
    several = next((f for f in bodies if f.kind == _SEVERAL), None)
    if several is not None and country in (None, several.country) and sector in _OFFICES:
        return several.country or country, several.sector
    country = country or _employer(bodies)
    if (body := served(group, world, day)) is not None:
        return country or body.country, _sector_of(group, body)
    return country, _speaks_for(group) or _of_no_state(group) or sector


def served(group: Group, world: World, day: str | None) -> Entity | None:
    """The body that is no state's whom somebody without a name serves, by a name before their role
    or behind it ("a PKK commander", "the leader of the Houthis"); null for all others."""
    if group.cls not in _SERVING or group.entity is not None:
        return None
    role = group.entry("noun")
    if role is None or not (role.sector or {"serves", "role"} & role.opts.keys()):
        return None  # whose followers, critics and kin somebody is tells no more
    return next((f for f in named_with(group, world, day) if f.sector in _NO_STATES), None)


def _employer(bodies: list[Entity]) -> str | None:
    """The country of the body of a state, or the body of several, that somebody serves by the words
    around ("Pentagon spokesman Roth", "officials of the EU")."""
    return next((f.country for f in bodies if f.kind == _SEVERAL or f.sector in STATE), None)


def of_fact(fact: Entity, country: str | None, sector: str | None) -> tuple[str | None, str | None]:
    """Country and sector of somebody known: what the words say of a person's part stands."""
    if fact.kind == "country":
        return fact.id.partition(":")[2], "GOV"
    told = sector and fact.kind == "person" and sector not in _LOOSE.get(fact.sector, _CIVIL)
    return fact.country or country, sector if told else fact.sector


def _sector_of(group: Group, body: Entity) -> str | None:
    """The sector of somebody who serves a body: that of the body, but for an office of a state and
    for people of other trades."""
    role = group.entry("noun")
    of_state = role is not None and role.sector and "role" in role.opts
    return body.sector if (group.sector or "UNK") in _ANY_ROLE and not of_state else group.sector


def _speaks_for(group: Group) -> str | None:
    """The sector of the body that somebody speaks for ("a spokesman for the army")."""
    inner = group.of or group.owner
    if inner is None or inner.cls not in _BODIES or group.entity is not None:
        return None
    serves = any("serves" in x.entry.opts for x in group.lexes)
    return inner.sector if serves and group.cls in _SERVING else None


def _of_no_state(group: Group) -> str | None:
    """The sector of the armed group without a name that somebody's role is in ("the rebels' leader",
    "the commander of the militia")."""
    whose = group.owner or group.of
    if whose is None or group.cls != "person" or group.entity is not None or group.name is not None:
        return None
    armed = whose.sector == _ARMED and whose.acts and whose.prep in ("", "of")
    return _ARMED if armed and group.sector in (None, _ARMY) else None


def named_with(group: Group, world: World, day: str | None = None) -> Iterator[Entity]:
    """The bodies by whose names, beside or behind their own, somebody is told of."""
    named = [x.entry.id for i in group.items for x in i.lexes if x.entry.kind == "ent"]
    inner = (g.entity for g in (group.of, group.owner) if g is not None)
    for entity in (*named, *inner):
        fact = world.entity(entity, day) if entity is not None else None
        # A country beside somebody may be whom they speak of, and people serve nobody here.
        if fact is not None and fact.kind not in _NO_BODIES:
            yield fact
