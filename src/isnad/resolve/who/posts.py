"""Which post of a body somebody has by the words around ("the head of the Arab League")."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group, Sentence
from isnad.resolve.who.serving import named_with
from isnad.world import World
from isnad.world.entities import Entity

_SEVERAL, _COUNTRY = "igo", "country"
_PERSON, _OFFICE = "person", "office"
_BEHIND = frozenset({"for", "of", "to", "in"})
# Words for anybody who leads, or is sent: one of several, where no article tells that it is the one.
_ANY = frozenset({"leader"})


def post(group: Group, sentence: Sentence, world: World, role: str) -> str | None:
    """The id of the office that a role noun means of the body beside it: the office that the tables
    of posts know; else the one by which a body of several states is led."""
    body = next(_bodies(group, sentence, world), None)
    if body is None:
        return None
    return _listed(body, group, sentence, world, role) or _leading(body, world, role)


def _listed(body: Entity, group: Group, sentence: Sentence, world: World, role: str) -> str | None:
    if any(item.sub == "indef" for item in group.items):
        return None
    told = group.definite or group.owner is not None or body.kind == _SEVERAL
    if role in _ANY and not told:
        return None
    land = next(_lands(group, sentence, world), None)
    return world.posts.of(body, role, land) or (world.posts.of(body, role) if land else None)


def _leading(body: Entity, world: World, role: str) -> str | None:
    led = body.country if body.kind == _SEVERAL else None
    return world.office(led, role) if led is not None else None


def _bodies(group: Group, sentence: Sentence, world: World) -> Iterator[Entity]:
    """Bodies that the words of a group, and those that hang on it, name."""
    yield from (fact for fact in named_with(group, world) if fact.kind != _OFFICE)
    for one in _behind(group, sentence):
        fact = world.entity(one.entity) if one.entity is not None else None
        if fact is not None and fact.kind not in (_COUNTRY, _PERSON, _OFFICE):
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
