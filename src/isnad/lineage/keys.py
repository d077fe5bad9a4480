"""Keys by which reports are found that may come of each other."""

from __future__ import annotations

from isnad.joins import Held


def keys(held: Held) -> frozenset[str]:
    """The keys of a report: two that come of each other share at least one. A key finds whom to
    compare, and settles nothing."""
    day = (held.report.published or "")[:7]
    return frozenset(f"{day} {number}" for t in held.traces for number in t.numbers if number > 9)
