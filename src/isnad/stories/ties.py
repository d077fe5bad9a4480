"""What speaks for two nodes telling one story."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.joins import Lineage, Node, Tie
from isnad.stories import kin
from isnad.stories.evidence import weigh
from isnad.stories.weights import WEIGHTS, Weights


def tie(one: Node, other: Node, weights: Weights = WEIGHTS) -> Tie | None:
    """How much speaks for two nodes telling one story; null where too little does."""
    return _tie(one, other, _weight(one, other, weights), weights)


def carried(
    lineage: Lineage, theirs: list[Node], mine: list[Node], weights: Weights = WEIGHTS
) -> Iterator[Tie]:
    """The ties of a report's nodes (``mine``) with those of what it comes of: what aligned
    sentences tell, each with its like, in the order of the words where several are alike."""
    for aligned in lineage.aligned:
        original = [n for n in theirs if n.trace == aligned.original]
        later = [n for n in mine if n.trace == aligned.later]
        taken_over = weights.carried + weights.closeness * aligned.closeness
        for one, other, weight in _matched(original, later, weights):
            found = _tie(one, other, weight + taken_over, weights)
            if found is not None:
                yield found


def _matched(
    original: list[Node], later: list[Node], weights: Weights
) -> Iterator[tuple[Node, Node, float]]:
    """Nodes of two sentences that say the same, in pairs: the likest first, each once."""
    pairs = sorted(
        (-_weight(one, other, weights), abs(i - j), i, j)
        for i, one in enumerate(original)
        for j, other in enumerate(later)
        if _may_be_one(one, other)
    )
    ones, others = set(), set()
    for against, _, i, j in pairs:
        if i not in ones and j not in others:
            ones.add(i)
            others.add(j)
            yield original[i], later[j], -against


def _may_be_one(one: Node, other: Node) -> bool:
    """Whether nodes of a sentence and of what it became may tell one thing: their types are kin,
    or one of them is all that its sentence says."""
    speech = one.speech != other.speech and (one if one.speech else other).lone
    return speech or kin.closeness(one.types, other.types) > 0


def _weight(one: Node, other: Node, weights: Weights) -> float:
    low, high = (one, other) if one.id < other.id else (other, one)
    return weigh(low, high, weights)


def _tie(one: Node, other: Node, weight: float, weights: Weights) -> Tie | None:
    low, high = sorted((one.id, other.id))
    return Tie(low, high, weight) if weight >= weights.enough else None
