"""Where a report is set: the places and countries that it names, and which of several places of
one name fits them.

A place is weighed by what is around it: the kind word beside it, what it is said to lie in, the
countries of the report, how near it is to the report's other places, and how well known it is.
Where nothing tells two places apart that are about as well known, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from isnad.annotations import Sentence
from isnad.languages.pack import Pack
from isnad.resolve import weighing
from isnad.resolve.seen import Names, Seen, seen_whole
from isnad.resolve.weighing import SILENT, SMALL
from isnad.world import PlaceRecord, World
from isnad.world.entities import PRECISION, Precision
from isnad.world.gazetteer import Gazetteer
from isnad.world.kinds import kind_words
from isnad.world.places import distance_km

_FAR_KM = 150.0
# What it takes from a place that it is looked up by another name; what a seat of government adds.
_OTHER_NAME, _CAPITAL = 0.1, 0.12
# What the parts of a score weigh, and how much two must differ to be told apart.
_AROUND, _KIND, _MARGIN = 1.8, 0.5, 0.2
_SMALLER = frozenset({"settlement", "quarter"})
# By tokens between two names, then by sentences: how much one says of the other.
_BESIDE, _SAME, _NEXT, _REST = 1.6, 1.0, 0.6, 0.3
_TOKENS_BESIDE = 5
# Candidates that are weighed: so many of the best known, and of countries of the report.
_MANY = 12
# Names that are looked at: those of so many sentences around, and of the first ones.
_REACH, _OPENING, _LOOKED_AT = 12, 3, 60


class Choice(NamedTuple):
    """The place that is meant, or only its country, or neither; why; how exact it is where that is
    less than the place's own point is."""

    record: PlaceRecord | None
    country: str | None
    reason: str
    precision: Precision | None = None


@dataclass(slots=True)
class Setting:
    """What one report names of places and countries. ``day``: of publication (ISO), null if not
    known: divisions that were not there then are no candidates."""

    world: World
    pack: Pack
    day: str | None = None
    names: Names = field(init=False)
    _chosen: dict[tuple[object, ...], Choice] = field(default_factory=dict)
    _near: dict[int, list[tuple[float, Seen]]] = field(default_factory=dict)
    _spoken: dict[tuple[object, ...], list[float]] = field(default_factory=dict)
    _kinds: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names(self.world, self.pack, self.day)
        self._kinds = kind_words(self.pack.code)

    def scan(self, sentences: Iterable[Sentence]) -> None:
        """Note the names of places in sentences, before they are read in order."""
        self._near.clear()
        self.names.scan(sentences)

    def choose(
        self, key: str, found: Iterable[PlaceRecord], sentence: Sentence, i: int, j: int
    ) -> Choice:
        """Which of the places of one name is meant at the tokens i to j of a sentence."""
        number = self.names.number(sentence)
        kind = self._kind(sentence, i, j)
        beside = self._beside(sentence, j)
        ours = (key, kind, beside.key if beside else "", beside.country if beside else "")
        known = self._chosen.get(ours)
        if known is None:
            records, at = self.names.standing(found), (number, i, j)
            known = self._chosen[ours] = self._decide(key, records, kind, at, beside)
        return known

    def _kind(self, sentence: Sentence, i: int, j: int) -> str:
        """What kind of place the words right beside a name tell, or those in it."""
        kind, tokens = self._kinds.get, sentence.tokens
        first, last = tokens[i].bare, tokens[j - 1].bare
        after = tokens[j].bare if j < len(tokens) else ""
        before = tokens[i - 1].bare if i else ""
        return (
            kind(after)
            or kind(before)
            or (j + 1 < len(tokens) and kind(f"{after} {tokens[j + 1].bare}"))
            or (i > 1 and kind(f"{tokens[i - 2].bare} {before}"))
            or (i + 1 < j and kind(first))
            or (i + 2 < j and kind(f"{first} {tokens[i + 1].bare}"))
            or kind(last)
            or ""
        )

    def _beside(self, sentence: Sentence, j: int) -> Seen | None:
        """What the name that ends at token j is said to lie in: what is named right after it."""
        seen = self.names.in_sentence(sentence)
        found = next((s for s in seen if s.weighed and 0 <= s.i - j <= 2), None)
        apart = found is None or weighing.are_apart(sentence.items, j, found.i)
        return found if found and not apart and weighing.holds_others(found.weighed[0][1]) else None

    def _decide(
        self,
        key: str,
        records: tuple[PlaceRecord, ...],
        kind: str,
        at: tuple[int, int, int],
        beside: Seen | None,
    ) -> Choice:
        if len(records) == 1 and weighing.stands_anywhere(records[0]):
            return self._settled(
                [(0.0, 0.0, records[0])], kind, beside, [], self.world.capital(key)
            )
        around = list(self._around(key, at))
        weight = sum([w for w, _ in around])
        if len(records) > _MANY:
            here = [r for r in records[_MANY:] if r.country in self.names.countries]
            records = (*records[:_MANY], *here[:_MANY])
        capitals = self.world.capital(key)
        scored = []
        spoken = [(w, self._speaks_for(seen, key, records)) for w, seen in around]
        for n, record in enumerate(records):
            said = sum([w * says[n] for w, says in spoken]) / (weight + 1.0)
            fits = _KIND * weighing.of_kind(record, kind) if kind else 0.0
            own = weighing.by_its_name(key, record)
            seat = own and record.kind == "settlement" and record.country in capitals
            named = (_CAPITAL if seat else 0.0) - (0.0 if own else _OTHER_NAME)
            scored.append((weighing.prior_of(record) + named + _AROUND * said + fits, said, record))
        scored.sort(key=lambda one: -one[0])
        return self._settled(scored, kind, beside, around, capitals)

    def _settled(
        self,
        scored: list[tuple[float, float, PlaceRecord]],
        kind: str,
        beside: Seen | None,
        around: list[tuple[float, Seen]],
        capitals: list[str],
    ) -> Choice:
        """The best of the scored candidates, where nothing speaks against it."""
        score, said, best = scored[0]
        records = [r for _, _, r in scored]
        rival = next((s for s in scored[1:] if weighing.elsewhere(s[2], best)), None)
        inside = beside.country if beside is not None else None
        seat = best.kind == "settlement" and best.country in capitals
        known = seat or best.population >= weighing.GREAT
        if inside and not known and not any(r.country == inside for r in records):
            return Choice(None, inside, f"no place of that name in {inside} is known")
        if kind in _SMALLER and all(r.kind == "region" for r in records):
            return Choice(
                None, weighing.common_country(records), f"no {kind} of that name is known"
            )
        if self._is_far(best, beside, around):
            return Choice(None, best.country, "far from all other places of the report")
        if rival is not None and said - rival[1] < SILENT / 2 and score - rival[0] < _MARGIN:
            shared = weighing.common_country(r for s, _, r in scored if score - s < _MARGIN)
            return Choice(None, shared, f"{len(records)} places of that name, nothing tells which")
        fits = bool(kind) and weighing.of_kind(best, kind) > 0
        if said < SILENT / 2 and weighing.is_small(best) and not (fits and rival is None):
            return Choice(
                None, weighing.common_country(records), "nothing in the report speaks for it"
            )
        if rival is not None and said < SILENT / 2 and around and not known:
            return Choice(None, None, "places of that name, none in a country of the report")
        wide = PRECISION["region" if kind == "region" else "district"]
        larger = kind in ("region", "district") and best.kind == "settlement"
        reason = weighing.reason(best, said, kind, rival is None)
        return Choice(best, best.country, reason, wide if larger else None)

    def _is_far(
        self, best: PlaceRecord, beside: Seen | None, around: list[tuple[float, Seen]]
    ) -> bool:
        """Whether a place is far from what it is said to lie in or, being small, from all others
        of its country that the report names."""
        if best.kind in weighing.WIDE or best.population >= weighing.GREAT:
            return False
        if beside is not None and beside.records and beside.records[0].kind != "country":
            if any(r.kind == "region" and r.admin1 == best.admin1 for r in beside.records):
                return False
            return min(distance_km(best, r) for r in beside.records) > _FAR_KM
        others = [
            [r for r in seen.records if r.country == best.country and r.kind != "country"]
            for _, seen in around
        ]
        named = [rows for rows in others if rows]
        far = all(min(distance_km(best, r) for r in rows) > 2 * _FAR_KM for rows in named)
        return len(named) > 1 and best.population < SMALL and far

    def _around(self, key: str, at: tuple[int, int, int]) -> Iterator[tuple[float, Seen]]:
        number, i, j = at
        near = self._near.get(number)
        if near is None:
            near = self._near[number] = self._near_to(number)
        for weight, seen in near:
            if seen.key == key and seen.records:
                continue
            if seen.sentence == number:
                between = seen.i - j if seen.i >= j else i - seen.j
                yield (_BESIDE if between <= _TOKENS_BESIDE else _SAME), seen
            else:
                yield weight, seen

    def _near_to(self, number: int) -> list[tuple[float, Seen]]:
        """The names around a sentence, with how much each says of those in it: the same for all."""
        near = range(max(number - _REACH, _OPENING), number + _REACH + 1)
        found = islice(self.names.of((*range(_OPENING), *near)), _LOOKED_AT)
        return [(self._by_distance(seen.sentence, number), seen) for seen in found]

    def _by_distance(self, sentence: int, number: int) -> float:
        if sentence in self.names.datelines:
            return _SAME
        steps = abs(sentence - number)
        return _SAME if steps == 0 else _NEXT if steps == 1 else _REST

    def _speaks_for(self, seen: Seen, key: str, records: tuple[PlaceRecord, ...]) -> list[float]:
        """How much another name in the report speaks for each place of a name, found once."""
        ours = (key, seen.key, seen.country, seen.says)
        known = self._spoken.get(ours)
        if known is None:
            if seen.whole and len(records) == len(self.world.places.find(key)):
                known = _spoken_whole(self.world.places, seen.key, key)
            else:
                known = [_speaks_for(seen, record) for record in records]
            self._spoken[ours] = known
        return known


def _speaks_for(seen: Seen, record: PlaceRecord) -> float:
    """How much another name in the report speaks for a place, 0 to 1."""
    if not seen.records or seen.records[0].kind == "country":
        return seen.says if seen.country and seen.country == record.country else 0.0
    return max([weight * weighing.near(other, record) for weight, other in seen.weighed])


@lru_cache(maxsize=1 << 15)
def _spoken_whole(places: Gazetteer, other: str, key: str) -> list[float]:
    """How much one name speaks for each place of another, with all places of both."""
    seen = seen_whole(places, other)
    return [_speaks_for(seen, record) for record in places.find(key)]
