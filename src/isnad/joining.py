"""All reports at once to lineage and stories, in memory: what joining one by one comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations

from isnad import lineage, stories
from isnad.joins import Held, Lineage, Node, Story, Tie


def join(reports: Iterable[Held]) -> tuple[list[Lineage], list[Story]]:
    """The lineage of all reports and the stories that they tell; the same in whatever order they
    come."""
    held = {one.report.id: one for one in sorted(reports, key=lambda h: h.report.id)}
    lineages = _lineages(held)
    nodes = {name: stories.nodes(one) for name, one in held.items()}
    told = [node for several in nodes.values() for node in several]
    parted = stories.part(told, list(_ties(told, nodes, lineages)))
    found = [stories.tell(part, held, lineages) for part in parted]
    return [one for several in lineages.values() for one in several], sorted(
        found, key=lambda s: s.id
    )


def _lineages(held: Mapping[str, Held]) -> dict[str, list[Lineage]]:
    proposals: dict[str, list[Lineage]] = {name: [] for name in held}
    for one, other in _meeting({name: lineage.keys(h) for name, h in held.items()}):
        found = lineage.compare(held[one], held[other])
        if found is not None:
            proposals[found.report].append(found)
    return {name: lineage.choose(held[name].report, found) for name, found in proposals.items()}


def _ties(
    told: list[Node], nodes: Mapping[str, list[Node]], lineages: Mapping[str, list[Lineage]]
) -> Iterator[Tie]:
    by_id = {node.id: node for node in told}
    for one, other in _meeting({node.id: stories.keys(node) for node in told}):
        tie = stories.tie(by_id[one], by_id[other])
        if tie is not None:
            yield tie
    for name, several in lineages.items():
        for found in several:
            if found.of.report is not None:
                yield from stories.carried(found, nodes[found.of.report], nodes[name])


def _meeting(keys: Mapping[str, Iterable[Hashable]]) -> list[tuple[str, str]]:
    """The pairs that share a key, each once."""
    by_key: dict[Hashable, list[str]] = defaultdict(list)
    for name in sorted(keys):
        for key in set(keys[name]):
            by_key[key].append(name)
    return sorted({pair for names in by_key.values() for pair in combinations(names, 2)})
