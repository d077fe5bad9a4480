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
from isnad.resolve.where import weighing
from isnad.resolve.where.seen import Names, Seen, seen_whole
from isnad.resolve.where.weighing import SILENT, SMALL
from isnad.world import PlaceRecord
from isnad.world.entities import PRECISION, Precision
from isnad.world.gazetteer import Gazetteer
from isnad.world.kinds import kind_words, most_inhabitants
from isnad.world.places import distance_km

_FAR_KM = 150.0
# What it adds that a place is a seat of government, and that of a country which the report speaks of.
_CAPITAL, _CAPITAL_HERE = 0.12, 0.35
# What the parts of a score weigh, and how much two must differ to be told apart, with other places
# in the report and without.
_AROUND, _KIND, _MARGIN, _ALONE = 1.8, 0.5, 0.15, 0.2
_SMALLER = frozenset({"settlement", "quarter"})
# How far, in tokens, and behind which words a place is told by the water.
_TOKENS_BY_WATER, _BY_WATER = 6, frozenset({"near", "at", "from", "in"})
_DIVISIONS = frozenset({"region", "district"})
# Words for where one place lies beside another.
_WHERE = frozenset({"in", "at", "near", "of"})
# By tokens between two names, then by sentences: how much one says of the other.
_BESIDE, _SAME, _NEXT, _REST = 1.6, 1.0, 0.6, 0.3
_TOKENS_BESIDE = 5
# Candidates that are weighed: so many of the best known, and of countries of the report.
_MANY = 12
# Names that are looked at: those of so many sentences around, and of the first ones.
_REACH, _OPENING, _LOOKED_AT = 12, 3, 60


class Choice(NamedTuple):
    """The place that is meant, or only its country, or neither; why; how exact it is where that is
    less than the place's own point is. ``unheard``: no place of that name is known where it is said
    to be; ``around``: what it is then said to lie in or by."""

    record: PlaceRecord | None
    country: str | None
    reason: str
    precision: Precision | None = None
    unheard: bool = False
    around: PlaceRecord | None = None


@dataclass(slots=True)
class Setting:
    """Which of several places of one name is meant, beside all that a report ``names``."""

    names: Names
    _chosen: dict[tuple[object, ...], Choice] = field(default_factory=dict)
    _near: dict[int, list[tuple[float, Seen]]] = field(default_factory=dict)
    _spoken: dict[tuple[object, ...], list[float]] = field(default_factory=dict)
    _kinds: dict[str, str] = field(default_factory=dict)
    _most: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._kinds = kind_words(self.names.pack.code)
        self._most = most_inhabitants(self.names.pack.code)

    def scan(self, sentences: Iterable[Sentence]) -> None:
        """Note the names of places in sentences, before they are read in order."""
        self._near.clear()
        self.names.scan(sentences)

    def choose(
        self, key: str, found: Iterable[PlaceRecord], sentence: Sentence, i: int, j: int
    ) -> Choice:
        """Which of the places of one name is meant at the tokens i to j of a sentence."""
        number = self.names.number(sentence)
        word = self._kind_word(sentence, i, j)
        kind, beside = self._kinds.get(word, ""), self._beside(sentence, j)
        ours = (key, word, beside.key if beside else "", beside.country if beside else "")
        known = self._chosen.get(ours)
        if known is None:
            records, at = self.names.standing(found), (number, i, j)
            known = self._chosen[ours] = self._decide(key, records, word, at, beside)
        if known.unheard:
            return known._replace(around=self._around_unheard(sentence, i, j, kind))
        if known.record is not None and known.record.kind == "sea":
            return known._replace(around=self._by_the_water(sentence, j))
        return known

    def _by_the_water(self, sentence: Sentence, j: int) -> PlaceRecord | None:
        """The place by which something happens on a river or a sea, whose name ends at token j:
        named soon after a word for where ("on the Niger some miles from Mopti")."""
        behind = next((s for s in self.names.in_sentence(sentence) if s.i >= j and s.weighed), None)
        if behind is None or behind.i - j > _TOKENS_BY_WATER:
            return None
        between = [x for x in sentence.items if j <= x.i < behind.i]
        if not between or between[-1].tag != "prep" or between[-1].sub not in _BY_WATER:
            return None
        if any(x.tag in ("punct", "verb") for x in between):
            return None
        found = self._record(behind, sentence)
        return found if found is not None and found.kind not in weighing.WIDE else None

    def _around_unheard(self, sentence: Sentence, i: int, j: int, kind: str) -> PlaceRecord | None:
        """The small place that one which nobody knows is said to lie in or by, right behind its name
        ("X north of Homs"); else the district that its sentence named before."""
        seen = [s for s in self.names.in_sentence(sentence) if s.weighed]
        behind = next((s for s in seen if s.i >= j), None)
        if behind is not None and self._leads(sentence, j, behind.i):
            found = self._record(behind, sentence)
            if found is not None and found.kind not in weighing.WIDE:
                return found
        if kind not in _SMALLER:
            return None
        before = (self._record(s, sentence) for s in reversed(seen) if s.j <= i)
        return next((r for r in before if r is not None and r.kind == "district"), None)

    def _record(self, seen: Seen, sentence: Sentence) -> PlaceRecord | None:
        return self.choose(seen.key, seen.records, sentence, seen.i, seen.j).record

    def _leads(self, sentence: Sentence, j: int, i: int) -> bool:
        """Whether from one name to the next there are only words for where, and for kinds."""
        if i - j > _TOKENS_BESIDE:
            return False
        where = {
            n
            for x in sentence.items
            if j <= x.i < i and x.tag == "prep" and x.sub in _WHERE
            for n in range(x.i, x.j)
        }
        named = [n for n in range(j, i) if sentence.tokens[n].bare in self._kinds]
        free = where.union(named, [n - 1 for n in named if sentence.tokens[n - 1].kind != "w"])
        return bool(free) and free.issuperset(range(j, i))

    def _kind_word(self, sentence: Sentence, i: int, j: int) -> str:
        """The word right beside a name, or in it, that tells what kind of place it is of; empty
        where none does."""
        kinds, tokens = self._kinds, sentence.tokens
        first, last = tokens[i].bare, tokens[j - 1].bare
        after = tokens[j].bare if j < len(tokens) else ""
        before = tokens[i - 1].bare if i else ""
        words = [after, before]
        if j + 1 < len(tokens):
            words.append(f"{after} {tokens[j + 1].bare}")
        if i > 1:
            words.append(f"{tokens[i - 2].bare} {before}")
        if i + 1 < j:
            words.append(first)
        if i + 2 < j:
            words.append(f"{first} {tokens[i + 1].bare}")
        words.append(last)
        return next((word for word in words if word in kinds), "")

    def _beside(self, sentence: Sentence, j: int) -> Seen | None:
        """What the name that ends at token j is said to lie in: what is named right after it."""
        seen = self.names.in_sentence(sentence)
        found = next((s for s in seen if s.weighed and 0 <= s.i - j <= 2), None)
        apart = found is None or weighing.are_apart(sentence.items, j, found.i)
        if found is None or apart:
            return None
        area = self._kinds.get(sentence.tokens[max(found.i - 1, 0)].bare) in _DIVISIONS
        return found if area or weighing.holds_others(found.weighed[0][1]) else None

    def _decide(
        self,
        key: str,
        records: tuple[PlaceRecord, ...],
        word: str,
        at: tuple[int, int, int],
        beside: Seen | None,
    ) -> Choice:
        kind, most = self._kinds.get(word, ""), self._most.get(word, weighing.ANY)
        fitting = tuple([r for r in records if r.population <= most])
        if not fitting:
            shared, reason = weighing.common_country(records), f"no {kind} so small is known"
            return Choice(None, shared, reason, unheard=True)
        records = fitting
        if len(records) == 1 and weighing.stands_anywhere(records[0]):
            return self._settled(
                key, [(0.0, 0.0, records[0])], kind, beside, [], self.names.world.capital(key)
            )
        around = list(self._around(key, at))
        weight = sum([w for w, _ in around])
        if len(records) > _MANY:
            here = [r for r in records[_MANY:] if r.country in self.names.countries]
            records = (*records[:_MANY], *here[:_MANY])
        capitals = self.names.world.capital(key)
        scored = []
        spoken = [(w, self._speaks_for(seen, key, records)) for w, seen in around]
        lesser = () if kind or beside else weighing.outshone(records)
        near = [spoken[k] for k, (_, seen) in enumerate(around) if lesser and not _is_land(seen)]
        lands = {seen.country for _, seen in around}
        for n, record in enumerate(records):
            told = near if n in lesser else spoken
            said = sum([w * says[n] for w, says in told]) / (weight + 1.0)
            fits = _KIND * weighing.of_kind(record, kind) if kind else 0.0
            named = -weighing.less_known(key, record)
            if not named and record.kind == "settlement" and record.country in capitals:
                # Of several the best known, which comes first.
                capitals = [one for one in capitals if one != record.country]
                named = _CAPITAL + (_CAPITAL_HERE if record.country in lands else 0.0)
            scored.append((weighing.prior_of(record) + named + _AROUND * said + fits, said, record))
        scored.sort(key=lambda one: -one[0])
        return self._settled(key, scored, kind, beside, around, self.names.world.capital(key))

    def _may_be(self, record: PlaceRecord, kind: str) -> bool:
        """Whether a place can be called by a word for a kind of small place: a region is no village;
        nor is a town a quarter where the word stands before the name ("a Homs quarter" is in it)."""
        if record.kind == "settlement":
            return kind != "quarter" or self.names.pack.settings.get("heads") == "last"
        return record.kind != "region"

    def _is_called(self, record: PlaceRecord, key: str) -> bool:
        """Whether a name with a word for the kind in it is what a division is called."""
        return record.kind in _DIVISIONS and any(word in self._kinds for word in _ends(key))

    def _settled(
        self,
        key: str,
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
        told_of = rival is not None and weighing.in_the_news(best, rival[2])
        afloat = best.kind == "sea"
        if inside and not known and not afloat and not any(r.country == inside for r in records):
            reason = f"no place of that name in {inside} is known"
            return Choice(None, inside, reason, unheard=True)
        if kind in _SMALLER and not any(self._may_be(r, kind) for r in records):
            shared, reason = weighing.common_country(records), f"no {kind} of that name is known"
            return Choice(None, shared, reason, unheard=True)
        if self._is_far(best, beside, around):
            reason = "far from all other places of the report"
            return Choice(None, best.country, reason, unheard=True)
        margin = _MARGIN if around else _ALONE
        close = rival is not None and score - rival[0] < margin
        if rival is not None and close and not told_of and said - rival[1] < SILENT / 2:
            shared = weighing.common_country(r for s, _, r in scored if score - s < margin)
            return Choice(None, shared, f"{len(records)} places of that name, nothing tells which")
        fits = bool(kind) and (weighing.of_kind(best, kind) > 0 or self._is_called(best, key))
        if said < SILENT / 2 and weighing.is_small(best) and not (fits and rival is None):
            return Choice(
                None, weighing.common_country(records), "nothing in the report speaks for it"
            )
        known = known or (rival is not None and weighing.is_known(best, score - rival[0]))
        known = known or told_of
        if rival is not None and said < SILENT / 4 and around and not known:
            reason = "places of that name, none in a country of the report"
            return Choice(None, None, reason, unheard=True)
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
        if best.population >= SMALL:
            return False
        country = best.country
        others = [
            [r for r in seen.records if r.country == country and r.kind != "country"]
            for _, seen in around
        ]
        named = [rows for rows in others if rows]
        return len(named) > 1 and all(
            min(distance_km(best, r) for r in rows) > 2 * _FAR_KM for rows in named
        )

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
            if seen.whole and len(records) == len(self.names.world.places.find(key)):
                known = _spoken_whole(self.names.world.places, seen.key, key)
            else:
                known = [_speaks_for(seen, record) for record in records]
            capital = self._capital(seen)
            if capital is not None:
                known = [
                    max(k, weighing.over_the_border(capital, r))
                    for k, r in zip(known, records, strict=True)
                ]
            self._spoken[ours] = known
        return known

    def _capital(self, seen: Seen) -> PlaceRecord | None:
        """The capital of the country that a name, or a word for a people, is of."""
        land = not seen.records or seen.records[0].kind == "country"
        return self.names.world.capital_of(seen.country) if land and seen.country else None


def _is_land(seen: Seen) -> bool:
    """Whether a name is that of a country, or a word for its people."""
    return not seen.records or seen.records[0].kind == "country"


def _ends(key: str) -> Iterator[str]:
    """The words that a name of several begins and ends with, one and two."""
    words = key.split()
    for size in range(1, min(3, len(words))):
        yield " ".join(words[:size])
        yield " ".join(words[-size:])


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
