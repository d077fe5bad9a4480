"""Whether what a brief tells twice is told alike: the same claim in several lines, and several claims
that were made from the same words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from isnad.checking import times
from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, shown
from isnad.joins import ClaimKey
from isnad.pages import Line, Section, Slot

_PEOPLE = frozenset({"actor", "recipient", "broker", "source"})
# Slots that tell something which another line may tell, too.
_TOLD = _PEOPLE | {"stance", "type", "place", "origin_place", "precision"}
# Lines that are of the place which heads their section.
_OF_PLACES = frozenset({"state", "standing", "silence"})
_STATE, _QUOTED = "state", "quoted"
_Key = tuple[Hashable, ...]


class Twice:
    """What each claim of a brief is told to be, by what tells it."""

    def __init__(self, ground: Ground) -> None:
        self._told: dict[_Key, set[str]] = {}
        # By line and slot: what it tells.
        self._values: dict[tuple[int, int], list[tuple[_Key, str]]] = {}
        # By words: the claims that were made from them; by claim: its types.
        self._made: dict[_Key, set[ClaimKey]] = {}
        self._words: dict[ClaimKey, set[_Key]] = {}
        # Slots that do not tell what the heading above them or the key of their section does.
        self._astray: dict[int, str] = {}
        for line in ground.all_lines:
            for slot in line.slots:
                self._note(line, slot)
        for section in ground.headed():
            self._astray |= dict(_astray(section, ground))

    def _note(self, line: Line, slot: Slot) -> None:
        if values := list(_values(line, slot)):
            self._values[id(line), id(slot)] = values
        for key, value in values:
            self._told.setdefault(key, set()).add(value)
        if slot.role == "words" and slot.span is not None and slot.of:
            words = (slot.of[0].report, slot.span.part, slot.span.start, slot.span.end)
            self._made.setdefault(words, set()).add(slot.of[0])
            self._words.setdefault(slot.of[0], set()).add(words)

    def problems(self, line: Line) -> Iterator[Problem]:
        """What a line tells otherwise than another or its section, or of two claims alike that have
        the same words."""
        for slot in line.slots:
            if slot.role in _TOLD or id(slot) in self._astray:
                yield from self._problems(line, slot)

    def _problems(self, line: Line, slot: Slot) -> Iterator[Problem]:
        if id(slot) in self._astray:
            yield Problem(shown(line, slot), self._astray[id(slot)], slot)
        for key, value in self._values.get((id(line), id(slot)), ()):
            others = self._told[key] - {value} if len(self._told[key]) > 1 else ()
            if others:
                yield Problem(shown(line, slot), f"another line has {min(others)!r}", slot)
                return
        if slot.role == "type" and line.kind != _STATE:
            for claim in slot.of:
                if any(self._is_told(slot, one) for one in self._beside(claim)):
                    yield Problem(shown(line, slot), "another claim of these words is that", slot)
                    return

    def _beside(self, claim: ClaimKey) -> set[ClaimKey]:
        """The other claims that were made from the words of one."""
        there = (self._made[words] for words in self._words.get(claim, ()))
        return set().union(*there) - {claim}

    def _is_told(self, slot: Slot, claim: ClaimKey) -> bool:
        """Whether another claim is told to be what a slot has: as an event, or only as a state."""
        types = self._told.get(("type", claim))
        if types is not None:
            return slot.kind in types
        return (_STATE, claim, _kind(slot)) in self._told


def _values(line: Line, slot: Slot) -> Iterator[tuple[_Key, str]]:
    """What a slot tells of its claims: what of which, and how."""
    if not slot.of:
        return
    text = shown(line, slot)
    if slot.role in _PEOPLE:
        yield (slot.role, slot.of[0], slot.at, slot.chain, slot.kind), text
    elif slot.role == "stance" and slot.kind != _QUOTED:
        yield (slot.role, slot.of[0], slot.chain), slot.kind or ""
    elif slot.role == "type":
        # A state may follow from what a claim tells; so its type need not be the claim's.
        stated = line.kind == _STATE
        for claim in slot.of:
            key = (_STATE, claim, _kind(slot)) if stated else (slot.role, claim)
            yield key, _kind(slot) if stated else slot.kind or ""
    elif slot.role in ("place", "origin_place"):
        yield (slot.role, slot.of[0], slot.kind), text
    elif slot.role == "precision":
        yield (slot.role, slot.of[0]), slot.kind or ""


def _kind(slot: Slot) -> str:
    """The type of claim that a slot tells, whether it begins, holds or ends."""
    return (slot.kind or "").partition(".")[0]


def _astray(section: Section, ground: Ground) -> Iterator[tuple[int, str]]:
    """The slots by which a section is not what its key or its heading says, each with what it should
    be: the day of its events, the place of its states."""
    heading, day = section.heading, section.key.partition("/")[2]
    for slot in heading.slots:
        if slot.role == "time" and times.shown(shown(heading, slot), ground.phrases) != day:
            yield id(slot), f"the section is that of {day}"
    place = next((shown(heading, slot) for slot in heading.slots if _names(slot)), None)
    for line in section.lines if place is not None else ():
        first = next((slot for slot in line.slots if _names(slot)), None)
        told = line.kind in _OF_PLACES and not line.depth
        if told and first is not None and shown(line, first) != place:
            yield id(first), f"the section is that of {place}"


def _names(slot: Slot) -> bool:
    """Whether a slot is the name of a place, by which reports may have different words for it."""
    return slot.role == "place" and slot.kind == "name"
