"""How deep speech stands in speech: whose words each token of a sentence is in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from isnad.annotations import Link

# In news nobody speaks through more people than this. A sentence that piles up more keeps, for
# each of its words, so many of the outermost and of the innermost: the work stays linear.
OUTER, INNER = 4, 4


def above(links: list[Link], size: int) -> list[list[Link]]:
    """For each of ``size`` tokens the links that cover it, in the order of ``links``; tokens share
    the lists. Links that stand too deep are cut down to the tokens that they are kept for."""
    found, deepest = _swept(links, size)
    if deepest > OUTER + INNER:
        _cut(links, found)
    return found


def _swept(links: list[Link], size: int) -> tuple[list[list[Link]], int]:
    """The links above each token, but for those that stand too deep, and the greatest depth."""
    turns = defaultdict(list)
    for n, link in enumerate(links):
        for begin, end in _stretches(link, size):
            turns[begin].append(n)
            turns[end].append(n)
    found: list[list[Link]] = []
    now: list[Link] = []
    active: list[int] = []
    deepest = 0
    for at in sorted(turns):
        found += [now] * (at - len(found))
        for n in turns[at]:
            _turn(active, n)
        deepest = max(deepest, len(active))
        now = [links[n] for n in _kept(active)]
    found += [now] * (size - len(found))
    return found, deepest


def _stretches(link: Link, size: int) -> Iterator[tuple[int, int]]:
    """What a link covers, without its holes."""
    begin, last = max(link.begin, 0), min(link.end, size)
    for hole, end in sorted(link.holes):
        if begin < min(hole, last):
            yield begin, min(hole, last)
        begin = max(begin, end)
    if begin < last:
        yield begin, last


def _turn(active: list[int], n: int) -> None:
    """Link n begins where it was not active, and ends where it was."""
    place = bisect_left(active, n)
    if active[place : place + 1] == [n]:
        del active[place]
    else:
        active.insert(place, n)


def _kept(active: list[int]) -> list[int]:
    return active if len(active) <= OUTER + INNER else [*active[:OUTER], *active[-INNER:]]


def _cut(links: list[Link], found: list[list[Link]]) -> None:
    """Let every link cover just the tokens that it is found above."""
    kept: dict[int, list[tuple[int, int]]] = {id(link): [] for link in links}
    for i, covering in enumerate(found):
        for link in covering:
            mine = kept[id(link)]
            begin = mine.pop()[0] if mine and mine[-1][1] == i else i
            mine.append((begin, i + 1))
    for link in links:
        mine = kept[id(link)] or [(link.end, link.end)]
        if mine != list(_stretches(link, len(found))):
            link.cut, link.begin, link.end = True, mine[0][0], mine[-1][1]
            link.holes = [(a[1], b[0]) for a, b in pairwise(mine)]
