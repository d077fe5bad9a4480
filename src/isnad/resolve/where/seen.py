"""The names in a report that may be of places, and the words for peoples, before it is read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from isnad.annotations import Item, Sentence, Token
from isnad.languages.pack import Pack
from isnad.resolve.where import weighing
from isnad.world import PlaceRecord, World
from isnad.world.gazetteer import Gazetteer
from isnad.world.places import distance_km

_LONGEST = 5
# Whose country tells where a report is set; media and world bodies speak of everywhere.
_OF_A_COUNTRY = frozenset({"person", "government", "force", "group", "party"})
# How far a place may be that makes a word of the language the name of one.
_NEAR_KM = 100.0
# Inhabitants from which on a name counts as a place where only letters tell.
_KNOWN = 5_000
# Items that may be words for a people, or somebody known.
_NAMED = frozenset({"name", "nat"})
# Of so many words a name is somebody's, where the words around say nothing else.
_SEVERAL, _SOMEBODYS = 2, frozenset({"name", "person"})
# Stands for the name of somebody, who may be anywhere.
_ONE = "@"
# What the name of a country says for its places, a word for its people, somebody of it.
_COUNTRY, _PEOPLE, _SOMEBODY = 0.8, 0.5, 0.5


# The longest name that begins at a token: the name, the token behind it, the places so called.
Found = tuple[str, int, tuple[PlaceRecord, ...]]


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


@dataclass(slots=True)
class Names:
    """What one report names of places and countries. ``day``: of publication (ISO), null if not
    known: divisions that were not there then are no candidates."""

    world: World
    pack: Pack
    day: str | None = None
    seen: dict[int, list[Seen]] = field(default_factory=dict)
    datelines: set[int] = field(default_factory=set)
    countries: set[str | None] = field(default_factory=set)
    _lands: Counter[str] = field(default_factory=Counter)
    # It keeps the sentences: another could come to have the id of one that is gone.
    _numbers: dict[Sentence, int] = field(default_factory=dict)
    _names_seen: dict[str, Seen] = field(default_factory=dict)
    _standing: dict[str, tuple[PlaceRecord, ...]] = field(default_factory=dict)
    _cased: bool = False
    # Names of one word that somebody bears in the report, by a form of address.
    _titled: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._cased = bool(self.pack.settings.get("capitals"))

    def scan(self, sentences: Iterable[Sentence]) -> None:
        """Note the names of places in sentences, before they are read in order."""
        sentences = list(sentences)
        self._titled = frozenset(name for sentence in sentences for name in _titled(sentence))
        for sentence in sentences:
            number = self._numbers[sentence] = len(self._numbers)
            if sentence.passage.kind == "dateline":
                self.datelines.add(number)
            found = list(self._names(sentence, number))
            if found:
                self.seen[number] = found
                self.countries.update(seen.country for seen in found)
                sure = (s for s in found if weighing.is_sure(s.weighed) and s.key != _ONE)
                self._lands.update(s.country for s in sure if s.country is not None)

    def in_sentence(self, sentence: Sentence) -> list[Seen]:
        """The names that were seen in a sentence, in order."""
        return self.seen.get(self._numbers.get(sentence, -1), [])

    def number(self, sentence: Sentence) -> int:
        """The number of a sentence among those that were scanned; how many, for another."""
        return self._numbers.get(sentence, len(self._numbers))

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
        borne = self._borne(sentence)
        for i, token in enumerate(tokens):
            if i < free:
                continue
            item = told.get(i)
            says = self._told(item) if item is not None else None
            found = None
            if (starts := starts_of(token.form)) and token.kind == "w":
                named = item is not None and item.tag == "name"
                found = self._longest(tokens, i, caps, starts, named=named)
            if item is not None and says is not None and (found is None or found[1] <= item.j):
                yield Seen(number, item.i, item.j, says[0], (), *says[1:])
                free = item.j
            elif found and found[1] not in borne and not self._is_other(found, i, sentence):
                key, free, records = found
                one = self._seen(key, records)
                if item is not None and self._is_in_name(item, i, one.country):
                    continue
                yield Seen(
                    number, i, free, key, records=one.records, country=one.country, says=one.says,
                    weighed=one.weighed, whole=one.whole,
                )  # fmt: skip

    def _is_other(self, found: Found, i: int, sentence: Sentence) -> bool:
        """Whether words at token i are no name of a place: somebody bears them; or they are one
        word for a kind of places, where no capital tells a name (the city, in Arabic)."""
        key, j, _ = found
        if key in self._titled:
            return True
        here = (x for x in sentence.items if x.i == i and x.j == j) if j == i + 1 else ()
        return not self._cased and any(_is_kind(item) for item in here)

    def _is_in_name(self, item: Item, i: int, country: str | None) -> bool:
        """Whether a name of places at token i is only a word in the name of somebody known, who is of
        another country ("[the] Jazira" in that of a broadcaster)."""
        if i == item.i:
            return False
        known = (self.world.entity(x.entry.id) for x in item.lexes if x.entry.kind == "ent")
        return any(one is not None and one.country not in (None, country) for one in known)

    def _borne(self, sentence: Sentence) -> frozenset[int]:
        """Where words end, short of the last one or from the second on, of names of several that are
        no place's as a whole: "George" in "George Hill" is no town."""
        if self.pack.settings.get("words") != "inflected":
            return frozenset()
        found: set[int] = set()
        for group in sentence.groups:
            i, j = group.name or (0, 0)
            if j - i < _SEVERAL or group.cls not in _SOMEBODYS or group.entity is not None:
                continue
            plain = all(x.tag == "name" and not x.lexes for x in group.items if i <= x.i < j)
            whole = " ".join(token.bare for token in sentence.tokens[i:j])
            if plain and not self.world.places.find(whole):
                found.update(range(i + 1, j + 1))
        return frozenset(found)

    def _seen(self, key: str, records: tuple[PlaceRecord, ...]) -> Seen:
        """A name of places, weighed once for a report; once for all where none was not there."""
        known = self._names_seen.get(key)
        if known is None:
            known = seen_whole(self.world.places, key)
            if len(known.records) != len(records):
                country, weighed = (
                    weighing.likely_country(key, records),
                    weighing.weigh(key, records),
                )
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
    ) -> Found | None:
        """The longest name of places that begins at token i. ``starts``: how names may begin there;
        ``caps``: the tokens with a capital, in text that writes names with one: a name ends in one
        of them, and is one of them where it is a single word; ``named``: the word is a name."""
        beyond = min(i + _LONGEST, len(tokens))
        at = bisect_left(caps, i) if caps is not None else 0
        for first, most in starts:
            last = min(beyond, i + most)
            ends = range(i, last) if caps is None else caps[at : bisect_left(caps, last, at)]
            for end in reversed(ends):
                if tokens[end].kind == "p":
                    continue
                more = [t.form for t in tokens[i + 1 : end + 1]]
                name = " ".join([first, *more]) if more else first
                records = self._standing.get(name)
                if records is None:
                    found = self.world.places.find(name)
                    records = self._standing[name] = self.standing(found) if found else ()
                if records and (end > i or self._is_name(tokens, i, records, named=named)):
                    return name, end + 1, records
        return None

    def _is_name(
        self, tokens: list[Token], i: int, records: Iterable[PlaceRecord], *, named: bool
    ) -> bool:
        """Whether a single word is likely a place here and no other word: one that opens the
        sentence has its capital for that."""
        if not any(r.population >= _KNOWN or r.source != "geonames" for r in records):
            return False
        if named or (self._cased and i):
            return True
        return all(x.entry.kind in ("ent", "nat") for x in self.pack.word(tokens[i].form).alone)

    def standing(self, records: Iterable[PlaceRecord]) -> tuple[PlaceRecord, ...]:
        """Those that were there on the day of the report; all where none was."""
        every = tuple(records)
        return tuple([r for r in every if r.stood(self.day)]) or every

    def speaks_of(self, country: str | None) -> bool:
        """Whether the report names a country, its people or a place that is surely there."""
        return country is not None and country in self.countries

    def is_near(self, record: PlaceRecord) -> bool:
        """Whether the report names another place near one, in its country."""
        return any(
            other.country == record.country
            and other.kind != "country"
            and other != record
            and distance_km(other, record) < _NEAR_KM
            for seen in self._names_seen.values()
            for _, other in seen.weighed[:1]
        )

    def of(self, numbers: Iterable[int]) -> Iterator[Seen]:
        """The names that were seen in sentences of these numbers, in order."""
        return (seen for number in numbers for seen in self.seen.get(number, ()))


def _is_kind(item: Item) -> bool:
    """Whether an item is a plain noun for places."""
    return item.tag == "noun" and any(x.entry.cls == "place" for x in item.lexes)


def _titled(sentence: Sentence) -> Iterator[str]:
    """The last names of those whom a form of address stands before ("Mr Bush")."""
    for group in sentence.groups:
        if group.name is not None and group.items and group.items[0].tag == "title":
            yield sentence.tokens[group.name[1] - 1].form


@lru_cache(maxsize=1 << 14)
def seen_whole(places: Gazetteer, key: str) -> Seen:
    """A name with all its places, of which there is one at least."""
    records = tuple(places.find(key))
    country, weighed = weighing.likely_country(key, records), weighing.weigh(key, records)
    return Seen(0, 0, 0, key, records, country, weighed=weighed, whole=True)
