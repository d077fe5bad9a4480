"""Boxes that a page offers to pass over: a link "skip ..." before them, and the place behind them
that it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.folding import fold_long
from isnad.reading.page.dom import Tree
from isnad.reading.page.words import known

_MOST, _LABEL, _SHARE = 40, 120, 0.3


def passed_over(tree: Tree, title: int | None, good: list[int]) -> Iterator[tuple[int, int]]:
    """The lines of such boxes, first and behind the last; never of what holds the title or much of
    the text. ``good``: letters of paragraphs before each line."""
    for at, place, shown in tree.jumps:
        if not known().skips.match(fold_long(shown)):
            continue
        end = _behind(tree, at, place)
        holds = title is not None and at <= title < end
        if at < end and not holds and good[end] - good[at] <= _SHARE * good[-1]:
            yield at, end


def _behind(tree: Tree, at: int, place: str) -> int:
    """Behind the last line of the box: where the link leads, with the line that says so."""
    lines = tree.lines
    end = tree.places.get(place, -1)
    if end < at:
        near = range(at, min(len(lines), at + _MOST))
        end = next((n for n in near if _is_end(lines[n].text)), -1)
    if end < at or end - at > _MOST:
        return at
    return end + 1 if end < len(lines) and _is_end(lines[end].text) else end


def _is_end(text: str) -> bool:
    return len(text) <= _LABEL and bool(known().skip_ends.match(fold_long(text)))


__all__ = ["passed_over"]
