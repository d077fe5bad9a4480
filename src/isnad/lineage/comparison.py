"""Whether one report comes of another, how, and what it changed."""

from __future__ import annotations

from isnad.joins import Aligned, Held, Lineage, Original
from isnad.records import Trace


def compare(one: Held, other: Held) -> Lineage | None:
    """How the later of two reports comes of the earlier, if it does; the same whichever is named
    first."""
    earlier, later = sorted(
        (one, other), key=lambda held: (held.report.published or "", held.report.id)
    )
    aligned = [
        Aligned(i, j, 1.0)
        for j, mine in enumerate(later.traces)
        for i, theirs in enumerate(earlier.traces)
        if _alike(mine, theirs)
    ]
    share = len({a.later for a in aligned}) / (len(later.traces) or 1)
    if share < 0.4:
        return None
    same = one.report.language == other.report.language
    of = Original(report=earlier.report.id, url=earlier.report.url, outlet=earlier.report.outlet)
    return Lineage(
        report=later.report.id, kind="copy" if same else "translation", of=of,
        because=f"{len(aligned)} sentences name the same", aligned=aligned, score=share,
    )  # fmt: skip


def _alike(one: Trace, other: Trace) -> bool:
    mine = {*one.entities, *one.places, *one.numbers, *one.dates}
    theirs = {*other.entities, *other.places, *other.numbers, *other.dates}
    return len(mine & theirs) > 1 and len(mine & theirs) >= 0.6 * len(mine | theirs)
