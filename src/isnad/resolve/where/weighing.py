"""How well known a place is, how near to another, and what of it fits the words beside its name."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from isnad.annotations import Item
from isnad.folding import fold
from isnad.names.sounds import is_abjad, plain
from isnad.world import PlaceRecord
from isnad.world.places import distance_km

# A smaller place than this that is far from all others of the report is not taken for granted.
SMALL = 100_000
# A larger place than this is meant wherever nothing is nearer; places without a point to be far from.
GREAT, WIDE = 500_000, frozenset({"country", "region", "sea"})
# A larger place than this is meant too, where it is so much better known than others of its name.
_LARGE, _BETTER = 200_000, 0.15
# So is a town that news tells of, as the hand-made tables know.
_TOLD_OF, _FAR_BETTER = 50_000, 0.3
# More inhabitants than any place has.
ANY = 1 << 40
# What the names around must say of a place to count at all.
SILENT = 0.1
# How much better known a place must be to stand for its name wherever nothing else tells.
_SURE = 0.12
# How many times as many people live in a city that nobody takes for a place of its name.
_OUTSHONE = 40
# How far a place still speaks for another, in kilometres, and what being in one country says.
_NEAR_KM, _ONE_COUNTRY, _APART_KM = 120.0, 0.5, 60.0
# The same of a country for a place in another, by the distance from its capital.
_BORDER, _BORDER_KM = 0.2, 200.0
# Degrees of latitude from which on distance says no more than that the country is one, and nothing.
_LITTLE, _NOTHING = 1.0, 27.0
# What it takes from a place that it is looked up by another name.
_OTHER_NAME = 0.2
# Candidates of another name that are looked at.
_BEST = 4
# Prepositions after which no place stands that holds what is named before them.
_APART = frozenset({"by", "to", "from", "with", "against"})
_TELLING = frozenset({"verb", "aux"})


def are_apart(items: list[Item], j: int, i: int) -> bool:
    """Whether a word between two names, which end and begin at the tokens j and i, says that the
    one does not lie in the other ("Homs by Russia", "Homs urged Russia")."""
    first, beyond = (bisect_left(items, n, key=attrgetter("i")) for n in (j, i + 1))
    between = items[first:beyond]
    told = (
        x.tag in _TELLING or (x.tag == "prep" and x.sub in _APART) for x in between if x.i < x.j
    )
    return any(told)


def by_its_name(key: str, record: PlaceRecord) -> bool:
    """Whether a place is looked up by its usual name, as far as the gazetteer tells usual names;
    the hand-made tables list what news calls a place."""
    return record.source != "geonames" or _is_usual(key, record.name)


@lru_cache(maxsize=1 << 15)
def _is_usual(key: str, name: str) -> bool:
    return is_abjad(key) or plain(fold(name)) == plain(key)


def is_small(record: PlaceRecord) -> bool:
    """Whether a place is so little known that its name alone does not stand for it."""
    known = record.kind == "region" or record.source != "geonames"
    return not known and record.population < SMALL


def in_the_news(record: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether the hand-made tables, which list what news tells of, have a town and no other place of
    its name."""
    listed = record.source != "geonames" and record.kind == "settlement"
    return listed and other.source == "geonames"


def outshone(records: tuple[PlaceRecord, ...]) -> frozenset[int]:
    """Which places of one name nobody means because of their country alone, beside a great city that
    news tells of."""
    most = max(r.population if r.source != "geonames" else 0 for r in records)
    least = most // _OUTSHONE if most >= GREAT else 0
    found = (n for n, r in enumerate(records) if r.source == "geonames" and r.population < least)
    return frozenset(found)


def stands_anywhere(record: PlaceRecord) -> bool:
    """Whether the only place of a name is meant whatever the names around it are."""
    return (record.kind in WIDE or record.population >= GREAT) and not is_small(record)


def is_sure(weighed: tuple[tuple[float, PlaceRecord], ...]) -> bool:
    """Whether the best known place of a name is well known; so is what has none, a people."""
    return not weighed or not is_small(weighed[0][1])


def is_known(best: PlaceRecord, ahead: float) -> bool:
    """Whether the best of several places is meant though the report is of other countries;
    ``ahead``: how much more speaks for it than for the next."""
    told_of = best.source != "geonames" and ahead >= _FAR_BETTER
    least = _TOLD_OF if told_of else _LARGE if ahead >= _BETTER else GREAT
    return best.population >= least


def common_country(records: Iterable[PlaceRecord]) -> str | None:
    """The country that all are in; null where they are in several."""
    countries = {r.country for r in records}
    return next(iter(countries)) if len(countries) == 1 else None


def likely_country(key: str, records: tuple[PlaceRecord, ...]) -> str | None:
    """The country of the best known of a name, where those in other countries are far less so."""
    known = [(prior_of(r) - less_known(key, r), r) for r in records]
    most, best = max(known, key=lambda one: one[0])
    others = (prior for prior, r in known if r.country != best.country)
    return best.country if most - max(others, default=0.0) >= _SURE else None


def less_known(key: str, record: PlaceRecord) -> float:
    """What it takes from a place that it is looked up by another name than its usual one: less for
    the beginning of that ("Santiago" for the one of Cuba)."""
    if by_its_name(key, record):
        return 0.0
    return _OTHER_NAME / 2 if fold(record.name).startswith(key) else _OTHER_NAME


def prior_of(record: PlaceRecord) -> float:
    """How well known a place is, 0 to about 1."""
    if record.kind == "country":
        return 1.05
    supposed = {"region": 200_000, "sea": 200_000, "district": 20_000}.get(record.kind, 300)
    if record.source != "geonames":
        supposed = max(supposed, 3_000)
    return math.log10(max(record.population, supposed)) / 7


def weigh(key: str, records: tuple[PlaceRecord, ...]) -> tuple[tuple[float, PlaceRecord], ...]:
    """The best known places of a name, each with how much less known than the first it is."""
    known = ((prior_of(r) - less_known(key, r), r) for r in records)
    best = sorted(known, key=lambda one: -one[0])[:_BEST]
    most = best[0][0]
    return tuple((10 ** (2 * (prior - most)), record) for prior, record in best)


def near(other: PlaceRecord, record: PlaceRecord) -> float:
    """How much a place speaks for one, 0 to 1: by distance, division and country."""
    if other.country != record.country or other.country is None:
        if abs(other.latitude - record.latitude) > _NOTHING:
            return 0.0
        return math.exp(-distance_km(other, record) / (_NEAR_KM / 2)) * 0.5
    one_division = other.admin1 is not None and other.admin1 == record.admin1
    if other.kind == "region" and other.admin1 is not None:
        return 1.0 if one_division else _ONE_COUNTRY
    least = 0.7 if one_division else _ONE_COUNTRY
    if abs(other.latitude - record.latitude) > _LITTLE:
        return least
    return max(math.exp(-distance_km(other, record) / _NEAR_KM), least)


def over_the_border(capital: PlaceRecord, record: PlaceRecord) -> float:
    """How much a country speaks for a known place in another one, by how near its capital is."""
    if capital.country == record.country or is_small(record):
        return 0.0
    if abs(capital.latitude - record.latitude) > _NOTHING:
        return 0.0
    return _BORDER * math.exp(-distance_km(capital, record) / _BORDER_KM)


_ALIKE = {
    "settlement": {"settlement"}, "region": {"region"}, "district": {"district", "region"},
    "quarter": {"quarter", "district"}, "facility": {"facility", "quarter"},
    "crossing": {"crossing", "facility"},
}  # fmt: skip


def of_kind(record: PlaceRecord, kind: str) -> float:
    """1 where a place is of the kind that the words beside it say, else -1."""
    return 1.0 if record.kind in _ALIKE.get(kind, ()) else -1.0


def holds_others(record: PlaceRecord) -> bool:
    """Whether a place is large enough for others to be said to lie in or by it."""
    return record.kind in ("country", "region", "district") or record.population >= SMALL / 2


def elsewhere(one: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether two places are not one and the area around it."""
    if one.country == other.country and one.admin1 == other.admin1 and one.kind != other.kind:
        return False
    return distance_km(one, other) > _APART_KM


def reason(record: PlaceRecord, said: float, kind: str, alone: bool) -> str:
    """Why a place was taken, in words."""
    if alone:
        return "the only place of that name"
    found = [f"a {kind}"] if kind and of_kind(record, kind) > 0 else []
    if said > SILENT:
        found.append("fits the other places of the report")
    return ", ".join(found) or "by far the best known of that name"
