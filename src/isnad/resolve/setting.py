"""Where a report is set: the places and countries that it names, and which of several places of
one name fits them.

A place is weighed by what is around it: the kind word beside it, what it is said to lie in, the
countries of the report, how near it is to the report's other places, and how well known it is.
Where nothing tells two places apart that are about as well known, none is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from isnad.annotations import Item, Sentence, Token
from isnad.languages.pack import Pack
from isnad.resolve import weighing
from isnad.resolve.weighing import SILENT, SMALL
from isnad.world import PlaceRecord, World
from isnad.world.entities import PRECISION, Precision
from isnad.world.gazetteer import Gazetteer
from isnad.world.kinds import kind_words
from isnad.world.places import distance_km

_LONGEST, _FAR_KM = 5, 150.0
# Whose country tells where a report is set; media and world bodies speak of everywhere.
_OF_A_COUNTRY = frozenset({"person", "government", "force", "group", "party"})
# Inhabitants from which on a name counts as a place where only letters tell.
_KNOWN = 5_000
# What it takes from a place that it is looked up by another name; what a seat of government adds.
_OTHER_NAME, _CAPITAL = 0.1, 0.12
# What the parts of a score weigh, and how much two must differ to be told apart.
_AROUND, _KIND, _MARGIN = 1.8, 0.5, 0.2
# Items that may be words for a people, or somebody known.
_NAMED, _SMALLER = frozenset({"name", "nat"}), frozenset({"settlement", "quarter"})
# Stands for the name of somebody, who may be anywhere.
_ONE = "@"
# What the name of a country says for its places, a word for its people, somebody of it.
_COUNTRY, _PEOPLE, _SOMEBODY = 0.8, 0.5, 0.5
# By tokens between two names, then by sentences: how much one says of the other.
_BESIDE, _SAME, _NEXT, _REST = 1.6, 1.0, 0.6, 0.3
_TOKENS_BESIDE = 5
# Candidates that are weighed: so many of the best known, and of countries of the report.
_MANY = 12
# Names that are looked at: those of so many sentences around, and of the first ones.
_REACH, _OPENING, _LOOKED_AT = 12, 3, 60


class Seen(NamedTuple):
    """A name that may be of a place, or a word for a country's people, where it stands. ``whole``:
    with all places of that name, for all of them were there on the day."""

    sentence: int
    i: int
    j: int
    key: str
    records: tuple[PlaceRecord, ...]
    country: str | None
    says: float = _COUNTRY
    weighed: tuple[tuple[float, PlaceRecord], ...] = ()
    whole: bool = False


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
    seen: dict[int, list[Seen]] = field(default_factory=dict)
    _lands: Counter[str] = field(default_factory=Counter)
    _countries: set[str | None] = field(default_factory=set)
    # It keeps the sentences: another could come to have the id of one that is gone.
    _numbers: dict[Sentence, int] = field(default_factory=dict)
    _datelines: set[int] = field(default_factory=set)
    _names_seen: dict[str, Seen] = field(default_factory=dict)
    _standing: dict[str, tuple[PlaceRecord, ...]] = field(default_factory=dict)
    _chosen: dict[tuple[object, ...], Choice] = field(default_factory=dict)
    _near: dict[int, list[tuple[float, Seen]]] = field(default_factory=dict)
    _spoken: dict[tuple[object, ...], list[float]] = field(default_factory=dict)
    _cased: bool = False
    _kinds: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._cased = bool(self.pack.settings.get("capitals"))
        self._kinds = kind_words(self.pack.code)

    def scan(self, sentences: Iterable[Sentence]) -> None:
        """Note the names of places in sentences, before they are read in order."""
        self._near.clear()
        for sentence in sentences:
            number = self._numbers[sentence] = len(self._numbers)
            if sentence.passage.kind == "dateline":
                self._datelines.add(number)
            found = list(self._names(sentence, number))
            if found:
                self.seen[number] = found
                self._countries.update(seen.country for seen in found)
                sure = (s for s in found if weighing.is_sure(s.weighed) and s.key != _ONE)
                self._lands.update(s.country for s in sure if s.country is not None)

    def in_sentence(self, sentence: Sentence) -> list[Seen]:
        """The names that were seen in a sentence, in order."""
        return self.seen.get(self._numbers.get(sentence, -1), [])

    def lands(self, sentence: Sentence) -> dict[str, int]:
        """How often the report names each country, its people and places; nothing for a sentence
        with the name of a place that is little known, which may lie elsewhere."""
        sure = all(weighing.is_sure(seen.weighed) for seen in self.in_sentence(sentence))
        return self._lands if sure else {}

    def _names(self, sentence: Sentence, number: int) -> Iterator[Seen]:
        tokens, free, starts_of = sentence.tokens, 0, self.pack.place_starts
        told = {i: item for item in sentence.items if item.tag in _NAMED
                for i in range(item.i, item.j)}  # fmt: skip
        caps = [n for n, token in enumerate(tokens) if token.cap] if self._cased else None
        for i, token in enumerate(tokens):
            if i < free:
                continue
            item = told.get(i)
            if item is not None and (says := self._told(item)) is not None:
                yield Seen(number, item.i, item.j, says[0], (), *says[1:])
                free = item.j
            elif (starts := starts_of(token.form)) and token.kind == "w":
                named = item is not None and item.tag == "name"
                found = self._longest(tokens, i, caps, starts, named=named)
                if found is not None:
                    key, free, records = found
                    yield self._seen(key, records)._replace(sentence=number, i=i, j=free)

    def _seen(self, key: str, records: tuple[PlaceRecord, ...]) -> Seen:
        """A name of places, weighed once for a report; once for all where none was not there."""
        known = self._names_seen.get(key)
        if known is None:
            known = _seen_whole(self.world.places, key)
            if len(known.records) != len(records):
                country, weighed = weighing.likely_country(records), weighing.weigh(records)
                known = Seen(0, 0, 0, key, records, country, weighed=weighed)
            self._names_seen[key] = known
        return known

    def _told(self, item: Item) -> tuple[str, str, float] | None:
        """Whether a word is for a people or somebody known, the country, and what it says."""
        for lex in item.lexes:
            if lex.entry.kind == "nat":
                return "", lex.entry.cls, _PEOPLE
            if lex.entry.kind == "ent" and lex.entry.cls != "country":
                entity = self.world.entity(lex.entry.id)
                if entity is not None and entity.country and entity.kind in _OF_A_COUNTRY:
                    return _ONE, entity.country, _SOMEBODY
        return None

    def _longest(
        self,
        tokens: list[Token],
        i: int,
        caps: list[int] | None,
        starts: tuple[tuple[str, int], ...],
        *,
        named: bool,
    ) -> tuple[str, int, tuple[PlaceRecord, ...]] | None:
        """The longest name of places that begins at token i. ``starts``: how names may begin there;
        ``caps``: the tokens with a capital, in text that writes names with one: a name ends in one
        of them, and is one of them where it is a single word; ``named``: the word is a name."""
        beyond = min(i + _LONGEST, len(tokens))
        at = bisect_left(caps, i) if caps is not None else 0
        for first, most in starts:
            last = min(beyond, i + most)
            ends = range(i, last) if caps is None else caps[at : bisect_left(caps, last, at)]
            for end in reversed(ends):
                more = [t.form for t in tokens[i + 1 : end + 1]]
                name = " ".join([first, *more]) if more else first
                records = self._standing.get(name)
                if records is None:
                    found = self.world.places.find(name)
                    records = self._standing[name] = self.standing(found) if found else ()
                if records and (end > i or self._is_name(tokens[i], records, named=named)):
                    return name, end + 1, records
        return None

    def _is_name(self, token: Token, records: Iterable[PlaceRecord], *, named: bool) -> bool:
        """Whether a single word is likely a place here and no other word."""
        if not any(r.population >= _KNOWN or r.source != "geonames" for r in records):
            return False
        if self._cased or named:
            return True
        return all(x.entry.kind in ("ent", "nat") for x in self.pack.word(token.form).alone)

    def standing(self, records: Iterable[PlaceRecord]) -> tuple[PlaceRecord, ...]:
        """Those that were there on the day of the report; all where none was."""
        every = tuple(records)
        return tuple([r for r in every if r.stood(self.day)]) or every

    def speaks_of(self, country: str | None) -> bool:
        """Whether the report names a country, its people or a place that is surely there."""
        return country is not None and country in self._countries

    def choose(
        self, key: str, found: Iterable[PlaceRecord], sentence: Sentence, i: int, j: int
    ) -> Choice:
        """Which of the places of one name is meant at the tokens i to j of a sentence."""
        number = self._numbers.get(sentence, len(self._numbers))
        kind = self._kind(sentence, i, j)
        beside = self._beside(sentence, j)
        ours = (key, kind, beside.key if beside else "", beside.country if beside else "")
        known = self._chosen.get(ours)
        if known is None:
            records, at = self.standing(found), (number, i, j)
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
        seen = self.in_sentence(sentence)
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
            here = [r for r in records[_MANY:] if r.country in self._countries]
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
        found = islice(self._of((*range(_OPENING), *near)), _LOOKED_AT)
        return [(self._by_distance(seen.sentence, number), seen) for seen in found]

    def _by_distance(self, sentence: int, number: int) -> float:
        if sentence in self._datelines:
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

    def _of(self, numbers: Iterable[int]) -> Iterator[Seen]:
        return (seen for number in numbers for seen in self.seen.get(number, ()))


def _speaks_for(seen: Seen, record: PlaceRecord) -> float:
    """How much another name in the report speaks for a place, 0 to 1."""
    if not seen.records or seen.records[0].kind == "country":
        return seen.says if seen.country and seen.country == record.country else 0.0
    return max([weight * weighing.near(other, record) for weight, other in seen.weighed])


@lru_cache(maxsize=1 << 14)
def _seen_whole(places: Gazetteer, key: str) -> Seen:
    """A name with all its places, of which there is one at least."""
    records = tuple(places.find(key))
    country, weighed = weighing.likely_country(records), weighing.weigh(records)
    return Seen(0, 0, 0, key, records, country, weighed=weighed, whole=True)


@lru_cache(maxsize=1 << 15)
def _spoken_whole(places: Gazetteer, other: str, key: str) -> list[float]:
    """How much one name speaks for each place of another, with all places of both."""
    seen = _seen_whole(places, other)
    return [_speaks_for(seen, record) for record in places.find(key)]
