"""The line of a page that shows the title of its report."""

from __future__ import annotations

import re

from isnad.folding import fold_long
from isnad.reading.page.dom import Box, Line, Tree
from isnad.reading.page.lines import is_dated, signs
from isnad.reading.page.marks import Mark

_END = re.compile("[.!\u061f\u2026:][\"'\u00bb\u201d\u2019)\\]]*$")
_LONGEST, _SENTENCE, _WORDS, _NEAR = 300, 60, 4, 4
_ALIKE, _LINKED = 0.6, 0.8


def title_line(tree: Tree, titles: list[str]) -> int | None:
    """The line that says what the head says, else a main heading; None where there is neither."""
    wanted = [form for form in map(fold_long, titles) if form]
    first: tuple[int, int] | None = None
    best, found, rank_found = 0.0, None, 0
    for index, line in enumerate(tree.lines):
        rank = _rank(line)
        away = line.linked > _LINKED and rank < 3
        if len(line.text) > _LONGEST or away or (rank == 0 and not wanted):
            continue
        form = fold_long(line.text).strip()
        if rank > 1 and (first is None or rank > first[0]) and len(form.split()) >= 2:
            first = rank, index
        if rank == 0:
            alike = 1.0 if form in wanted and len(form.split()) > _WORDS else 0.0
        else:
            alike = max((_alike(form, one) for one in wanted), default=0.0)
        worth = alike + rank / 10 + len(form) / 10_000
        if alike >= _ALIKE and worth > best:
            best, found, rank_found = worth, index, rank
    if found is None or (
        first and first[0] == 3 and rank_found < 2 and _longer(tree, first[1], found)
    ):
        return first and first[1]
    return found


def _longer(tree: Tree, one: int, other: int) -> bool:
    """Whether a main heading is longer than a line that is in the head: that is the outlet then."""
    return len(tree.lines[one].text) > len(tree.lines[other].text)


def _rank(line: Line) -> int:
    """3 for a main heading, 2 for what is marked as a title, 1 for other headings, else 0."""
    box: Box | None = line.box
    for _ in range(3):
        if box is None:
            return 0
        if box.tag == "h1":
            return 3
        if box.mark & Mark.TITLE and box.tag not in ("html", "body"):
            return 2
        if box.tag in ("h2", "h3"):
            return 1
        box = box.parent
    return 0


def _alike(form: str, wanted: str) -> float:
    """How much a line says the same as a title: 1 for all of it, less where one is longer."""
    if form == wanted:
        return 1.0
    if len(form) > 12 and (wanted.startswith(form) or form.startswith(wanted)):
        return 0.9
    mine, theirs = set(form.split()), set(wanted.split())
    return 0.9 * len(mine & theirs) / max(1, len(mine | theirs))


def above(tree: Tree, apart: bytearray, start: int, end: int) -> int | None:
    """The line above the first sentence of the text that may be its title, where nothing in the
    mark-up says so."""
    found: int | None = None
    for index in range(max(0, start - _NEAR), end):
        line = tree.lines[index]
        if len(line.text) >= _SENTENCE and _END.search(line.text):
            return found
        if apart[index] or line.linked > 0 or _captions(line):
            continue
        few = len(line.text.split()) < _WORDS or len(line.text) > _LONGEST
        if (
            not few
            and not _END.search(line.text)
            and not is_dated(line.text)
            and not signs(line.text)
        ):
            if found is None or _weight(line) >= _weight(tree.lines[found]):
                found = index
    return None


def _weight(line: Line) -> tuple[int, bool]:
    return _rank(line), 2 * line.strong > len(line.text)


def _captions(line: Line) -> bool:
    box: Box | None = line.box
    for _ in range(5):
        if box is None or box.end - box.start > 1:
            return False
        if box.img:
            return True
        box = box.parent
    return False
