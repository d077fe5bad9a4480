"""Lists of what was changed in a report and when, which pages put below their text."""

from __future__ import annotations

from isnad.reading.page.choice import Stretch
from isnad.reading.page.dom import Box, Tree
from isnad.reading.page.lines import is_dated
from isnad.reading.page.words import known, label
from isnad.records import PassageKind

_LABEL, _BELOW, _MOST, _NOTE, _LINKED, _STAMP = 60, 60, 40, 600, 0.5, 6
_ITEMS = frozenset(("li", "dd", "dt", "td"))


def changed(tree: Tree, stretch: Stretch) -> dict[int, list[PassageKind | None]]:
    """The lines of such lists, each with the kinds of its runs: what they note is a correction."""
    found: dict[int, list[PassageKind | None]] = {}
    stop = min(len(tree.lines), stretch.end + _BELOW)
    for n in range(stretch.start, stop):
        line = tree.lines[n]
        if len(line.text) <= _LABEL and n not in found and label(line.text) in known().changes:
            for at in range(n, _end(tree, stretch, n)):
                one = tree.lines[at]
                notes = at > n and len(one.text) <= _NOTE and one.linked < _LINKED
                kind: PassageKind = "boilerplate"
                few = len(one.text.split()) <= _STAMP and is_dated(one.text)
                if notes and not few and len(one.text.split()) > 1:
                    kind = "correction"
                found[at] = [kind] * len(one.runs)
    return found


def _end(tree: Tree, stretch: Stretch, label_at: int) -> int:
    """Behind the last line of the list that a label stands over."""
    box: Box | None = tree.lines[label_at].box
    end = label_at + 1
    while box is not None and box.start >= label_at and box.tag not in ("html", "body"):
        if box.start <= stretch.start and box.end >= stretch.end:
            break
        end, box = max(end, box.end), box.parent
    at = label_at + 1
    while end == label_at + 1 and at < len(tree.lines) and _listed(tree.lines[at].box):
        at += 1
    return min(max(end, at), label_at + _MOST)


def _listed(box: Box | None) -> bool:
    for _ in range(3):
        if box is None:
            return False
        if box.tag in _ITEMS:
            return True
        box = box.parent
    return False


__all__ = ["changed"]
