"""Names of the tables, for tests that hold for all of them."""

from __future__ import annotations

from functools import cache

from isnad import world
from isnad.names.judge import Mention
from isnad.world.entities import Entity

LANGUAGES = ("en", "ar", "vi")


@cache
def people() -> tuple[Entity, ...]:
    """Everybody of the tables."""
    return tuple(one for one in world.load().entities if one.kind == "person")


def mentions(one: Entity, country: bool = True) -> list[Mention]:
    """Somebody by each of their names."""
    return [
        Mention(name, language, one.country if country else None)
        for language in LANGUAGES
        for name in one.names.get(language, ())
    ]


@cache
def every_mention() -> tuple[Mention, ...]:
    """Every name of everybody, without what a report might say."""
    return tuple(m for one in people() for m in mentions(one, country=False))
