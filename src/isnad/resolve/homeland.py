"""The country of a body that is told of without one: "the army" of the country that is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group, Sentence
from isnad.resolve.memory import Memory
from isnad.world import World
from isnad.world.entities import Entity

# Sectors whose bodies are of some state, and of those who fight one.
_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_SEVERAL, _ARMY = "igo", "MIL"
# What words may say of the part of those who hold an office of a body of several countries.
_OFFICES = frozenset({"GOV", "BUS", None})
_FIGHTING = frozenset({"REB", "OPP"})
# Who is told of by a word for anybody is of the country that nearly all of the report is set in.
_ANYBODY = "UNK"
_LOCAL = frozenset({"CVL", "CRM", "EDU", "REL", _ANYBODY})
# So does a name of whom nothing else is known, where hardly any other country is spoken of.
_SURE, _SOMEBODY = 0.8, frozenset({"person", "name", "unknown"})
_THERE = frozenset({"person", "group", "force", "org", "office", "place"})
_COUNTRY = "country:"
# What share of all mentions of countries, and how many, make a country that of the report.
_SHARE, _MENTIONS, _STRONG = 0.5, 2, 0.7


def homeland(
    group: Group, sentence: Sentence, memory: Memory, sector: str | None, head: str
) -> str | None:
    """The country that a described body is most likely of; null where the report leaves it open.
    ``head``: the row of its noun."""
    if group.entity is not None or group.cls in ("pron", "country") or _of_several(group):
        return None
    if group.name is not None:
        somebody = group.cls in _SOMEBODY and group.sub != "settlement"
        return _most(memory.lands, _SURE) if somebody else None
    if sector in _STATE | _FIGHTING and (told := told_with(group)) is not None:
        return told
    if sector in _STATE:
        before = _before(memory, head, sector)
        return (
            before
            or _only(memory.countries_in(sentence))
            or _most(memory.countries, _SHARE, alone=True)
            or _told_of(memory)
            or _most(memory.lands, _SHARE, alone=True)
        )
    if sector in _FIGHTING:
        return _most(memory.countries, _STRONG) or _most(memory.lands, _STRONG)
    if (sector or _ANYBODY) in _LOCAL and group.cls in _THERE:
        return _most(memory.lands, _STRONG, alone=memory.beside and not _is_people(group))
    return None


def _of_several(group: Group) -> bool:
    """Whether a body is of several countries: a coalition."""
    entry = group.entry("noun")
    return entry is not None and entry.opts.get("of") == "several"


def _is_people(group: Group) -> bool:
    """Whether a noun is of a whole people, who live in more than one country ("Kurds")."""
    entry = group.entry("noun")
    return entry is not None and entry.opts.get("gloss", "")[:1].isupper()


def told_with(group: Group) -> str | None:
    """The country that hangs on the noun of a body: "the minister of" one, "its" minister."""
    for inner in (group.owner, group.of):
        if inner is not None and (code := nation(inner.entity)) is not None:
            return inner.country or code
    return None


def serving(
    group: Group, country: str | None, sector: str | None, world: World
) -> tuple[str | None, str | None]:
    """Country and part of somebody, as the body tells that they serve: whoever holds an office of
    a body of several countries is of that body, by whatever the office is called. Forces of a state
    of which nothing else is told are its army."""
    if not group.acts:
        return country, sector
    if sector is None and group.cls == "force" and told_with(group) is not None:
        told = any(item.tag in ("adj", "noun") for item in group.items if item is not group.head)
        return country, None if told else _ARMY
    several = next((f for f in _served(group, world) if f.kind == _SEVERAL), None)
    if several is not None and country in (None, several.country) and sector in _OFFICES:
        return several.country or country, several.sector
    return country or employer(group, world), sector


def office_of_several(group: Group, world: World) -> str | None:
    """What stands for a country where an office is one of a body of several ("the chief of the
    UN")."""
    return next((f.country for f in _served(group, world) if f.kind == _SEVERAL), None)


def employer(group: Group, world: World) -> str | None:
    """The country of the body of a state, or the body of several, that somebody serves by the words
    around ("Pentagon spokesman Roth", "officials of the EU")."""
    found = (f.country for f in _served(group, world) if f.kind == _SEVERAL or f.sector in _STATE)
    return next(found, None)


def _served(group: Group, world: World) -> Iterator[Entity]:
    """The bodies by whose names, beside or behind their own, somebody is told of."""
    named = [x.entry.id for i in group.items for x in i.lexes if x.entry.kind == "ent"]
    inner = (g.entity for g in (group.of, group.owner) if g is not None)
    for entity in (*named, *inner):
        fact = world.entity(entity) if entity is not None else None
        # A country beside somebody may be whom they speak of, and people serve nobody here.
        if fact is not None and fact.kind not in ("country", "person"):
            yield fact


def nation(entity: str | None) -> str | None:
    """The code of a country that an entity is; null for all others."""
    known = entity is not None and entity.startswith(_COUNTRY)
    return entity.removeprefix(_COUNTRY) if known and entity is not None else None


# What the words may call anybody, and officials of a body of several states too, tells no part.
_CIVIL = frozenset({"CVL"})
_LOOSE = {"IGO": _CIVIL | {"GOV"}}


def of_fact(fact: Entity, country: str | None, sector: str | None) -> tuple[str | None, str | None]:
    """Country and sector of somebody known: what the words say of a person's part stands."""
    if fact.kind == "country":
        return fact.id.partition(":")[2], "GOV"
    told = sector and fact.kind == "person" and sector not in _LOOSE.get(fact.sector, _CIVIL)
    return fact.country or country, sector if told else fact.sector


def _before(memory: Memory, head: str, sector: str | None) -> str | None:
    """The country of the last body that the report called by the same noun."""
    last = memory.by_head((head,), None)
    return last.country if last is not None and last.sector == sector else None


def _only(found: frozenset[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _most(named: dict[str, int], share: float, *, alone: bool = False) -> str | None:
    """The country that most mentions are of; ``alone``: one mention is enough where no other country
    is named."""
    total = sum(named.values())
    if not total:
        return None
    country, count = max(named.items(), key=lambda pair: pair[1])
    enough = count >= _MENTIONS or (alone and len(named) == 1)
    return country if enough and count / total >= share else None


def _told_of(memory: Memory) -> str | None:
    return memory.subject.country if memory.subject is not None else None
