"""Who is named together with somebody, and who is named twice."""

from __future__ import annotations

from collections.abc import Callable

from isnad.annotations import Group
from isnad.records import Participant


def listed(path: list[Group], fits: Callable[[Group], bool]) -> list[Group]:
    """The first of a path with those of the list that it stands in who fit as well ("the decision
    of the north, the south and the islands to break off relations"). ``path``: a group and those
    that it is in, the innermost first."""
    first = path[0]
    outer = next((g for g in path if g.members), None)
    if outer is None or not (outer is first or first in outer.members):
        return [first]
    return [g for g in (outer, *outer.members) if g is first or fits(g)]


def once(people: list[Participant], beside: list[Participant]) -> list[Participant]:
    """The people without whoever is among them already, or among those ``beside`` in the same
    words: nobody stands in one claim twice."""
    words = {_words(one) for one in beside if one.start is not None}
    known: set[str] = set()
    kept = []
    for one in people:
        again = (one.start is not None and _words(one) in words) or one.entity in known
        if not again:
            kept.append(one)
            words.add(_words(one))
            if one.entity is not None:
                known.add(one.entity)
    return kept


def _words(one: Participant) -> tuple[str | None, int | None, int | None]:
    return one.part, one.start, one.end
