"""A sentence and what another report makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from isnad.joins import Aligned, Held
from isnad.lineage.counterparts import Counterparts, Sentences, sentences
from isnad.lineage.likeness import cover, shared

# What part of both must sentences share whose match is not beyond doubt.
_COVERED = 0.3


class Rendering:
    """A sentence of the original, ``first``, and the sentences of the later report that say the
    same, ``later``, the closest first. ``sole``: the closest, if the sentence is the closest to it
    as well, else null; ``sure``: whether there is no doubt of that; ``joined``: the other sentences of the original that are in it. ``after``:
    the next sentences of the original whose counterpart is not beyond doubt, two at most and to
    the first that has any.
    ``before`` and ``then``: the sentences before and after ``later``; ``free``: those of ``then``
    that may come of the same sentence of the original."""

    def __init__(self, one: Sentences, other: Sentences, at: int, found: Counterparts) -> None:
        later = found.later[at]
        near = [n for n in (at + 1, at + 2) if n in one and n not in found.settled]
        following = [n + 1 for n in later if n + 1 in other]
        self.first = one[at]
        self.later = [other[n] for n in later]
        self.sure = found.sure(at)
        self.sole = self.later[0] if found.closest(later[0]) == at else None
        self.joined = [one[n] for n in found.original[later[0]] if n != at]
        self.after = [one[n] for n in near if n == at + 1 or at + 1 not in found.later]
        self.before = [other[n - 1] for n in later if n - 1 in other]
        self.then = [other[n] for n in following]
        self.free = [other[n] for n in following if n not in found.firm]

    @cached_property
    def repeated(self) -> bool:
        """Whether the later report has the sentence word for word."""
        first = self.first
        return any(one.words == first.words or one.forms == first.forms for one in self.later)

    def share(self, enough: float) -> bool:
        """Whether there is no doubt that both say the same, or they share so much of what stays
        the same in another language."""
        return self.sure or shared(self.first, self.later[0]) >= enough


def renderings(earlier: Held, later: Held, aligned: list[Aligned]) -> Iterator[Rendering]:
    """The sentences of the earlier report that have a counterpart, in order."""
    one, other = sentences(earlier), sentences(later)
    found = Counterparts(one, other, aligned)
    every = (Rendering(one, other, at, found) for at in sorted(found.later))
    return (r for r in every if r.sure or cover(r.first, r.later[0]) >= _COVERED)
