"""Reports that arrive day by day, read already: made-up words, real places and actors.

On every day there are events; a report tells of some of the last days' in sentences of its own, with
background that nobody else has; some reports are copies of one shortly before. What a report costs
when it is joined depends on its neighbours in time and place, and these are as many on every day.
"""

from __future__ import annotations

import hashlib
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from isnad import world
from isnad.records import (
    Claim,
    Count,
    MadeBy,
    Participant,
    Place,
    ReadResult,
    Report,
    ReportRef,
    Source,
    Span,
    Time,
    Trace,
)
from isnad.world import Entity, PlaceRecord

COPIED = 0.08
# Reports and events of a day; how many days an event is told of; how many reports may be copied.
_REPORTS, _EVENTS, _TOLD, _COPIABLE = 250, 200, 3, 400
_OUTLETS, _VOCABULARY, _PLACES, _ACTORS = 120, 20_000, 4_000, 400
_FIRST = date(2020, 1, 1)
_TYPES = ("ASSAULT", "CONTROL", "COERCE", "AID", "CONSULT", "PROTEST", "RETREAT", "ACCUSE")
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
_TOWN = 5_000


@dataclass(frozen=True)
class Event:
    """Something that happened, as all who tell of it would have it."""

    type: str
    day: str
    place: PlaceRecord
    doers: tuple[Entity, Entity]
    source: Entity
    dead: int


class Sentence:
    """A sentence that grows word by word; offsets are into the report's text."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.words: list[str] = []
        self.end = start

    def add(self, words: str) -> tuple[int, int]:
        """Where the words stand."""
        begin = self.end + bool(self.words)
        self.words.append(words)
        self.end = begin + len(words)
        return begin, self.end


class Maker:
    """Makes reports; the same ones for the same seed. ``told``: claims of each."""

    def __init__(self, seed: int = 11, told: int = 3) -> None:
        self._told_in_each = told
        self._dice = random.Random(seed)
        drawn = ("".join(self._dice.choices(_SYLLABLES, k=n % 3 + 2)) for n in range(10**6))
        words = dict.fromkeys(word for word, _ in zip(drawn, range(_VOCABULARY), strict=False))
        self._words = list(words)
        self._weights = list(accumulate(1 / (n + 3) for n in range(len(words))))
        known = world.load()
        towns = (known.places.record(n) for n in range(len(known.places)))
        large = [t for t in towns if t.geonames and t.population > _TOWN and t.country]
        self._outlets = [f"The {word.title()}" for word in self._words[-_OUTLETS:]]
        self._places = self._dice.sample(large, _PLACES)
        self._actors = _actors()
        self._events: deque[list[Event]] = deque(maxlen=_TOLD)

    def reports(self, count: int) -> Iterator[ReadResult]:
        """Reports in the order of their days."""
        recent: deque[ReadResult] = deque(maxlen=_COPIABLE)
        for n in range(count):
            day = (_FIRST + timedelta(days=n // _REPORTS)).isoformat()
            if n % _REPORTS == 0:
                self._events.append([self._event(day) for _ in range(_EVENTS)])
            if recent and self._dice.random() < COPIED:
                yield self._copy(n, day, self._dice.choice(recent))
            else:
                recent.append(self._report(n, day))
                yield recent[-1]

    def _event(self, day: str) -> Event:
        one, other, source = self._dice.sample(self._actors, 3)
        return Event(
            type=self._dice.choice(_TYPES),
            day=day,
            place=self._dice.choice(self._places),
            doers=(one, other),
            source=source,
            dead=self._dice.randint(2, 400),
        )

    def _report(self, n: int, day: str) -> ReadResult:
        told = [
            self._dice.choice(self._dice.choice(self._events)) for _ in range(self._told_in_each)
        ]
        sentences: list[Event | None] = [*told, *[None] * self._dice.randint(5, 9)]
        self._dice.shuffle(sentences)
        lines: list[str] = []
        traces: list[Trace] = []
        claims: list[Claim] = []
        at = 0
        for event in sentences:
            line = Sentence(at)
            for _ in range(self._dice.randint(6, 12)):
                line.add(self._word())
            if event is None:
                traces.append(Trace("text", at, line.end, concepts=self._concepts()))
            else:
                claims.append(_claim(line, event))
                traces.append(_trace(line, event, self._concepts()))
            lines.append(" ".join(line.words))
            at = line.end + 1
        return self._result(n, day, "\n".join(lines), claims, traces)

    def _result(
        self, n: int, day: str, text: str, claims: list[Claim], traces: list[Trace]
    ) -> ReadResult:
        outlet = self._dice.choice(self._outlets)
        digest = hashlib.sha256(text.encode()).hexdigest()
        minute = n % _REPORTS * 1440 // _REPORTS
        report = Report(
            id=f"s{n:06}",
            sha256=digest,
            text=text,
            language="en",
            title=" ".join(self._word() for _ in range(6)),
            url=f"https://outlet.example/{n}",
            published=f"{day}T{minute // 60:02}:{minute % 60:02}:00Z",
            outlet=outlet,
        )
        ref = ReportRef(id=report.id, sha256=digest, language="en", published=report.published)
        for claim in claims:
            claim.report = ref
            claim.id = hashlib.sha256(f"{digest} {claim.trigger.start}".encode()).hexdigest()[:20]
        return ReadResult(report=report, claims=claims, traces=traces)

    def _copy(self, n: int, day: str, of: ReadResult) -> ReadResult:
        """The same text under another outlet and title."""
        claims = [_moved(claim) for claim in of.claims]
        return self._result(n, day, of.report.text, claims, list(of.traces))

    def _word(self) -> str:
        return self._dice.choices(self._words, cum_weights=self._weights)[0]

    def _concepts(self) -> list[str]:
        return sorted({f"C{self._dice.randrange(160)}" for _ in range(3)})


def _actors() -> list[Entity]:
    known = world.load()
    found = {entity.id: entity for _, entity in known.names("en") if entity.country}
    return [found[name] for name in sorted(found)][:_ACTORS]


def _moved(claim: Claim) -> Claim:
    fields = {name: getattr(claim, name) for name in claim.__struct_fields__}
    return Claim(**fields)


def _claim(line: Sentence, event: Event) -> Claim:
    """A sentence on an event goes on in ``line``; what it claims."""
    doer = _participant(line, event.doers[0])
    trigger = _span(event.type.lower(), *line.add(event.type.lower()))
    other = _participant(line, event.doers[1])
    start, end = line.add(event.place.name)
    place = Place(
        name=event.place.name, text=event.place.name, start=start, end=end,
        country=event.place.country, geonames=event.place.geonames,
        latitude=event.place.latitude, longitude=event.place.longitude, precision="settlement",
    )  # fmt: skip
    start, end = line.add(str(event.dead))
    dead = Count(low=event.dead, high=event.dead, quote=str(event.dead), start=start, end=end)
    start, end = line.add(event.day)
    day = Time(edtf=event.day, text=event.day, start=start, end=end)
    source = _participant(line, event.source)
    fields = {name: getattr(source, name) for name in source.__struct_fields__}
    return Claim(
        id="",
        report=ReportRef(id="", sha256="", language="en"),
        type=event.type,
        trigger=trigger,
        evidence=_span(" ".join(line.words), line.start, line.end),
        actors=[doer],
        recipients=[other],
        place=place,
        time=day,
        sources=[Source(**fields, manner="indirect", stance="states")],
        counts={"killed": dead},
        made_by=MadeBy(engine="synthetic", version="1"),
    )


def _span(words: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, quote=words)


def _participant(line: Sentence, who: Entity) -> Participant:
    start, end = line.add(who.name)
    return Participant(
        name=who.name, text=who.name, start=start, end=end, entity=who.id,
        country=who.country, sector=who.sector,
    )  # fmt: skip


def _trace(line: Sentence, event: Event, concepts: list[str]) -> Trace:
    who = [*event.doers, event.source]
    countries = [event.place.country, *(one.country for one in who)]
    return Trace(
        "text",
        line.start,
        line.end,
        entities=[one.id for one in who],
        places=[event.place.geonames] if event.place.geonames else [],
        countries=list(dict.fromkeys(country for country in countries if country)),
        numbers=[event.dead],
        dates=[event.day],
        concepts=concepts,
    )
