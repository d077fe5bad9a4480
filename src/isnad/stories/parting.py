"""Which nodes tell one story, among nodes that ties hold together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from isnad.joins import Node, Tie
from isnad.stories.evidence import weigh
from isnad.stories.weights import WEIGHTS, Weights

# Of the nodes of a story so many stand for it where two stories are weighed.
_STANDING = 4

Pair = tuple[str, str]


def part(nodes: list[Node], ties: list[Tie], weights: Weights = WEIGHTS) -> list[list[Node]]:
    """The stories that nodes tell, the nodes of each as published. The same in whatever order
    nodes and ties come, and the same for nodes that no tie joins to the rest.

    The strongest ties join first. A tie joins what its two nodes' stories hold only where these
    agree on the whole: third nodes do not tie together what speaks against each other.
    """
    by_id = {node.id: node for node in nodes}
    tied: dict[Pair, float] = {}
    for tie in ties:
        if tie.one in by_id and tie.other in by_id:
            pair = tie.one, tie.other
            tied[pair] = max(tie.weight, tied.get(pair, tie.weight))
    growing = _Growing(by_id, tied, weights)
    for pair in sorted(tied, key=lambda p: (-tied[p], p)):
        growing.join(pair)
    out: dict[str, list[Node]] = {}
    for node in sorted(nodes, key=lambda n: (n.published or "", n.report, n.part, n.start)):
        out.setdefault(growing.root(node.id), []).append(node)
    return list(out.values())


class _Growing:
    """Stories that grow together, each under the id of one of its nodes."""

    def __init__(
        self, nodes: Mapping[str, Node], tied: Mapping[Pair, float], weights: Weights
    ) -> None:
        self._nodes, self._tied, self._weights = nodes, tied, weights
        self._weighed = dict(tied)
        self._parent = {name: name for name in nodes}
        self._standing = {name: [name] for name in nodes}
        self._apart: dict[Pair, list[str]] = {}

    def root(self, name: str) -> str:
        """The id that the story of a node is under."""
        while self._parent[name] != name:
            self._parent[name] = name = self._parent[self._parent[name]]
        return name

    def join(self, pair: Pair) -> None:
        """Make one story of those of two nodes that are tied, if these agree."""
        low, high = sorted(map(self.root, pair))
        if low == high or not self._agree(low, high, pair):
            return
        self._parent[high] = low
        both = sorted([*self._standing.pop(high), *self._standing[low]], key=self._telling)
        told = [name for name in both if not self._nodes[name].speech]
        self._standing[low] = (told or both)[:_STANDING]

    def _telling(self, name: str) -> tuple[bool, int, str]:
        """Those that tell most of what happens, where and when, stand for a story."""
        node = self._nodes[name]
        return node.speech, -len(node.places) - 2 * (node.dated == "claim"), name

    def _agree(self, low: str, high: str, pair: Pair) -> bool:
        """Whether two stories agree: the tie of a pair, and what speaks for and against them on
        the whole, are enough on the mean."""
        ones, others = self._standing[low], self._standing[high]
        if pair[1] in self._nodes[pair[0]].answers and self._said(ones) != self._said(others):
            ones, others = self._with(ones, low, pair), self._with(others, high, pair)
        if self._apart.get((low, high)) == [*ones, *others]:
            return False  # by a tie that was no weaker
        weights = [[self._likely(a, b) for b in others] for a in ones]
        together = self._together(ones, others, weights) + self._tied[pair]
        agree = together >= 2 * self._weights.enough
        if not agree:
            self._apart[low, high] = [*ones, *others]
        return agree

    def _with(self, standing: list[str], story: str, pair: Pair) -> list[str]:
        """The nodes that stand for a story that tells what happens, with the one of a pair: what
        somebody says against one of the things that a story tells is of that story."""
        tied = next(name for name in pair if self.root(name) == story)
        return standing if tied in standing or self._said(standing) else [*standing, tied]

    def _together(self, ones: list[str], others: list[str], weights: list[list[float]]) -> float:
        """What the weights of all pairs of two stories say; of what is only said, with what each
        saying is likest to."""
        said, told = self._said(ones), self._said(others)
        if said and not told:
            return _likest(weights)
        if told and not said:
            return _likest(list(zip(*weights, strict=True)))
        return _whole(weights)

    def _said(self, names: list[str]) -> bool:
        """Whether nodes are only what people say."""
        return all(self._nodes[name].speech for name in names)

    def _likely(self, one: str, other: str) -> float:
        """What speaks for one story of two nodes of two stories: what counts otherwise, or denies,
        what its story tells is of it by that, for one half."""
        pairs = product(self._answered(one), self._answered(other))
        return (max(self._weight(a, b) for a, b in pairs) + self._weight(one, other)) / 2

    def _answered(self, name: str) -> list[str]:
        """A node with those of its story that it stands against."""
        root, known = self.root(name), self._parent
        return [
            name,
            *(n for n in self._nodes[name].answers if n in known and self.root(n) == root),
        ]

    def _weight(self, one: str, other: str) -> float:
        pair = (one, other) if one < other else (other, one)
        found = self._weighed.get(pair)
        if found is None:
            found = weigh(self._nodes[pair[0]], self._nodes[pair[1]], self._weights)
            self._weighed[pair] = found
        return found


def _likest(weights: Sequence[Sequence[float]]) -> float:
    """What is said is of one of the things that a story tells: the mean of the best of each."""
    return sum(map(max, weights)) / len(weights)


def _whole(weights: list[list[float]]) -> float:
    """What the weights of all pairs of two stories say: half of it by the mean of all, half by what
    each of the nodes has with its likest, since a story is told by acts, harms and denials."""
    likest: list[float] = [*map(max, weights), *map(max, zip(*weights, strict=True))]
    every = [weight for row in weights for weight in row]
    return sum(every) / len(every) / 2 + sum(likest) / len(likest) / 2
