"""How much is told of a place: the day of the last report, its age, and how many reports there are.

Which reports tell of a place is worked out from all claims of a store, and a brief does not list
them. So the checker has bounds: the reports whose claims the brief itself puts there tell of it, and a
report that names it nowhere does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from isnad.checking import times
from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, day_of, shown
from isnad.folding import fold
from isnad.pages import Line, Slot

# More reports than this are not all read for the sake of one number.
_MOST = 400
_WORDS = frozenset({"words", "latin"})
_DAY = 10


class Silence:
    """Checks the slots that tell how much is told of a place."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._names = lru_cache(maxsize=1 << 10)(self._names_of)
        # By the name of a place: the reports that tell of it here, the words that they have for it.
        self._told: dict[tuple[str, str | None], set[str]] = {}
        self._words: dict[str, set[str]] = {}
        # By name: the keys of the places that have lines of their own.
        self._keys: dict[str, set[str | None]] = {}
        for line in ground.all_lines:
            for slot in line.slots:
                if slot.role == "place" and slot.of:
                    self._note(shown(line, slot), _precision(line, slot), slot)
                elif slot.role == "last_report":
                    self._keys.setdefault(_place(line), set()).add(slot.kind)

    def _note(self, name: str, precision: str | None, slot: Slot) -> None:
        reports = set() if slot.kind in _WORDS else {key.report for key in slot.of}
        self._told.setdefault((name, precision), set()).update(reports)
        words = {slot.span.quote} if slot.span is not None else set()
        self._words.setdefault(name, {name}).update(words)

    def problems(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """What is wrong with a slot of a line that tells of a place."""
        place = _place(line)
        if not place:
            yield Problem(shown(line, slot), "the line names no place", slot)
        elif slot.role == "age":
            yield from self._age(line, slot)
        elif slot.role == "last_report":
            yield from self._last(line, slot, place)
        else:
            yield from self._many(line, slot, place)

    def _age(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """The age is that of the day in the same line."""
        last = next((s for s in line.slots if s.role == "last_report"), None)
        day = times.shown(shown(line, last), self.ground.phrases) if last is not None else None
        until = date.fromisoformat(self.ground.brief.as_of[:_DAY])
        try:
            age = (until - date.fromisoformat(day or "")).days
        except ValueError:
            yield Problem(shown(line, slot), "the line tells no day of a last report", slot)
            return
        if self.ground.phrases.number(shown(line, slot)) != age:
            yield Problem(shown(line, slot), f"from that day on it is {age}", slot)

    def _last(self, line: Line, slot: Slot, place: str) -> Iterator[Problem]:
        day = times.shown(shown(line, slot), self.ground.phrases)
        there = (self.ground.reports.get(name) for name in self._here(line, place))
        newest = max((d for one in there if one is not None and (d := day_of(one))), default="")
        if day is None or day < newest:
            yield Problem(shown(line, slot), f"a report of {newest} tells of it", slot)
        elif day != newest and self._is_known(slot, place) and not self._names_on(day, place):
            yield Problem(shown(line, slot), "no report of that day names it", slot)

    def _here(self, line: Line, place: str) -> set[str]:
        """The reports that tell of a place in the brief; none where two have its name, or may have:
        where it is told by the words of reports alone."""
        slot = next(s for s in line.slots if s.role == "place")
        if len(self._keys.get(place, ())) > 1 or slot.kind in _WORDS:
            return set()
        return self._told.get((place, _precision(line, slot)), set())

    def _is_known(self, slot: Slot, place: str) -> bool:
        """Whether all reports are there, and not too many, and the names by which they may call a
        place."""
        few = self.ground.library.whole and len(self.ground.reports) <= _MOST
        return bool(few and (slot.kind or "").isdigit() and self.ground.places.called(place))

    def _names_on(self, day: str, place: str) -> bool:
        """Whether a report of a day names a place."""
        there = self.ground.library.by_day.get(day, ())
        return any(self._named(name, place) for name in there)

    def _many(self, line: Line, slot: Slot, place: str) -> Iterator[Problem]:
        number = self.ground.phrases.number(shown(line, slot))
        least = max(len(self._here(line, place)), 1)
        if number is None or number < least:
            yield Problem(shown(line, slot), f"{least} reports of the brief tell of it", slot)
        elif self._is_known(slot, place):
            most = sum(self._named(name, place) for name in self.ground.reports)
            if number > max(most, least):
                yield Problem(shown(line, slot), f"{most} reports name it", slot)

    def _named(self, report: str, place: str) -> bool:
        """Whether a report has a name of a place."""
        scene = self.ground.scene_of(report)
        return scene is not None and any(name in scene.text for name in self._names(place))

    def _names_of(self, place: str) -> frozenset[str]:
        """All that reports may call a place, folded."""
        found = self.ground.places.called(place)
        names = {n for one in found for n in (one.name, one.arabic, one.vietnamese) if n}
        heads = {one.name.split(" ")[0] for one in found}
        return frozenset(map(fold, names | heads | self._words.get(place, {place})))


def _precision(line: Line, place: Slot) -> str | None:
    """How exact a line says that a place is."""
    found = (s.kind for s in line.slots if s.role == "precision" and s.of[:1] == place.of[:1])
    return next(found, None)


def _place(line: Line) -> str:
    """The place that a line tells of."""
    return next((shown(line, s) for s in line.slots if s.role == "place"), "")
