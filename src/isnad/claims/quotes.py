"""Quotations: which tokens of a sentence stand inside quotation marks."""

from __future__ import annotations

from bisect import bisect_left

from isnad.annotations import Group, Item

_SINGLE = frozenset({"single", "unsingle"})
Marked = list[tuple[int, int]]


def spans(items: list[Item], size: int, *, opened: bool) -> tuple[Marked, bool]:
    """Token spans inside quotation marks, marks left out, and whether the last stays open.

    ``opened``: a quotation of the sentence before goes on here. A mark that says neither opens
    one outside a quotation and closes it inside.
    """
    marks = [item for item in items if item.tag == "punct"]
    if any(mark.sub in _SINGLE for mark in marks):
        marks = [mark for mark in marks if mark.sub not in _SINGLE] + _pairs(marks)
        marks.sort(key=lambda mark: mark.i)
    out: Marked = []
    begin = 0 if opened else -1
    for item in marks:
        if item.sub not in ("quote", "open", "close"):
            continue
        if begin < 0 and item.sub != "close":
            begin = item.j
        elif begin >= 0 and item.sub != "open":
            out.append((begin, item.i))
            begin = -1
    if begin >= 0:
        out.append((begin, size))
    return [(i, j) for i, j in out if i < j], begin >= 0


def _pairs(items: list[Item]) -> list[Item]:
    """Single quotation marks that come in pairs, or open after a colon, as open and close."""
    singles = [item for item in items if item.sub in _SINGLE]
    colons = {item.j for item in items if item.sub in ("colon", "comma")}
    out = []
    for n, item in enumerate(singles):
        follows = n + 1 < len(singles) and singles[n + 1].sub == "unsingle"
        if item.sub == "single" and (follows or item.i in colons):
            out.append(Item(item.i, item.j, "punct", "open"))
        elif item.sub == "unsingle":
            out.append(Item(item.i, item.j, "punct", "close"))
    return out


def speeches(units: list[Group], quotes: Marked) -> Marked:
    """The quotations that say something by themselves: those with a verb in them."""
    verbs = [unit.i for unit in units if unit.kind == "vg"] if quotes else []
    return [(i, j) for i, j in quotes if bisect_left(verbs, i) < bisect_left(verbs, j)]
