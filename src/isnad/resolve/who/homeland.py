"""The country of a body that is told of without one: "the army" of the country that is spoken of."""

from __future__ import annotations

from isnad.annotations import Group, Sentence
from isnad.resolve.memory import Memory
from isnad.resolve.who.abroad import spoken_of, stationed, stays_at_home

# Sectors whose bodies are of some state, and of those who fight one.
STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_ANYONES = frozenset({"several", "any"})
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
    if group.entity is not None or group.cls in ("pron", "country") or _of_no_one_state(group):
        return None
    if group.name is not None:
        somebody = group.cls in _SOMEBODY and group.sub != "settlement"
        return _most(memory.lands, _SURE) if somebody else None
    if sector in STATE | _FIGHTING and (told := told_with(group)) is not None:
        return told
    if sector in STATE:
        return _of_a_state(group, sentence, memory, sector, head)
    if sector in _FIGHTING:
        return _most(memory.countries, _STRONG) or _most(memory.lands, _STRONG)
    if (sector or _ANYBODY) in _LOCAL and group.cls in _THERE:
        return _most(memory.lands, _STRONG, alone=memory.beside and not _is_people(group))
    return None


def _of_no_one_state(group: Group) -> bool:
    """Whether a body is of several countries, a coalition or its planes, or what acts may be
    anybody's: a drone."""
    inner = (x for g in (group.of, group.owner) if g is not None for x in g.lexes)
    within = (x for item in group.items for x in item.lexes)
    nouns = (x.entry for x in (*within, *group.lexes, *inner) if x.entry.kind == "noun")
    return any(entry.opts.get("of") in _ANYONES for entry in nouns)


def _of_a_state(
    group: Group, sentence: Sentence, memory: Memory, sector: str | None, head: str
) -> str | None:
    """The country of a body of some state."""
    at, before = stationed(group, sentence, memory), _before(memory, head, sector)
    if at is not None and (before is None or stays_at_home(sector)):
        return at
    if before is not None:
        return before
    spoken = spoken_of(sentence, memory, at_home=stays_at_home(sector))
    return (
        _only(spoken.here)
        or _most(spoken.without(memory.countries), _SHARE, alone=True)
        or _told_of(memory)
        or _most(spoken.without(memory.lands), _SHARE, alone=True)
    )


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


def nation(entity: str | None) -> str | None:
    """The code of a country that an entity is; null for all others."""
    known = entity is not None and entity.startswith(_COUNTRY)
    return entity.removeprefix(_COUNTRY) if known and entity is not None else None


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
