"""Keys by which nodes that may tell one story are found among many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from isnad.joins import Node
from isnad.stories import kin
from isnad.stories.days import number as day
from isnad.stories.evidence import significant, wide_toll

_OLD, _LONG = 60, 31
_DISTINCT = 2
_SOUND = 4
_MANY = 4
_FEW = 9
# How many sentences after it something may be denied.
_DENIED = 3
# How many sentences after it what was told is gone on with.
_GONE_ON = 2
_WEEK = 7
_CODE = len("SYR")


def keys(node: Node) -> Iterator[str]:
    """The keys of a node: two nodes that tell one story share at least one, or their reports'
    lineage says so."""
    if node.lead or node.witness:
        yield f"{node.report} lead"
    before = _DENIED if "REJECT" in node.types else _GONE_ON
    yield from (f"{node.report} {node.part} {node.trace - n}" for n in range(before + 1))
    yield from (" ".join(sorted((node.id, other))) for other in node.answers)
    if node.since is not None:
        yield f"since {node.since}"
    yield from _counted(node)
    if "REJECT" in node.types and node.published is not None:
        week = day(node.published) // _WEEK
        yield from (f"w{n} denies {one}" for n in (week, week + 1) for one in node.doers)
    where = node.places[:2] if len(node.places) > 1 else node.places or node.around or node.before
    people = [one for one in (*node.people, *node.named) if ":" in one]
    about = [*where, *(one for one in people if not one.startswith("country:"))]
    countries = sorted(one for one in node.people if one.startswith("country:"))
    about += map("+".join, combinations(countries[:_MANY], 2))
    families = sorted({f for t in (*node.types, *node.hints) for f in kin.family(t)})
    numbers = [n for n in node.numbers if significant(n) >= _DISTINCT]
    sounds = [key for keys in node.sounds for key in keys if len(key) >= _SOUND]
    if node.published is not None:
        week = day(node.published) // _WEEK
        long = sounds
        yield from (f"w{n} {one}" for n in (week, week + 1) for one in long)
    for window in _windows(node):
        yield from (f"{window} {family} {one}" for family in families for one in about)
        yield from (f"{window} {one}" for one in (*numbers, *sounds))


def _counted(node: Node) -> Iterator[str]:
    """A count is told again for days: by weeks, so that two that follow have one in common."""
    if node.counts is None or node.published is None:
        return
    week = day(node.published) // _WEEK
    told = [str(node.toll)] if node.toll is not None and node.toll > _FEW else []
    told += node.places[:1] if len(node.places) > 1 else []
    if node.counts == "displaced" and not node.point and not node.around:
        told += [one for one in node.setting if len(one) == _CODE]
    if wide_toll(node):
        told += node.sources
    yield from (f"w{n} {node.counts} {one}" for n in (week, week + 1) for one in told)


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
