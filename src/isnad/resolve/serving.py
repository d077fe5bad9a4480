"""Whom somebody without a name serves: an armed group, an association, a body of several states."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group
from isnad.world.entities import Entity
from isnad.world.world import World

# Who serves one of these by a role that any body has ("leader", "official") is of its sector.
_NO_STATES = frozenset({"REB", "OPP", "NGO", "IGO", "BUS", "MED", "CRM"})
_ANY_ROLE = frozenset({"GOV", "MIL", "UNK"})
_BODIES = frozenset({"org", "group", "force"})
_SERVING, _NO_BODIES = frozenset({"person", "office"}), frozenset({"country", "person"})


def served(group: Group, world: World, day: str | None) -> Entity | None:
    """The body that is no state's whom somebody without a name serves, by a name before their role
    or behind it ("a PKK commander", "the leader of the Houthis"); null for all others."""
    if group.cls not in _SERVING or group.entity is not None:
        return None
    role = group.entry("noun")
    if role is None or not (role.sector or {"serves", "role"} & role.opts.keys()):
        return None  # whose followers, critics and kin somebody is tells no more
    facts = (world.entity(entity, day) for entity in _entities(group))
    bodies = (f for f in facts if f is not None and f.kind not in _NO_BODIES)
    return next((f for f in bodies if f.sector in _NO_STATES), None)


def sector_of(group: Group, body: Entity) -> str | None:
    """The sector of somebody who serves a body: that of the body, but for an office of a state and
    for people of other trades."""
    role = group.entry("noun")
    any_body = (group.sector or "UNK") in _ANY_ROLE and not (
        role and role.sector and "role" in role.opts
    )
    return body.sector if any_body else group.sector


def speaks_for(group: Group) -> str | None:
    """The sector of the body that somebody speaks for ("a spokesman for the army")."""
    inner = group.of
    if inner is None or inner.cls not in _BODIES or group.entity is not None:
        return None
    serves = any("serves" in x.entry.opts for x in group.lexes)
    return inner.sector if serves and group.cls in _SERVING else None


def _entities(group: Group) -> Iterator[str]:
    for item in group.items:
        if item is not group.head:
            yield from (x.entry.id for x in item.lexes if x.entry.kind == "ent")
    for inner in (group.of, group.owner):
        if inner is not None and inner.entity is not None:
            yield inner.entity
