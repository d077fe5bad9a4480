"""The reports that a story is told from and those that they come of, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from isnad import world
from isnad.joins import Held, Lineage
from isnad.records import Claim, Part
from isnad.stories import agencies

_MOSTLY = 2
_BODIES, _FIGHTING = frozenset({"group", "force"}), frozenset({"REB", "OPP"})


def _fights(name: str) -> bool:
    """Whether an entity is a body that fights and is no state's."""
    found = world.load().entity(name)
    return found is not None and found.kind in _BODIES and found.sector in _FIGHTING


class Shelf:
    """Reports by id with what each comes of; which claims stand in which sentence is found once."""

    def __init__(
        self, reports: Mapping[str, Held], lineages: Mapping[str, Sequence[Lineage]]
    ) -> None:
        self.reports = reports
        self._lineages = lineages
        self._sentences: dict[str, dict[int, list[Claim]]] = {}
        self._lands: dict[str, Counter[str]] = {}
        self._at: dict[tuple[str, str], int] = {}
        self._credited: dict[str, list[str]] = {}

    def comes_of(self, held: Held) -> Sequence[Lineage]:
        """What a report comes of."""
        return self._lineages.get(held.report.id, ())

    def credited(self, held: Held) -> list[str]:
        """The outlets that a report's page credits with its words."""
        name = held.report.id
        if name not in self._credited:
            self._credited[name] = agencies.credited(held, self.comes_of(held))
        return self._credited[name]

    def at(self, held: Held, claim: Claim) -> int:
        """The position of the trace of a claim's sentence; -1 where there is none."""
        self._read(held)
        return self._at[held.report.id, claim.id]

    def sentence(self, held: Held, at: int) -> list[Claim]:
        """The claims of a sentence, as they stand in it."""
        self._read(held)
        return self._sentences[held.report.id].get(at, [])

    def places(self, held: Held, claim: Claim) -> tuple[int, ...]:
        """The places that a claim's sentence names, by GeoNames id."""
        at = self.at(held, claim)
        return tuple(held.traces[at].places) if at >= 0 else ()

    def place(self, held: Held, claim: Claim) -> str | None:
        """The only place that a claim's sentence names, if some claim tells what it is called."""
        at = self.at(held, claim)
        places = held.traces[at].places if at >= 0 else []
        return self._called.get(places[0]) if len(places) == 1 else None

    def setting(self, held: Held) -> str | None:
        """What the place of a report's claims is called that most of them tell, if more tell it
        than any other."""
        told = Counter(
            c.place.name
            for c in held.claims
            if c.place and c.place.geonames and c.place.precision == "settlement"
        )
        first, second = [*told.most_common(2), (None, 0), (None, 0)][:2]
        return first[0] if first[1] > second[1] else None

    def fighters(self, held: Held) -> str | None:
        """The armed body of no state that a report tells of far more often than of any other."""
        told = Counter(one for trace in held.traces for one in set(trace.entities) if _fights(one))
        first, second = [*told.most_common(2), (None, 0), (None, 0)][:2]
        return first[0] if first[1] >= _MOSTLY * max(second[1], 1) else None

    def countries(self, held: Held) -> tuple[str, ...]:
        """The countries (alpha-3) that a report tells of, the most told of first."""
        told = self._told(held)
        return tuple(sorted(told, key=lambda one: (-told[one], one)))

    def usual(self, held: Held) -> str | None:
        """The country that a report tells of at least twice as often as of any other."""
        told = sorted(self._told(held).items(), key=lambda one: (-one[1], one[0]))
        if len(told) > 1 and told[0][1] < _MOSTLY * told[1][1]:
            return None
        return told[0][0] if told else None

    def _told(self, held: Held) -> Counter[str]:
        name = held.report.id
        if name not in self._lands:
            found = Counter(land for trace in held.traces for land in trace.countries)
            found.update(c.place.country for c in held.claims if c.place and c.place.country)
            self._lands[name] = found
        return self._lands[name]

    @cached_property
    def _called(self) -> dict[int, str]:
        """What places are called, by GeoNames id."""
        places = [c.place for one in self.reports.values() for c in one.claims if c.place]
        known = ((place.geonames, place.name) for place in places if place.geonames is not None)
        return dict(sorted(known, reverse=True))

    def _read(self, held: Held) -> None:
        name = held.report.id
        if name in self._sentences:
            return
        starts: dict[Part, list[tuple[int, int]]] = {"title": [], "text": []}
        for n, trace in enumerate(held.traces):
            starts[trace.part].append((trace.start, n))
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in sorted(held.claims, key=lambda c: (c.trigger.start, c.type, c.id)):
            before = starts[claim.trigger.part]
            last = bisect_right(before, (claim.trigger.start, len(held.traces))) - 1
            at = before[last][1] if last >= 0 else -1
            self._at[name, claim.id] = at
            found[at].append(claim)
        self._sentences[name] = found
