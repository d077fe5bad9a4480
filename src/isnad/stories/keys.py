"""Keys by which nodes that may tell one story are found among many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from isnad.joins import Node
from isnad.stories import kin
from isnad.stories.days import number as day
from isnad.stories.evidence import significant

_OLD, _LONG = 60, 31
_DISTINCT = 2
_SOUND = 4
_MANY = 4
# How many sentences after it something may be denied.
_DENIED = 3


def keys(node: Node) -> Iterator[str]:
    """The keys of a node: two nodes that tell one story share at least one, or their reports'
    lineage says so."""
    if node.lead or node.witness:
        yield f"{node.report} lead"
    before = _DENIED if "REJECT" in node.types else 0
    yield from (f"{node.report} {node.part} {node.trace - n}" for n in range(before + 1))
    yield from (" ".join(sorted((node.id, other))) for other in node.answers)
    if node.since is not None:
        yield f"since {node.since}"
    where = node.places[:2] if len(node.places) > 1 else node.places or node.around
    about = [*where, *(one for one in node.people if ":" in one and not one.startswith("country:"))]
    countries = sorted(one for one in node.people if one.startswith("country:"))
    about += map("+".join, combinations(countries[:_MANY], 2))
    families = sorted({f for t in (*node.types, *node.hints) for f in kin.family(t)})
    numbers = [n for n in node.numbers if significant(n) >= _DISTINCT]
    sounds = [key for keys in node.sounds for key in keys if len(key) >= _SOUND]
    for window in _windows(node):
        yield from (f"{window} {family} {one}" for family in families for one in about)
        yield from (f"{window} {one}" for one in (*numbers, *sounds))


def _windows(node: Node) -> Iterator[str]:
    """Names of the times in which a node looks for others: pairs of days, so that neighbours have
    one in common; months and years of what happened long before the report."""
    if node.first is None or node.last is None:
        yield "ever"
        return
    first, last = day(node.first), day(node.last)
    if last - first <= _LONG:
        yield from (f"d{n}" for n in range(first // 2, (last + 1) // 2 + 1))
    if node.published is None or day(node.published) - last > _OLD:
        yield f"m{node.first[:7]}"
        yield f"y{node.first[:4]}"
