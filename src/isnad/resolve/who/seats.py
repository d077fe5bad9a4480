"""Seats of government: whom a capital stands for, and whose a body is that is told of with one."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group, Sentence
from isnad.folding import fold
from isnad.resolve.who.bodies import BODIES
from isnad.resolve.who.homeland import STATE
from isnad.world import World, load

_SERVING = frozenset({"org", "force", "group", "office", "person"})
_SEVERAL, _TOWN = "several", "settlement"


def government(group: Group, sentence: Sentence, world: World) -> str | None:
    """The country whose capital a name is: where it acts, its government is meant."""
    code = _seat_of(group.name, sentence, world)
    return f"country:{code}" if code is not None else None


def seated(group: Group, sentence: Sentence, world: World) -> str | None:
    """The alpha-3 code of the state whose body or servant is told of with its capital ("Moscow's
    troops", "the Moscow government", "the army of Moscow"); null for all others."""
    if group.sector not in STATE or group.cls not in _SERVING or group.entity is not None:
        return None
    noun = group.entry("noun")
    if noun is None or noun.opts.get("of") == _SEVERAL:
        return None
    codes = (_seat_of(name, sentence, world) for name in _names(group))
    return next(filter(None, codes), None)


def called_after(group: Group, sentence: Sentence, country: str | None) -> str | None:
    """The English name of the town that a body of a state is called by ("شرطة حلب": "Aleppo");
    null for all others. ``country``: that of the body, where it is known."""
    inner = [(p.i, p.j) for p in group.items if p.tag == "name"]
    if group.sector not in STATE or group.cls not in BODIES or len(inner) != 1:
        return None
    name = " ".join(t.bare for t in sentence.tokens[slice(*inner[0])])
    found = load().places.find(name)
    towns = [p.name for p in found if p.kind == _TOWN and country in (p.country, None)]
    # In Latin letters a town is called as it is written: others bear its name as a rarer one.
    return next((town for town in towns if not name.isascii() or fold(town) == name), None)


def _names(group: Group) -> Iterator[tuple[int, int]]:
    for item in group.items:
        if item.tag == "name" and item is not group.head:
            yield item.i, item.j
    for inner in (group.owner, group.of):
        if inner is not None and inner.name is not None:
            yield inner.name


def _seat_of(name: tuple[int, int] | None, sentence: Sentence, world: World) -> str | None:
    if name is None:
        return None
    codes = world.capital(" ".join(t.bare for t in sentence.tokens[slice(*name)]))
    return codes[0] if len(codes) == 1 else None
