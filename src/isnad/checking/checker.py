"""The checker: whether each sentence of a brief follows from the words that it stands on."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from isnad.checking import structure
from isnad.checking.faults import Fault, Problem, place_of
from isnad.checking.ground import Dates, Ground, Library, lines
from isnad.checking.slots import Slots
from isnad.checking.twice import Twice
from isnad.pages import Brief, Line
from isnad.records import Report


def check(
    brief: Brief, reports: Mapping[str, Report], dates: Dates, *, whole: bool = False
) -> list[Fault]:
    """All faults of a brief, in the order of its lines; none where every piece of it follows from
    the words that it stands on.

    ``reports``: by id, all that the brief names; ``whole``: they are all that were known, so that
    how many tell of a place can be checked. ``dates``: finds the date expressions of a report's
    text, as ``isnad.flow.dates`` does.
    """
    return Checker(reports, dates, whole=whole).faults(brief)


class Checker:
    """Checks several briefs of the same reports, each of which is read once."""

    def __init__(self, reports: Mapping[str, Report], dates: Dates, *, whole: bool = False) -> None:
        self._library = Library(reports, dates, whole=whole)
        # By language: the lines of the last brief that were in order; what tells these and those of
        # the briefs before apart, but for their numbers.
        self._good: dict[str, list[Line]] = {}
        self._clean: dict[str, set[bytes]] = {}

    def faults(self, brief: Brief) -> list[Fault]:
        """All faults of a brief, as ``check`` tells them."""
        ground = Ground(brief, self._library)
        found = [_fault([], "", problem) for problem in structure.brief_problems(brief, ground)]
        slots, twice, good = Slots(ground), Twice(ground), list[Line]()
        clean = self._clean.setdefault(brief.language, set())
        clean.update(map(_mark, self._good.pop(brief.language, ())))
        for path, line in lines(brief):
            if clean and _mark(line) in clean:
                problems = list(structure.number_problems(line, ground))
            else:
                problems = _problems(line, ground, slots)
                if not problems:
                    good.append(line)
            problems += twice.problems(line)
            found += [_fault(path, line.text, problem) for problem in problems]
        self._good[brief.language] = good
        return found


def _problems(line: Line, ground: Ground, slots: Slots) -> list[Problem]:
    """All that is wrong with a line; what its slots show, where it is whole."""
    found = list(structure.line_problems(line, ground))
    if not found:
        found = [*slots.problems(line), *slots.silent(line)]
    return found


def _mark(line: Line) -> bytes:
    """What tells a line apart from all others, whichever numbers its references have."""
    text, others = line.text, [slot for slot in line.slots if slot.role != "reference"]
    for slot in line.slots:
        if slot.role == "reference":
            text = text[: slot.start] + "#" * (slot.end - slot.start) + text[slot.end :]
    return msgspec.msgpack.encode((line.kind, text, others, line.claims))


def _fault(path: list[str], text: str, problem: Problem) -> Fault:
    return Fault(
        section=path,
        line=text,
        slot=problem.slot,
        shown=problem.shown,
        given=problem.given,
        where=place_of(problem.slot),
    )
