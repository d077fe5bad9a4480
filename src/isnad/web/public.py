"""Who has a page: those whom the tables of the world know, and of people those in public office."""

from __future__ import annotations

from isnad import world
from isnad.brief.calling import PUBLIC
from isnad.world.entities import Entity

_PERSON = "person"


def public(key: str) -> Entity | None:
    """The entity of a key that has a page; null where there is none. Whoever is only described, or
    named without public office, is somebody inside one report and followed no further."""
    entity = world.load().entity(key) if ":" in key else None
    if entity is None or entity.kind != _PERSON:
        return entity
    return entity if entity.offices or entity.sector in PUBLIC else None
