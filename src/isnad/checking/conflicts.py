"""Whether what a brief calls a contradiction is one: the sides differ, in what it says they do."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.checking import numbers
from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, shown
from isnad.joins import ClaimKey
from isnad.pages import Line, Slot

_LINE, _SIDE, _NUMBER = "contradiction", "side", "number"
_LEAST = 2


class Conflicts:
    """Checks the slots that say what accounts differ in."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        # The claims and the kind of every contradiction that has a line of its own.
        self._told: list[tuple[set[ClaimKey], str | None]] = [
            (set(line.claims), slot.kind)
            for line in ground.all_lines
            if line.kind == _LINE
            for slot in line.slots
            if slot.role == "conflict"
        ]

    def problems(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """What is wrong with what accounts are said to differ in."""
        if not self.ground.phrases.keys("conflict", shown(line, slot)):
            yield Problem(shown(line, slot), "that is no phrase for what accounts differ in", slot)
        elif slot.kind not in self.ground.phrases.keys("conflict", shown(line, slot)):
            yield Problem(shown(line, slot), f"that is not the phrase for {slot.kind}", slot)
        elif line.kind == _LINE:
            yield from self._sides(line, slot)
        else:
            yield from self._listed(line, slot)

    def _sides(self, line: Line, slot: Slot) -> Iterator[Problem]:
        sides = [s for s in line.slots if s.role == "words" and s.kind == _SIDE]
        words = {shown(line, side) for side in sides}
        if len(words) < _LEAST:
            yield Problem(shown(line, slot), "the sides say the same", slot)
        elif slot.kind == _NUMBER and len(self._numbers(sides)) < _LEAST:
            yield Problem(shown(line, slot), "the sides give no different numbers", slot)
        elif not self._is_listed(slot, set(line.claims)):
            yield Problem(shown(line, slot), "the story's own line does not say so", slot)

    def _numbers(self, sides: list[Slot]) -> set[tuple[numbers.Range, ...]]:
        """The numbers that each side gives, where it gives any."""
        every = (words for side in sides if (words := self.ground.words(side)) is not None)
        return {tuple(found) for words in every if (found := numbers.written(words))}

    def _listed(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """Whether a contradiction of that kind is told of the claims of a story."""
        own = set(slot.of)
        if not any(kind == slot.kind and claims & own for claims, kind in self._told):
            yield Problem(shown(line, slot), "no such contradiction is told", slot)

    def _is_listed(self, slot: Slot, claims: set[ClaimKey]) -> bool:
        """Whether the line of the story names a contradiction."""
        there = [
            one
            for line in self.ground.all_lines
            if line.kind == "standing"
            for one in line.slots
            if one.role == "conflict" and claims & set(one.of)
        ]
        return not there or any(one.kind == slot.kind for one in there)
