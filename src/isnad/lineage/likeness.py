"""What two sentences in any languages have in common."""

from __future__ import annotations

import math
from functools import lru_cache

from isnad import world
from isnad.folding import fold
from isnad.lineage.amounts import Amount
from isnad.lineage.sentence import Sentence
from isnad.names.compare import alike
from isnad.records import Claim

# So far apart (0 to 1) may two spellings of a name be.
_SPELT = 0.15
# Numbers from here on are seldom the same by chance.
_RARE = 10
# Concepts so called are of words that every text has; what one of the others counts.
_PLAIN, _CONCEPT = "NEUTRAL", 0.5
_WORD = 0.25
_COUNTRY = "country:"
# Types that one act of violence is told by.
_HARM = frozenset({"ASSAULT", "TOLL"})


def shared(one: Sentence, other: Sentence) -> float:
    """How much of what stays the same in another language both sentences have: 1 for each entity,
    place, name, date and number in common, more for an exact number, less for a concept and for a
    word of the same language."""
    names = _names(other)
    same = _told(one, other) + len({*one.trace.entities} & {*other.trace.entities})
    same += sum(any(same_name(mine, name) for name in names) for mine in _names(one))
    if one.pack is other.pack:
        same += _WORD * len({*one.forms} & {*other.forms})
    return same + _CONCEPT * len(_concepts(one) & _concepts(other))


def cover(one: Sentence, other: Sentence) -> float:
    """What part of both sentences they share, 0 to 1. Places, dates and numbers that only one has
    count for nothing: they may be what was changed."""
    told = _told(one, other)
    one_language = one.pack is other.pack
    whole = math.sqrt(math.prod(told + _rest(s, words=one_language) for s in (one, other)))
    return min(shared(one, other) / whole, 1.0) if whole else 0.0


def _told(one: Sentence, other: Sentence) -> float:
    """The places, dates and numbers that both sentences have."""
    theirs = other.amounts
    same: float = len(_places(one) & _places(other))
    same += len({*one.trace.dates} & {*other.trace.dates})
    return same + sum(_weight(a) for a in one.amounts if any(a.agrees(t) for t in theirs))


def _rest(one: Sentence, *, words: bool) -> float:
    """What a sentence has beside places, dates and numbers."""
    found = len({*one.trace.entities}) + len(_names(one)) + _CONCEPT * len(_concepts(one))
    return found + (_WORD * len({*one.forms}) if words else 0.0)


def _places(one: Sentence) -> set[int]:
    """The places of a sentence, but for countries that are among its entities."""
    named = (world.load().entity(e) for e in one.trace.entities if e.startswith(_COUNTRY))
    countries = (_geonames(fold(country.name)) for country in named if country is not None)
    return {*one.trace.places}.difference(*countries)


def _names(one: Sentence) -> list[str]:
    """The names that the world does not know; they may be of a place."""
    return [name for name in one.trace.names if not _is_place(fold(name), one)]


@lru_cache(maxsize=1 << 14)
def _geonames(name: str) -> frozenset[int]:
    return frozenset(p.geonames for p in world.load().places.find(name) if p.geonames)


def _is_place(name: str, one: Sentence) -> bool:
    return not _geonames(name).isdisjoint(one.trace.places)


def _concepts(one: Sentence) -> set[str]:
    return {c for c in one.trace.concepts if not c.startswith(_PLAIN)}


def _weight(amount: Amount) -> int:
    """An exact number is seldom the same by chance, a word for an amount or a small one often."""
    return 2 if amount.low == amount.high >= _RARE else 1


def same_name(one: str, other: str) -> bool:
    """Whether two written names may be the same in another script or spelling."""
    found = alike(one, other)
    return found.met > 0 and found.distance <= _SPELT and not (found.left and found.right)


def same_act(one: Claim, other: Claim) -> bool:
    """Whether two claims may tell of one act, as far as their types say."""
    return one.type == other.type or {one.type, other.type} <= _HARM
