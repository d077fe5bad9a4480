"""What a copy, a translation or a rewrite changed of what its original says."""

from __future__ import annotations

from collections.abc import Callable

from isnad.joins import Aligned, Drift, Held
from isnad.lineage import acting, counting, hedging, placing, sourcing, timing
from isnad.lineage.renderings import Rendering, renderings

_KINDS: tuple[Callable[[Rendering], Drift | None], ...] = (
    counting.number,
    hedging.hedge,
    sourcing.source,
    acting.actor,
    placing.place,
    timing.time,
)


def changes(earlier: Held, later: Held, aligned: list[Aligned]) -> list[Drift]:
    """What ``later``, a copy, translation or rewrite of ``earlier``, changed: numbers, lost hedges,
    sources, actors, places and days, each with the words of both, in the order of the original.

    ``aligned``: the sentences that say the same. What the later report leaves out or adds as a
    whole is no change, nor is what an update or a correction says anew: ask of neither.
    """
    found: list[Drift] = []
    for one in renderings(earlier, later, aligned):
        found += (drift for kind in _KINDS if (drift := kind(one)) is not None)
    return found
