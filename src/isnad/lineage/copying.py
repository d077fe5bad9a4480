"""Which sentences of a report stand in an earlier one of the same language, word for word or
nearly so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from isnad.lineage.wording import Wording

# From which share of common words on two sentences are one with changes, and how long the shorter
# of them is at least: short ones are alike by chance.
_NEAR, _LEAST = 0.55, 4
# The share of words that two sentences on one matter may have in common by chance.
_CHANCE = 0.5
_HARDLY = 0.85


@dataclass(frozen=True, slots=True)
class Taken:
    """A sentence that was taken over: its place in the earlier report and in the later one, and the
    share of its words that are the same, 1 for word for word."""

    earlier: int
    later: int
    alike: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a later report has from an earlier one. ``verbatim``: sentences that are word for word
    the same; ``of``: sentences of the later report; ``share``, ``share_earlier``: what part of all
    words of either report the sentences hold that were taken; ``alike``: how much of the words of
    those is the same on average; ``same_words``, ``same_share``: how many words of the later report
    were taken beyond what sentences on one matter share, and what part of it they are."""

    taken: tuple[Taken, ...]
    verbatim: int
    of: int
    share: float
    share_earlier: float
    alike: float
    same_words: float
    same_share: float

    @property
    def hardly_changed(self) -> int:
        """How many sentences are the same but for a word or two."""
        return sum(one.alike >= _HARDLY for one in self.taken)

    @property
    def opens(self) -> bool:
        """Whether the first sentence of the one is that of the other."""
        return any(one.earlier == one.later == 0 for one in self.taken)


def overlap(earlier: Wording, later: Wording) -> Overlap:
    """What of ``later`` stands in ``earlier``; each sentence is the counterpart of one at most."""
    same = _verbatim(earlier, later)
    taken = sorted((*same, *_near(earlier, later, same)), key=lambda one: one.later)
    sizes = [len(later.sentences[one.later]) for one in taken]
    size, all_words = sum(sizes) or 1, later.size or 1
    pairs = list(zip(taken, sizes, strict=True))
    beyond = sum(n * (one.alike - _CHANCE) / (1 - _CHANCE) for one, n in pairs)
    given = sum(len(earlier.sentences[one.earlier]) for one in taken)
    return Overlap(
        taken=tuple(taken),
        verbatim=len(same),
        of=len(later.sentences),
        share=sum(sizes) / all_words,
        share_earlier=given / (earlier.size or 1),
        alike=sum(n * one.alike for one, n in pairs) / size,
        same_words=beyond,
        same_share=beyond / all_words,
    )


def _verbatim(earlier: Wording, later: Wording) -> list[Taken]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in reversed(range(len(earlier.sentences))):
        places[earlier.sentences[i]].append(i)
    return [
        Taken(places[words].pop(), j, 1.0)
        for j, words in enumerate(later.sentences)
        if places.get(words)
    ]


def _near(earlier: Wording, later: Wording, same: list[Taken]) -> list[Taken]:
    """The other sentences that share most of their words, the closest first."""
    used, settled = {one.earlier for one in same}, {one.later for one in same}
    theirs = [(i, s) for i, s in enumerate(earlier.sets) if i not in used and len(s) >= _LEAST]
    pairs = []
    for j, mine in enumerate(later.sets):
        if j in settled or len(mine) < _LEAST:
            continue
        for i, other in theirs:
            alike = 2 * len(mine & other) / (len(mine) + len(other))
            if alike >= _NEAR:
                pairs.append((-alike, abs(i - j), i, j))
    found = []
    for alike, _, i, j in sorted(pairs):
        if i not in used and j not in settled:
            used.add(i)
            settled.add(j)
            found.append(Taken(i, j, -alike))
    return found
