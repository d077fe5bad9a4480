"""What the telling of a story rests on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from isnad.joins import Lineage

# Kinds of lineage by which a report says what becomes of an earlier one.
TAKES_BACK = frozenset({"correction", "retraction"})


def context(
    reports: Iterable[str],
    lineages: Callable[[Collection[str]], Mapping[str, list[Lineage]]],
    takers: Callable[[Collection[str]], Iterable[str]],
) -> dict[str, list[Lineage]]:
    """The reports that a story rests on, by id, each with what it comes of: those that tell it,
    all that these come of, and all that correct or retract one of them.

    ``lineages``: what reports come of; ``takers``: the ids of what corrects or retracts them.
    """
    found: dict[str, list[Lineage]] = {}
    new = set(reports)
    while new:
        theirs = {name: list(several) for name, several in lineages(new).items()}
        found |= {name: theirs.get(name, []) for name in new}
        come_of = {one.of.report for several in theirs.values() for one in several}
        new = {name for name in (*come_of, *takers(new)) if name is not None} - found.keys()
    return {name: found[name] for name in sorted(found)}
