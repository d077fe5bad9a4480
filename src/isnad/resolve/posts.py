"""Which post of a body somebody has by the words around ("the head of the Arab League")."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group, Sentence
from isnad.world import World
from isnad.world.entities import Entity

_SEVERAL, _COUNTRY = "igo", "country"
_BEHIND = frozenset({"for", "of", "to", "in"})
# Words for anybody who leads, or is sent: one of several, where no article tells that it is the one.
_ANY = frozenset({"leader"})


def post(group: Group, sentence: Sentence, world: World, role: str) -> str | None:
    """The id of the office that a role noun means of the body beside it."""
    body = next(_bodies(group, sentence, world), None)
    if body is None or any(item.sub == "indef" for item in group.items):
        return None
    told = group.definite or group.owner is not None or body.kind == _SEVERAL
    if role in _ANY and not told:
        return None
    land = next(_lands(group, sentence, world), None)
    return world.posts.of(body, role, land) or (world.posts.of(body, role) if land else None)


def _bodies(group: Group, sentence: Sentence, world: World) -> Iterator[Entity]:
    """Bodies that the words of a group, and those that hang on it, name."""
    named = [x.entry.id for i in group.items for x in i.lexes if x.entry.kind == "ent"]
    inner = [g.entity for g in (group.of, group.owner) if g is not None]
    for entity in (*named, *inner, *(g.entity for g in _behind(group, sentence))):
        fact = world.entity(entity) if entity is not None else None
        if fact is not None and fact.kind not in (_COUNTRY, "person", "office"):
            yield fact


def _lands(group: Group, sentence: Sentence, world: World) -> Iterator[Entity]:
    for one in _behind(group, sentence):
        fact = world.entity(one.entity) if one.entity is not None else None
        if fact is not None and fact.kind == _COUNTRY:
            yield fact


def _behind(group: Group, sentence: Sentence) -> Iterator[Group]:
    """The two groups that may hang on one by words for whose it is."""
    first = max(group.index, 0) + 1
    for unit in sentence.units[first : first + 2]:
        if unit.kind != "np" or unit.prep not in _BEHIND:
            return
        yield unit
