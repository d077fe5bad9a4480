"""What a report has told so far: who was named, who spoke last, which day and place it is at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from isnad.annotations import Candidate, Group, Sentence
from isnad.records import Judged, Part, Participant, Place, Span, Time

if TYPE_CHECKING:
    from isnad.resolve.who.abroad import Spoken

# A state that is over is news, where nothing else was told of it.
_ENDS = "ends"
_PERSONS = frozenset({"person", "office"})


# The country where a group of a sentence is, as far as that is known.
Where = Callable[[Group, Sentence], str | None]


def _nowhere(_group: Group, _sentence: Sentence) -> str | None:
    return None


class Known(msgspec.Struct, eq=False):
    """Somebody that the report has mentioned: name, words, identity, and where that stood.
    ``head``, ``word``, ``phrase``: the row of the head noun, the last word that it is made of, and
    all of them;
    ``antecedent``: the name that words without one point back to; ``gender``: f or m where the words
    tell it."""

    name: str
    words: frozenset[str]
    cls: str
    entity: str | None
    country: str | None
    sector: str
    plural: bool
    text: str
    part: str
    start: int
    end: int
    named: bool = False
    head: str = ""
    word: str = ""
    phrase: str = ""
    antecedent: Span | None = None
    gender: str = ""


@dataclass(slots=True)
class Memory:
    """The memory of one report, in the order of reading."""

    known: list[Known] = field(default_factory=list)
    speaker: Group | None = None
    speaker_sentence: Sentence | None = None
    # Whose words those of the last speaker are, who may only pass them on.
    root: Group | None = None
    sentence: Sentence | None = None
    subject: Known | None = None
    # Who and where, event by event, by type.
    told: dict[str, list[set[str]]] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)
    # How often the whole report names each country, by its places and people too.
    lands: dict[str, int] = field(default_factory=dict)
    # Whether the sentence names a place or a country.
    beside: bool = False
    # How those who are known by name are addressed: f or m.
    genders: dict[str, str] = field(default_factory=dict)
    judged: dict[tuple[str, str | None], Judged] = field(default_factory=dict)
    # Where words for people who are from elsewhere begin.
    strangers: set[tuple[Part | None, int | None]] = field(default_factory=set)
    # Where the last mention of each name, word of a name and head noun stands in `known`.
    _names: dict[frozenset[str], int] = field(default_factory=dict)
    _by_word: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    _heads: dict[tuple[str, str | None], int] = field(default_factory=dict)
    # The country of the place that a group names; what the last sentence that was asked for speaks of.
    where: Where = _nowhere
    spoken: tuple[Sentence, dict[bool, Spoken]] | None = None

    def tell(
        self, kind: str, people: list[Participant], place: Place | None, time: Time | None
    ) -> None:
        """Note that an event of that type was told, with who, where and when."""
        self.told.setdefault(kind, []).append(_details(people, place) | _day(time))

    def is_new(
        self,
        candidate: Candidate,
        people: list[Participant],
        place: Place | None,
        time: Time | None,
    ) -> bool:
        """Whether an event noun tells something: a bare or definite later mention does not, unless
        that gives a day of its own ("a raid on Monday")."""
        noun = candidate.noun
        details = _details(people, place)
        earlier = self.told.get(candidate.type)
        if noun is not None and noun.definite and noun.poss is None and not people:
            return earlier is None and bool(place or time or candidate.status == _ENDS)
        if earlier is None:
            return True
        if noun is not None and not noun.definite and noun.poss is None and people:
            details |= _day(time)
        return not any(details <= event for event in earlier)

    def close(self) -> None:
        """Let go of who tells where a group is: they hold this memory, and a ring that nobody cuts
        stays, with all that a report was read into, until Python looks for rings."""
        self.where, self.spoken = _nowhere, None

    def keep(self, known: Known) -> None:
        """Note a mention; later mentions of the same name or head noun stand before it."""
        if known.gender and known.named:
            self.genders[known.entity or known.name] = known.gender
        self.known.append(known)
        place = len(self.known) - 1
        if known.named:
            self._names[known.words] = place
            for word in known.words:
                self._by_word.setdefault(word, set()).add(known.words)
        for head in filter(None, (known.head, known.word, known.phrase)):
            self._heads[head, None] = place
            self._heads[head, known.country] = place

    def people(self, most: int) -> list[Known]:
        """The last mention of so many of those who were named last."""
        names = islice(reversed(self._names.values()), most)
        return [self.known[place] for place in names]

    def is_person(self, word: str) -> bool:
        """Whether a word is part of the name of a person who was named before."""
        names = self._by_word.get(word, ())
        known = (self.known[self._names[name]] for name in names)
        return any(one.cls in _PERSONS or (one.entity or "").startswith("person:") for one in known)

    def by_name(self, words: frozenset[str]) -> Known | None:
        """The last mention that shares the distinctive words of a name, the fullest first."""
        shared = {name for word in words for name in self._by_word.get(word, ())}
        places = [
            (len(name), self._names[name]) for name in shared if words <= name or name <= words
        ]
        return self.known[max(places)[1]] if places else None

    def by_head(self, heads: Iterable[str], country: str | None) -> Known | None:
        """The last mention with one of the head nouns, the first sought first, in the same country
        where both say one."""
        found = (self._heads.get((head, country)) for head in heads if head)
        place = next((place for place in found if place is not None), None)
        return None if place is None else self.known[place]


def _day(time: Time | None) -> set[str]:
    """The day or days that words tell."""
    return set() if time is None or time.basis == "context" else {f"on {time.edtf}"}


def _details(people: list[Participant], place: Place | None) -> set[str]:
    names = {p.entity or p.name or p.text or "" for p in people}
    return names | ({f"at {place.name}"} if place is not None else set())
