"""Which types of claims may tell one event."""

from __future__ import annotations

import csv
from functools import lru_cache
from itertools import product
from pathlib import Path

TABLE = Path(__file__).parent / "kin.tsv"
# Types that say that somebody speaks: what is said may be any event.
SPEECH = frozenset({"STATEMENT", "REJECT", "CONCEDE", "ACCUSE"})
COUNTS = frozenset({"TOLL", "DISPLACEMENT"})
STATES = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})


def closeness(one: list[str], other: list[str]) -> float:
    """How readily claims of these types tell one event: 0 (never) to 1 (a type in common)."""
    return max((_close(a, b) for a, b in product(one, other)), default=0.0)


@lru_cache(maxsize=1 << 10)
def _close(one: str, other: str) -> float:
    return 1.0 if one == other else _table().get((one, other), 0.0)


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            one, other = row["one"], row["other"]
            found[one, other] = found[other, one] = float(row["closeness"])
    return found


def family(kind: str) -> tuple[str, ...]:
    """The types under which a claim of a type is looked for: its own, and those of its kin that
    stand before it in the alphabet or after, so that two kin have one in common."""
    return _families().get(kind, (kind,))


@lru_cache(maxsize=1)
def _families() -> dict[str, tuple[str, ...]]:
    kin: dict[str, set[str]] = {}
    for one, other in _table():
        kin.setdefault(one, {one}).add(min(one, other))
    return {kind: tuple(sorted(some)) for kind, some in kin.items()}
