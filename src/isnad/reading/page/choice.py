"""Where on a page the report stands: its title, the stretch of lines that is its text, and what
in and around it is no part of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate

from isnad.folding import fold_long
from isnad.reading.page import words
from isnad.reading.page.closing import speaks_to_readers
from isnad.reading.page.dom import Box, Line, Tree
from isnad.reading.page.headline import above, title_line
from isnad.reading.page.lines import opens
from isnad.reading.page.marks import APART, Mark
from isnad.reading.page.skips import passed_over
from isnad.reading.page.words import label

_GOOD = 40
_LINKED = 0.5
_WHOLE = frozenset(("html", "body"))
_SOFT = frozenset(("aside", "footer"))
# How much of the good text of a page, and of a marked box, the chosen stretch must hold.
_MOST, _NEARLY, _ENOUGH = 0.8, 0.9, 0.3
_LABEL, _NEWS = 90, 60
_BEFORE = 150
_CARD, _AWAY, _TEASER, _ASKS = 5, 0.8, 4, 8
_MARK = re.compile("[:\u2014\u2013|(\\d]")
# How much of the good text of a page a section may hold that is no part of the report.
_SECTION = 0.3


class Stretch:
    """What was chosen. ``title``: its line, null where none is; ``start`` and ``end``: the lines of
    the text; ``apart``: for each line of the page, whether it is no part of the report."""

    def __init__(self, title: int | None, start: int, end: int, apart: bytearray) -> None:
        self.title, self.start, self.end, self.apart = title, start, end, apart


def choose(tree: Tree, titles: list[str]) -> Stretch:
    """The stretch of a page; ``titles``: what the page's head says that the report is called."""
    title = title_line(tree, titles)
    apart = _apart(tree, title)
    box = _main(tree, title, apart)
    if title is None:
        title = above(tree, apart, box.start, box.end)
    return Stretch(title, box.start, box.end, apart)


# What is no part of the report


def _apart(tree: Tree, title: int | None) -> bytearray:
    """Marks the lines of menus, comments, related reports and the like."""
    apart = bytearray(len(tree.lines))
    marked = [box for box in tree.told if box.end > box.start]
    bodies = [b for b in marked if b.mark & Mark.MAIN and not b.mark & APART & ~Mark.FURNITURE]
    starts = [0] * (len(tree.lines) + 1)
    for box in bodies:
        starts[box.start] += 1
    before = list(accumulate(starts, initial=0))
    known = title is not None or bool(bodies)
    good = _sums(tree.lines, apart)
    until = 0
    for box in marked:
        if box.end > until and (_is_apart(box) or _is_doubtful(tree, box)):
            holds = title is not None and box.start <= title < box.end
            own = before[box.end] - before[box.start] - (1 if box.mark & Mark.MAIN else 0)
            most = not known and good[box.end] - good[box.start] > good[-1] / 2
            if not (holds or own > 0 or most) and box.tag not in _WHOLE:
                apart[box.start : box.end] = b"\1" * (box.end - box.start)
                until = box.end
    for start, end in passed_over(tree, title, good):
        apart[start:end] = b"\1" * (end - start)
    _labelled(tree, title, apart, good)
    _cards(tree, title, apart, good)
    return apart


def _is_apart(box: Box) -> bool:
    if box.mark & APART:
        shows = box.mark & (Mark.PULL | Mark.POST | Mark.CORRECTION)
        return not shows and box.mark & (Mark.MAIN | APART) != Mark.MAIN | Mark.FURNITURE
    if box.tag in _SOFT:
        shows = box.mark & (Mark.PULL | Mark.CORRECTION | Mark.BYLINE | Mark.MAIN)
        return not shows and not (box.tag == "footer" and _within(box, "article"))
    return False


def _is_doubtful(tree: Tree, box: Box) -> bool:
    """Whether a box has a name that boxes of appeals have, and does not read like the report that
    it stands in."""
    if not box.mark & Mark.DOUBTFUL or box.mark & Mark.MAIN:
        return False
    lines = tree.lines[box.start : box.end]
    news = all(line.link == 0 and opens(line) and len(line.text) >= _NEWS for line in lines)
    return not (news and _in_text(box)) or any(speaks_to_readers(line.text) for line in lines)


def _in_text(box: Box) -> bool:
    one = box.parent
    while one is not None and one.tag != "article" and not one.mark & Mark.MAIN:
        one = one.parent
    return one is not None


def _within(box: Box, tag: str) -> bool:
    one = box.parent
    while one is not None and one.tag != tag:
        one = one.parent
    return one is not None


def _labelled(tree: Tree, title: int | None, apart: bytearray, good: list[int]) -> None:
    """Marks sections that a label begins: the box that it opens, else the links after it, and all
    that follows where it is of comments."""
    sections = words.known().sections
    for index, line in enumerate(tree.lines):
        if apart[index] or len(line.text) > _LABEL or (title is not None and index <= title):
            continue
        if line.box.tag == "li" and line.linked > _AWAY:
            continue
        section = sections.get(label(line.text)) or _opened(line.text)
        if section is None:
            continue
        start, end = _section(tree, index, title, section, good)
        apart[start:end] = b"\1" * (end - start)


def _opened(text: str) -> str | None:
    """The section that a short line begins with more than its label: what asks readers for
    something, and comments with how many there are."""
    form = fold_long(text)
    if words.known().asks.match(form):
        return "asks"
    head = label(_MARK.split(form, maxsplit=1)[0])
    return "comments" if words.known().sections.get(head) == "comments" else None


def _cards(tree: Tree, title: int | None, apart: bytearray, good: list[int]) -> None:
    """Marks boxes that begin with a link away and tell what is there: other reports."""
    lines = tree.lines
    until = 0
    for box in tree.boxes:
        size = box.end - box.start
        if not 1 < size <= _CARD or box.start < until or apart[box.start]:
            continue
        away = _teases(lines[box.start]) or _goes_on(lines[box.end - 1])
        holds = title is not None and box.start <= title < box.end
        little = good[box.end] - good[box.start] <= _SECTION * good[-1]
        if away and little and not holds and not box.mark & Mark.MAIN and box.tag not in _WHOLE:
            apart[box.start : box.end] = b"\1" * size
            until = box.end


def _teases(line: Line) -> bool:
    """Whether a line is the title of another report: a link of several words."""
    return line.linked > _AWAY and sum(map(str.isalpha, line.text.split())) >= _TEASER


def _goes_on(line: Line) -> bool:
    """Whether a line is a link to the rest of what stands before it."""
    section = words.known().sections.get(label(line.text))
    return section == "related" and line.linked > _AWAY


def _section(
    tree: Tree, index: int, title: int | None, section: str, good: list[int]
) -> tuple[int, int]:
    """The lines of the section that the label on line ``index`` begins."""
    box, best = tree.lines[index].box, (index, index + 1)
    # Above the text the word tells only how many comments there are.
    below = good[index] - good[title or 0] >= _BEFORE
    shares = {"comments": 1.0 if below else _SECTION, "asks": 1.0, "furniture": 0.0}
    most = shares.get(section, _SECTION) * good[-1]
    while box.parent is not None and box.tag not in _WHOLE and not box.mark & Mark.MAIN:
        if box.start < index or (title is not None and box.start <= title < box.end):
            break
        if good[box.end] - good[box.start] > most:
            break
        if section == "asks" and (box.end - box.start > _ASKS or box.tag in ("article", "main")):
            break
        best = (box.start, box.end)
        box = box.parent
    if best[1] - best[0] > 1:
        return best
    parent = box
    if section == "asks":
        return best
    if section == "comments" and below:
        return index, max(index + 1, parent.end)
    end = index + 1
    while end < parent.end and tree.lines[end].linked > _LINKED:
        end += 1
    return index, end


# The text


def is_good(line: Line) -> bool:
    """Whether a line looks like a paragraph of a report."""
    return len(line.text) >= _GOOD and line.linked < _LINKED


def _sums(lines: list[Line], apart: bytearray) -> list[int]:
    """How many letters of good lines there are before each line, and in all."""
    worth = (
        len(line.text) if not apart[n] and is_good(line) else 0 for n, line in enumerate(lines)
    )
    return list(accumulate(worth, initial=0))


def _main(tree: Tree, title: int | None, apart: bytearray) -> Box:
    """The box that holds the text: one that is marked so, else the smallest with most of it."""
    good = _sums(tree.lines, apart)
    total = good[-1]

    def share(box: Box) -> int:
        return good[box.end] - good[box.start]

    marked = [b for b in tree.told if b.mark & Mark.MAIN and share(b) and b.tag not in _WHOLE]
    marked = marked or [b for b in tree.told if b.tag == "article" and share(b)]
    marked = marked or [b for b in tree.told if b.tag == "main" and share(b)]
    if marked:
        largest = max(map(share, marked))
        near = [b for b in marked if share(b) >= _NEARLY * largest]
        found = near[-1] if near[-1].start >= near[0].start else near[0]
        if largest >= _ENOUGH * total or _follows(found, title, good):
            return _joined(found, marked, share)
    smallest = tree.boxes[0]
    for box in tree.boxes:
        inside = smallest.start <= box.start and box.end <= smallest.end
        if total and inside and share(box) >= _MOST * total and box.end > box.start:
            smallest = box
    return _no_paragraph(smallest)


def _follows(box: Box, title: int | None, good: list[int]) -> bool:
    """Whether a box stands right below the title, or around it."""
    if title is None:
        return False
    between = good[box.start] - good[title + 1] if title < box.start else 0
    return title < box.end and between <= (good[box.end] - good[box.start])


def _joined(found: Box, marked: list[Box], share: Callable[[Box], int]) -> Box:
    """The box around several marked ones of a kind: the posts of a live page, parts of a body."""
    kin = [b for b in marked if b.tag == found.tag and b.mark == found.mark and _apart_of(b, found)]
    if not kin or sum(map(share, kin)) < _ENOUGH * share(found):
        return found
    wanted = share(found) + sum(map(share, kin))
    box = found
    while box.parent is not None and share(box) < _NEARLY * wanted:
        box = box.parent
    return box if box.tag not in _WHOLE else found


def _apart_of(one: Box, other: Box) -> bool:
    return one.end <= other.start or one.start >= other.end


def _no_paragraph(box: Box) -> Box:
    """The box around a single paragraph: what stands beside it is asked as well."""
    while box.end - box.start <= 1 and box.parent is not None and box.parent.tag != "html":
        box = box.parent
    return box


__all__ = ["Stretch", "choose", "is_good"]
