"""Which of those that share a key are held against each other.

Few share most keys, and all of them are. A key that many share (one agency story in hundreds of
reprints, a paragraph of background, a live page) would make as many pairs as the square of them:
of these, each is held against those that were published first and those that were published just
before it. What is told again on the way is found from one to the next, and so is where it began.

Publication and id put them in a row, so it does not matter in which order they arrived.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Pair = tuple[str, str]


class Reach(NamedTuple):
    """How far one looks back in a row: to so many that stand ``first``, and so many ``before``."""

    first: int
    before: int


# Comparing two reports costs a hundred times as much as weighing two nodes.
REPORTS, NODES = Reach(3, 8), Reach(8, 40)


class Changes(NamedTuple):
    """Pairs (the lesser name first) that are near each other and were not, and the other way
    round; either may hold pairs that are so by other keys as well."""

    gained: set[Pair]
    lost: set[Pair]


def pairs(row: Sequence[str], reach: Reach) -> Iterator[Pair]:
    """The pairs of a row that are near each other."""
    for at, name in enumerate(row):
        yield from (_pair(other, name) for other in _back(row, at, reach))


def changes(
    rows: Mapping[str, Sequence[str]],
    new: Mapping[str, Collection[str]],
    left: Collection[str],
    reach: Reach,
) -> Changes:
    """What changes among those who share keys. ``rows``: by key, who has it now; ``new``: who of
    them had it not; ``left``: the keys that some had and have no longer."""
    found = Changes(set(), set())
    seen = set()
    for key, row in rows.items():
        fresh = frozenset(new.get(key, ()))
        # Copies of one text share all its keys: each makes the same pairs.
        if (one := (tuple(row), fresh, key in left)) in seen:
            continue
        seen.add(one)
        found.lost.update(_lost(row, fresh, reach))
        found.gained.update(pairs(row, reach) if key in left else _gained(row, fresh, reach))
    return found


def long(rows: Mapping[str, Sequence[str]], reach: Reach) -> list[str]:
    """The keys of rows that hold some that are not near each other."""
    return [key for key, row in rows.items() if len(row) > reach.first + reach.before + 1]


def nearer(rows: Mapping[str, Sequence[str]], of: Collection[str], reach: Reach) -> set[Pair]:
    """The pairs of rows that are near each other and hold one ``of`` these."""
    wanted = set(of)
    return {pair for row in rows.values() for pair in _gained(row, wanted, reach)}


def are_near(pair: Pair, rows: Iterable[Sequence[str]], reach: Reach) -> bool:
    """Whether two are near each other in one of the rows, all of which hold both."""
    for row in rows:
        first, second = sorted(map(row.index, pair))
        if first < reach.first or second - first <= reach.before:
            return True
    return False


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _back(row: Sequence[str], at: int, reach: Reach) -> Iterator[str]:
    """Those that one is held against of those that stand before it."""
    since = max(at - reach.before, 0)
    yield from row[: min(reach.first, since)]
    yield from row[since:at]


def _gained(row: Sequence[str], new: Collection[str], reach: Reach) -> Iterator[Pair]:
    for at, name in enumerate(row):
        if name in new:
            yield from (_pair(other, name) for other in _back(row, at, reach))
            end = len(row) if at < reach.first else at + 1 + reach.before
            yield from (_pair(name, other) for other in row[at + 1 : end])


def _lost(row: Sequence[str], new: Collection[str], reach: Reach) -> Iterator[Pair]:
    """The pairs between which others have come."""
    if not new or len(row) <= reach.first + reach.before + 1:
        return
    ranks = [at for at, name in enumerate(row) if name not in new]
    for was, at in enumerate(ranks):
        since = max(was - reach.before, 0)
        for before, rank in enumerate(ranks[: reach.first]):
            if rank >= reach.first and before < since and at - rank > reach.before:
                yield _pair(row[rank], row[at])
        for rank in ranks[since:was]:
            if at - rank <= reach.before:
                break
            if rank >= reach.first:
                yield _pair(row[rank], row[at])
