"""Statements: what somebody is said to say that is none of the events and states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isnad.annotations import Item, Link, Sentence

# A content of fewer tokens says nothing by itself ("he said so").
_LEAST = 3
_SAYS = frozenset({"say", "func"})
# Marks and words around what is said, which are no part of it.
_OUTER = frozenset({"punct", "comp"})


class Statement(NamedTuple):
    """A link with the tokens ``begin`` to ``end`` of what is said, and the word that says so."""

    link: Link
    cue: Item
    begin: int
    end: int


def statements(sentence: Sentence, triggers: list[int]) -> Iterator[Statement]:
    """One statement for the innermost speaker whose words hold none of the ``triggers``, unless the
    word that says so is one: then to say it is an act."""
    if not sentence.links:
        return
    said: set[tuple[int, int]] = set()
    told = {id(link) for at in triggers for link in sentence.above[at]}
    outer = {t for i in sentence.items if i.tag in _OUTER for t in range(i.i, i.j)}
    for link in sorted(sentence.links, key=lambda k: k.end - k.begin):
        if (
            link.carried
            or link.cut
            or link.cue is None
            or link.entry is None
            or link.entry.kind not in _SAYS
        ):
            continue
        if link.cue.i >= link.cue.j or id(link) in told or link.cue.i in triggers:
            continue  # it is told, or saying it is the act
        begin, end = _content(link, outer)
        if end - begin < _LEAST or (begin, end) in said:
            continue
        said.add((begin, end))
        yield Statement(link, link.cue, begin, end)


def _content(link: Link, outer: set[int]) -> tuple[int, int]:
    """The longest stretch of what is said, without the tokens ``outer`` that open or close it."""
    edges = [link.begin, *(x for hole in sorted(link.holes) for x in hole), link.end]
    pieces = [(max(a, 0), b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    begin, end = max(pieces, key=lambda p: p[1] - p[0])
    while begin < end and begin in outer:
        begin += 1
    while begin < end and end - 1 in outer:
        end -= 1
    return begin, end
