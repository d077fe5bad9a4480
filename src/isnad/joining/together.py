"""All reports at once to lineage and stories, in memory: what joining one by one comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

import msgspec

from isnad import lineage, stories
from isnad.joining import nearness
from isnad.joining.context import TAKES_BACK, context
from isnad.joins import Held, Lineage, Node, Story, Tie
from isnad.records import Claim


def join(reports: Iterable[Held]) -> tuple[list[Lineage], list[Story]]:
    """The lineage of all reports and the stories that they tell; the same in whatever order they
    come."""
    held = {one.report.id: _in_order(one) for one in sorted(reports, key=lambda h: h.report.id)}
    lineages = _lineages(held)
    nodes = {name: stories.nodes(one) for name, one in held.items()}
    in_row = sorted(held.values(), key=_published)
    told = [
        node
        for one in in_row
        for node in sorted(nodes[one.report.id], key=lambda n: (n.part, n.start))
    ]
    parted = stories.part(told, list(_ties(told, nodes, lineages)))
    takers = _takers(lineages)
    found = [_story(part, held, lineages, takers) for part in parted]
    return [one for several in lineages.values() for one in several], sorted(
        found, key=lambda s: s.id
    )


def _in_order(held: Held) -> Held:
    """Claims as they stand in their report and those of one trigger by id, as a store has them."""

    def at(claim: Claim) -> tuple[bool, int, str]:
        return claim.trigger.part == "text", claim.trigger.start, claim.id

    return msgspec.structs.replace(held, claims=sorted(held.claims, key=at))


def _lineages(held: Mapping[str, Held]) -> dict[str, list[Lineage]]:
    proposals: dict[str, list[Lineage]] = {name: [] for name in held}
    in_row = sorted(held.values(), key=_published)
    keys = {one.report.id: lineage.keys(one) for one in in_row}
    for one, other in _meeting(keys, nearness.REPORTS):
        found = lineage.compare(held[one], held[other])
        if found is not None:
            proposals[found.report].append(found)
    return {name: lineage.choose(held[name].report, found) for name, found in proposals.items()}


def _story(
    part: list[Node],
    held: Mapping[str, Held],
    lineages: Mapping[str, list[Lineage]],
    takers: Mapping[str, set[str]],
) -> Story:
    """A story is told from what it rests on alone, so that it is told anew only when that is
    another."""

    def come_of(names: Collection[str]) -> dict[str, list[Lineage]]:
        return {name: lineages[name] for name in names}

    def taken_back(names: Collection[str]) -> set[str]:
        return {taker for name in names for taker in takers.get(name, ())}

    on = context({node.report for node in part}, come_of, taken_back)
    return stories.tell(part, {name: held[name] for name in on}, on)


def _takers(lineages: Mapping[str, list[Lineage]]) -> dict[str, set[str]]:
    """The reports that correct or retract a report, by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, several in lineages.items():
        for one in several:
            if one.of.report is not None and one.kind in TAKES_BACK:
                found[one.of.report].add(name)
    return found


def _ties(
    told: list[Node], nodes: Mapping[str, list[Node]], lineages: Mapping[str, list[Lineage]]
) -> Iterator[Tie]:
    by_id = {node.id: node for node in told}
    for one, other in _meeting({node.id: stories.keys(node) for node in told}, nearness.NODES):
        tie = stories.tie(by_id[one], by_id[other])
        if tie is not None:
            yield tie
    for name, several in lineages.items():
        for found in several:
            if found.of.report is not None:
                yield from stories.carried(found, nodes[found.of.report], nodes[name])


def _meeting(
    keys: Mapping[str, Iterable[Hashable]], reach: nearness.Reach
) -> list[tuple[str, str]]:
    """The pairs that are near each other by a key, each once. ``keys``: as published."""
    by_key: dict[Hashable, list[str]] = defaultdict(list)
    for name, theirs in keys.items():
        for key in set(theirs):
            by_key[key].append(name)
    return sorted({pair for row in by_key.values() for pair in nearness.pairs(row, reach)})


def _published(held: Held) -> tuple[str, str]:
    return held.report.published or "", held.report.id
