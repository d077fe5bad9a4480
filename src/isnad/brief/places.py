"""The situation by country and place, and how much is told of each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as calendar_date
from functools import partial

import msgspec

from isnad.brief import events
from isnad.brief.dates import date, day_of
from isnad.brief.drafts import Drafts
from isnad.brief.grouping import grouped
from isnad.brief.holding import Holding
from isnad.brief.lines import line
from isnad.brief.names import Names
from isnad.brief.pieces import EMPTY, Piece, slot
from isnad.pages import Line, Section
from isnad.records import Claim, Place
from isnad.states import Seen, State

_KEY = "situation"
_NOWHERE, _OTHERS = "unplaced", "others"
_COUNTRY, _UNKNOWN = "country", "unknown"
# A place that no report has told of for so many days is said to be silent.
_SILENT = 7

PlaceKey = tuple[str | None, int | str | None]


class Situation(msgspec.Struct, frozen=True):
    """Tells what is said to hold, by place."""

    holding: Holding
    seen: dict[PlaceKey, Seen]
    as_of: str
    drafts: Drafts

    @property
    def names(self) -> Names:
        """What is called how."""
        return self.holding.names

    def section(self, states: Iterable[State], others: Iterable[Claim]) -> Section:
        """States by country, then place, those told of by most reports first; ``others``: claims
        of the rest of the brief, for the places that have no state."""
        told = [state for state in states if self.holding.of(state)]
        by_place = grouped(told, state_key)
        placed = {key: several for key, several in by_place.items() if key[1] is not None}
        countries = grouped(placed, lambda key: key[0])
        sections = [
            self._country(code, [placed[key] for key in sorted(keys, key=self._rank)])
            for code, keys in sorted(countries.items(), key=lambda one: self._most(one[1]))
        ]
        nowhere = [
            state for key, several in by_place.items() if key[1] is None for state in several
        ]
        if nowhere:
            sections.append(self._unplaced(nowhere))
        rest = list(self._rest(others, set(placed)))
        if rest:
            heading = self._heading("other_places")
            sections.append(Section(key=f"{_KEY}/{_OTHERS}", heading=heading, lines=rest))
        return Section(key=_KEY, heading=self._heading("situation"), sections=sections)

    def _heading(self, key: str) -> Line:
        return line("note", self.names.phrases.say("page", key))

    def _rank(self, key: PlaceKey) -> tuple[int, str]:
        there = self.seen.get(key)
        return (-there.reports if there else 0, str(key[1]))

    def _most(self, keys: list[PlaceKey]) -> tuple[int, str]:
        return min(self._rank(key)[0] for key in keys), str(keys[0][0])

    def _country(self, code: str | None, places: list[list[State]]) -> Section:
        say, claims = self.names.phrases, self.holding.of(places[0][0])
        if code is None:
            heading = say.say("page", "countries_unknown")
        else:
            heading = say.apart(slot(self.names.country(code), "country", claims[:1], kind=code))
        key = f"{_KEY}/{code or _UNKNOWN}"
        whole = [states for states in places if self._is_country(states[0])]
        parts = [states for states in places if not self._is_country(states[0])]
        return Section(
            key=key,
            heading=line("note", heading),
            lines=[one for states in whole for one in self._lines(states)],
            sections=[self._place(key, states) for states in parts],
        )

    def _is_country(self, state: State) -> bool:
        places = (claim.place for claim in self.holding.of(state))
        return any(p and p.precision == _COUNTRY and _is_of(p, state) for p in places)

    def _place(self, above: str, states: list[State]) -> Section:
        heading = line("note", self._name(states[0]))
        key = f"{above}/{state_key(states[0])[1]}"
        return Section(key=key, heading=heading, lines=self._lines(states))

    def _lines(self, states: list[State]) -> list[Line]:
        """What is told of a place: how much, then every state."""
        key, name = state_key(states[0]), self._name(states[0])
        lines = [self._told_of(self.seen[key], name)] if key in self.seen else []
        for state in states:
            lines += self._of_state(state, self._name(state))
        return lines

    def _of_state(self, state: State, where: Piece) -> list[Line]:
        make = partial(self.holding.lines, state, where)
        return self.drafts.lines(id(state), state, make)

    def _unplaced(self, states: list[State]) -> Section:
        lines = [one for state in states for one in self._of_state(state, EMPTY)]
        heading = self._heading("unplaced")
        return Section(key=f"{_KEY}/{_NOWHERE}", heading=heading, lines=lines)

    def _name(self, state: State) -> Piece:
        """The place of a state as a claim of it has it, else as the world calls it."""
        claims = self.holding.of(state)
        for claim in claims:
            if claim.place and _is_of(claim.place, state):
                return self.names.place(claim, claim.place)
        say, name = self.names.phrases, state.place or ""
        known = self.names.world.place_name(name, state.country, say.language)
        return say.apart(slot(known or name, "place", claims, kind="name"))

    def _rest(self, claims: Iterable[Claim], told: set[PlaceKey]) -> Iterator[Line]:
        """How much is told of places that have no state here."""
        found: dict[PlaceKey, Claim] = {}
        for claim in claims:
            if claim.place and place_key(claim.place) not in told:
                found.setdefault(place_key(claim.place), claim)
        for key in sorted((key for key in found if key in self.seen), key=self._rank):
            claim = found[key]
            if claim.place:
                yield self._told_of(self.seen[key], events.place(self.names, claim, claim.place))

    def _told_of(self, seen: Seen, name: Piece) -> Line:
        """The age of the last report of a place and how many there are; that is all that silence
        says."""
        say, kind = self.names.phrases, str(seen.geonames or f"{seen.country or ''} {seen.place}")
        day = day_of(seen.last_report) or ""
        age = (calendar_date.fromisoformat(self.as_of) - calendar_date.fromisoformat(day)).days
        filled = {
            "place": name,
            "date": slot(date(day, say), "last_report", [], kind=kind),
            "days": slot(say.number(age), "age", [], kind=kind),
            "number": slot(say.amount(seen.reports), "reports", [], kind=kind),
        }
        silent = age >= _SILENT
        if age < 0:
            del filled["days"]
            return line("standing", say.say("place", "told_later", **filled))
        phrase = say.say("place", "silent" if silent else "told_of", **filled)
        return line("silence" if silent else "standing", phrase)


def foremost(states: list[State], most: int) -> list[State]:
    """The states that most reports tell, those told of since last before others, in their order."""
    ranked = sorted(states, key=lambda one: (one.reports, one.last_report or ""), reverse=True)
    kept = {id(one) for one in ranked[:most]}
    return [one for one in states if id(one) in kept]


def _is_of(place: Place, state: State) -> bool:
    """Whether a state is of the place of a claim; its country may be told elsewhere."""
    if place.geonames or state.geonames:
        return place.geonames == state.geonames
    return place.name == state.place


def state_key(state: State) -> PlaceKey:
    """What tells the place of a state apart."""
    return state.country, state.geonames or state.place


def place_key(place: Place) -> PlaceKey:
    """What tells the place of a claim apart."""
    return place.country, place.geonames or place.name


def seen_key(seen: Seen) -> PlaceKey:
    """What tells a place that reports tell of apart."""
    return seen.country, seen.geonames or seen.place
