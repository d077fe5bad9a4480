"""Whether reports came about as a brief says: copied from another, or put into other words."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, inside, shown
from isnad.pages import Line, Slot
from isnad.records import Report

_COPIES, _TRANSLATES, _REWRITES = "copies", "translates", "rewrites"
# How many of its rows of words a copy has of another report; a report that has nearly all of them is
# no rewrite.
_COPIED, _SAME = 0.3, 0.9


class Lineages:
    """Checks the slots that say how reports took over what another says."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def problems(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """What is wrong with how reports are said to have come about."""
        taken = {s.of[0].report for s in inside(line, slot) if s.role == "outlet" and s.of}
        outlets = [s for s in line.slots if s.role == "outlet" and s.of]
        first = {s.of[0].report for s in outlets} - taken
        before = {s.of[0].report for s in outlets if s.end <= slot.start} - taken
        for name in sorted(name for name in taken if name in self.ground.reports):
            report = self.ground.reports[name]
            others = (first | taken) - {name}
            if slot.kind == _COPIES and self._alone(report, others):
                yield Problem(shown(line, slot), f"nothing is in the language of {name}", slot)
            elif slot.kind == _COPIES and not self._has_rows(name, others, _COPIED):
                yield Problem(shown(line, slot), f"{name} is in words of its own", slot)
            elif slot.kind == _REWRITES and self._has_rows(name, others, _SAME):
                yield Problem(shown(line, slot), f"{name} is word for word another", slot)
            elif slot.kind == _TRANSLATES and not self._foreign(report, before or taken):
                yield Problem(shown(line, slot), f"{name} is in the language of the first", slot)

    def _foreign(self, report: Report, others: set[str]) -> bool:
        """Whether one of some reports is in another language."""
        there = (self.ground.reports[name] for name in others if name in self.ground.reports)
        return any(one.language != report.language for one in there)

    def _alone(self, report: Report, others: set[str]) -> bool:
        """Whether none of some reports is in the language of a report."""
        there = [self.ground.reports[name] for name in others if name in self.ground.reports]
        return bool(there) and all(one.language != report.language for one in there)

    def _has_rows(self, name: str, near: set[str], least: float) -> bool:
        """Whether at least so much of a report stands word for word in another: in one that its
        line names, else in any of the brief."""
        if any(self._share(name, other) >= least for other in sorted(near - {name})):
            return True
        listed = (one.id for one in self.ground.brief.reports)
        return any(self._share(name, other) >= least for other in listed if other != name)

    def _share(self, name: str, other: str) -> float:
        """How much of a report stands word for word in another of its language."""
        there = self.ground.reports.get(other)
        if there is None or there.language != self.ground.reports[name].language:
            return 0.0
        return self.ground.library.shared(name, other)
