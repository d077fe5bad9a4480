"""The text of a report, its layout and the map to its page, out of the lines that were kept."""

from __future__ import annotations

from typing import NamedTuple

from isnad.reading.page.dom import Box, Line, Run
from isnad.reading.page.lines import Kept, rows
from isnad.records import Passage, PassageKind

_CELLS = " | "
Mapped = tuple[int, int, int, int, int]


class Placed(NamedTuple):
    """A run of one kind in the text, and the line that it comes of."""

    start: int
    end: int
    kind: PassageKind | None
    runs: list[Run]


class Writer:
    """Writes lines one below the other, and remembers where each run stood."""

    def __init__(self) -> None:
        self.nodes: list[tuple[int, int]] = []
        self._places: dict[int, int] = {}

    def text(self, kept: list[Kept]) -> tuple[str, list[Placed], list[Mapped]]:
        """The text, its stretches of one kind in order, and where its runs stood."""
        out: list[str] = []
        at = 0
        placed: list[Placed] = []
        mapped: list[Mapped] = []
        for row in rows(kept):
            begun = at + bool(out)
            for number, one in enumerate(row):
                before = "" if not out else _CELLS if number else "\n"
                out.append(before)
                at += len(before)
                placed += _stretches(one, at)
                mapped += self.runs(one.line, at)
                out.append(one.line.text)
                at += len(one.line.text)
            if len(row) > 1 and not any(kind for one in row for kind in one.kinds):
                placed[-sum(map(_pieces, row)) :] = [Placed(begun, at, None, [])]
        return "".join(out), placed, mapped

    def runs(self, line: Line, at: int) -> list[Mapped]:
        """Where the runs of a line stood, the line beginning at ``at``."""
        found = []
        for run in line.runs:
            end = at + len(run.text)
            if run.nth:
                found.append((at, end, self._node(run.box), run.nth, run.at))
            at = end
        return found

    def _node(self, box: Box) -> int:
        """The place of an element in the map; its parents are put there before it."""
        missing: list[Box] = []
        one: Box | None = box
        while one is not None and id(one) not in self._places:
            missing.append(one)
            one = one.parent
        for new in reversed(missing):
            parent = -1 if new.parent is None else self._places[id(new.parent)]
            self._places[id(new)] = len(self.nodes)
            self.nodes.append((parent, new.nth))
        return self._places[id(box)]


def _pieces(one: Kept) -> int:
    return len(_stretches(one, 0))


def _stretches(one: Kept, at: int) -> list[Placed]:
    found: list[Placed] = []
    for run, kind in zip(one.line.runs, one.kinds, strict=True):
        end = at + len(run.text)
        if found and found[-1].kind == kind:
            found[-1].runs.append(run)
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Placed(at, end, kind, [run]))
        at = end
    return found


def layout(text: str, placed: list[Placed]) -> list[Passage]:
    """What the mark-up says of stretches of the text, without the white space around them."""
    found = []
    for start, end, kind, _ in placed:
        words = text[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            found.append(Passage(start=first, end=first + len(words.strip()), kind=kind or "body"))
    return found
