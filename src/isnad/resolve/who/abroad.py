"""Who is away from home: people whose country tells nothing of where something happens, and what
the places of the sentence tell of it instead."""

from __future__ import annotations

from collections import Counter

from isnad.annotations import Group, Sentence
from isnad.resolve.memory import Memory

# Those who are of one country and in another by what they are.
_AWAY, _SENT = frozenset({"REF"}), frozenset({"ambassador", "embassy", "diplomat"})
# Those who may be anywhere; where a place of another country is named, they are there.
_TRAVELLING = frozenset({"CVL", "MED", "BUS", "NGO", "REL", "EDU", "CRM", "REB"})
_PEOPLE, _PLACES = frozenset({"person", "group", "org", "office"}), frozenset({"name", "place"})
# Forces and acts of war, which reach into other countries.
_REACHING, _ACTS = frozenset({"MIL"}), frozenset({"event", "weapon", "vehicle", "force"})
# Bodies that stay in their country, whatever was told before.
_AT_HOME = frozenset({"COP", "JUD", "GOV", "LEG"})
_INSIDE, _COUNTRY = "in", "country:"


def stays_at_home(sector: str | None) -> bool:
    """Whether a body of the sector is of the country that it is said to be in."""
    return sector in _AT_HOME


def stationed(group: Group, sentence: Sentence, memory: Memory) -> str | None:
    """The country of the place that stands right behind a body ("police in Athens")."""
    behind = sentence.units[group.index + 1 : group.index + 2] if group.index >= 0 else []
    if not behind or behind[0].prep != _INSIDE or behind[0].kind != "np":
        return None
    place = behind[0]
    named = place.cls in _PLACES and place.name is not None
    return memory.where(place, sentence) if named else None


def spoken_of(sentence: Sentence, memory: Memory, *, at_home: bool) -> Spoken:
    """What a sentence speaks of, gathered once; ``at_home``: for a body that acts there alone."""
    if memory.spoken is None or memory.spoken[0] is not sentence:
        memory.spoken = (sentence, {})
    known = memory.spoken[1]
    if at_home not in known:
        known[at_home] = Spoken(sentence, memory, at_home=at_home)
    return known[at_home]


class Spoken:
    """The countries that a sentence speaks of without those of people who are elsewhere; for a body
    that is ``at_home``, without those of forces from elsewhere as well."""

    def __init__(self, sentence: Sentence, memory: Memory, *, at_home: bool) -> None:
        units = [u for u in sentence.units if u.kind == "np"]
        named = {u.entity.removeprefix(_COUNTRY) for u in units if u.cls == "country" and u.entity}
        away = [u for u in units if u.country and u.country not in named]
        sent = [u for u in away if _is_away(u)]
        roaming = [
            u for u in away if u not in sent and (_may_be_away(u) or (at_home and _reaches_out(u)))
        ]
        there: set[str] = set()
        if sent or roaming:
            places = (u for u in units if _is_where(u))
            there = {code for u in places if (code := memory.where(u, sentence)) is not None}
        gone = sent + [u for u in roaming if there and u.country not in there]
        self.gone = Counter(u.country for u in gone if u.country is not None)
        staying = {u.country for u in units if u.country and u not in gone}
        self.here = frozenset(staying) if staying or not gone else frozenset(there)

    def without(self, countries: dict[str, int]) -> dict[str, int]:
        """How often each country is named, without these people's."""
        if not self.gone:
            return countries
        return {code: n - self.gone[code] for code, n in countries.items() if n > self.gone[code]}


def _is_where(group: Group) -> bool:
    """Whether a group is a place, or a country in which something happens."""
    inside = group.cls == "country" and group.prep == _INSIDE
    return inside or (group.cls in _PLACES and group.name is not None)


def _is_away(group: Group) -> bool:
    entry = group.entry("noun")
    gloss = entry.opts.get("gloss") if entry is not None else None
    return group.sector in _AWAY or gloss in _SENT


def _reaches_out(group: Group) -> bool:
    return group.sector in _REACHING or group.cls in _ACTS


def _may_be_away(group: Group) -> bool:
    return group.sector in _TRAVELLING and group.cls in _PEOPLE and group.entity is None
