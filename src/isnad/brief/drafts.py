"""Lines before their numbers are known, so that those which stand need not be written again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import accumulate

import msgspec

from isnad.brief.phrases import Phrases
from isnad.brief.references import References
from isnad.pages import Line, Section, Slot
from isnad.records import Claim

_REFERENCE = "reference"


class Drafts:
    """The lines of one brief after another, in one language, by what they are made of. Their numbers are
    labels: a stretch of words has the same in all briefs. ``stated`` turns them into those that
    this brief gives them by first use."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self.labels = References(phrases)
        # With what the lines are made of, which so lives as long as a key that is its address.
        self._made: dict[Hashable, tuple[object, list[Line], list[Claim]]] = {}
        self._used: list[Claim] = []

    def lines(self, key: Hashable, of: object, make: Callable[[], Iterable[Line]]) -> list[Line]:
        """The lines that ``make`` gives, or gave when it was last asked under this key. ``of``:
        what the key is the address of."""
        made = self._made.get(key)
        if made is None:
            begun = len(self.labels.numbered)
            lines = list(make())
            made = self._made[key] = (of, lines, self.labels.numbered[begun:])
        self._used += made[2]
        return made[1]

    def stated(self, sections: Iterable[Section]) -> tuple[list[Section], References]:
        """Sections of a brief with its own numbers, and what these stand for; the next brief
        begins anew."""
        drafted, given = list(sections), References(self._phrases)
        numbers = {self.labels.number_of(claim): given.number(claim) for claim in self._used}
        self._used = []
        changed = {label: number for label, number in numbers.items() if label != number}
        return [_renumbered(one, changed, self._phrases) for one in drafted], given


def _renumbered(section: Section, numbers: Mapping[int, int], say: Phrases) -> Section:
    if not numbers:
        return section
    return msgspec.structs.replace(
        section,
        lines=[_line(one, numbers, say) for one in section.lines],
        sections=[_renumbered(one, numbers, say) for one in section.sections],
    )


def _line(line: Line, numbers: Mapping[int, int], say: Phrases) -> Line:
    """A line with other numbers, and its slots moved to where they stand then."""
    if numbers.keys().isdisjoint(line.numbers):
        return line
    marks = [(one.start, one.end) for one in line.slots if one.role == _REFERENCE]
    shown = [numbers.get(label, label) for label in _labels(line, marks)]
    texts = [say.number(number) for number in shown]
    text, at = [], 0
    for (start, end), number in zip(marks, texts, strict=True):
        text += [line.text[at:start], number]
        at = end
    longer = (len(new) - (end - start) for (start, end), new in zip(marks, texts, strict=True))
    moved, ends = [0, *accumulate(longer)], [end for _, end in marks]
    return msgspec.structs.replace(
        line,
        text="".join([*text, line.text[at:]]),
        slots=[_moved(one, moved, ends) for one in line.slots],
        numbers=sorted(set(shown)),
    )


def _labels(line: Line, marks: Iterable[tuple[int, int]]) -> Iterator[int]:
    return (int(line.text[start:end]) for start, end in marks)


def _moved(slot: Slot, moved: list[int], ends: list[int]) -> Slot:
    """A slot behind numbers of other lengths; ``moved``: how far what stands behind each is."""
    start, end = slot.start, slot.end
    start, end = start + moved[bisect_right(ends, start)], end + moved[bisect_right(ends, end)]
    return slot if (start, end) == (slot.start, slot.end) else _at(slot, start, end)


def _at(slot: Slot, start: int, end: int) -> Slot:
    return msgspec.structs.replace(slot, start=start, end=end)
