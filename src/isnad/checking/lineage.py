"""Whether reports came about as a brief says: copied from another, or put into other words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, inside, shown
from isnad.folding import fold_long
from isnad.pages import Line, Slot
from isnad.records import Report

_COPIES, _TRANSLATES, _REWRITES = "copies", "translates", "rewrites"
_WORD = regex.compile(r"\w+")
# How many words make a row, and how many of its rows a copy has of another report; a report that
# has nearly all of them is no rewrite.
_ROW, _COPIED, _SAME = 4, 0.3, 0.9


class Lineages:
    """Checks the slots that say how reports took over what another says."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._copied = lru_cache(maxsize=1 << 10)(self._share)

    def problems(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """What is wrong with how reports are said to have come about."""
        taken = {s.of[0].report for s in inside(line, slot) if s.role == "outlet" and s.of}
        first = {s.of[0].report for s in line.slots if s.role == "outlet" and s.of} - taken
        for name in sorted(taken & set(self.ground.reports)):
            report, copied = self.ground.reports[name], self._copied(name)
            if slot.kind == _COPIES and copied < _COPIED:
                yield Problem(shown(line, slot), f"{name} is in words of its own", slot)
            elif slot.kind == _REWRITES and copied > _SAME:
                yield Problem(shown(line, slot), f"{name} is word for word another", slot)
            elif slot.kind == _TRANSLATES and not self._foreign(report, first | taken):
                yield Problem(shown(line, slot), f"{name} is in the language of the first", slot)

    def _foreign(self, report: Report, others: set[str]) -> bool:
        """Whether one of some reports is in another language."""
        there = (self.ground.reports[name] for name in others if name in self.ground.reports)
        return any(one.language != report.language for one in there)

    def _share(self, name: str) -> float:
        """How much of a report stands word for word in another of its language."""
        report, mine = self.ground.reports[name], self._rows(name)
        others = (
            self._rows(one.id)
            for one in self.ground.brief.reports
            if one.id != name and one.language == report.language and one.id in self.ground.reports
        )
        return max((len(mine & other) / max(len(mine), 1) for other in others), default=0.0)

    def _rows(self, name: str) -> frozenset[tuple[str, ...]]:
        return _rows(self.ground.reports[name].text)


@lru_cache(maxsize=1 << 10)
def _rows(text: str) -> frozenset[tuple[str, ...]]:
    """All rows of some words of a text, folded."""
    words = _WORD.findall(fold_long(text))
    return frozenset(zip(*(words[n:] for n in range(_ROW)), strict=False))
