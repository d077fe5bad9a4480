"""Posts of bodies: which office a word for a post means of an organisation ("the NATO chief")."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.folding import fold
from isnad.world.entities import Entity

_ARTICLE = " the "
# What the head of a body may be called by its tables, where words say no more than that; whoever
# is sent by one.
_POSTS = {
    "leader": (
        "leader", "head", "secretary-general", "director-general", "executive-director",
        "managing-director", "commissioner-general", "administrator", "president",
    ),
    "special-envoy": ("special-envoy", "envoy", "special-representative", "personal-envoy"),
}  # fmt: skip


class Posts:
    """The offices of bodies by what they are called in English."""

    def __init__(self, offices: Iterable[Entity]) -> None:
        self._called = {_plain(name): one.id for one in offices for name in one.names.get("en", ())}

    def of(self, body: Entity, role: str, land: Entity | None = None) -> str | None:
        """The id of the office that a role noun means of a body, for a country where one is told;
        null where the tables know none."""
        names = [*body.names.get("en", ()), *body.names.get("abbr", ())]
        lands = [f" for {name}" for name in land.names.get("en", ())] if land is not None else [""]
        for role_ in _POSTS.get(role, (role,)):
            for name in names:
                for scope in lands:
                    for said in (f"{name} {role_}{scope}", f"{role_} of {name}{scope}"):
                        if found := self._called.get(_plain(said)):
                            return found
        return None


def _plain(name: str) -> str:
    """A name by which spellings of it meet."""
    plain = f" {fold(name)} ".replace("-", " ").replace(".", "").replace(_ARTICLE, " ")
    return " ".join(plain.split())
