"""What each place of a report tells, in a shape that is compared quickly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from isnad.edtf import bounds
from isnad.joins import Held, Node
from isnad.records import Claim


def nodes(held: Held) -> list[Node]:
    """The nodes of a report, as they stand in it."""
    together: dict[tuple[str, int], list[Claim]] = {}
    for claim in held.claims:
        together.setdefault((claim.trigger.part, claim.trigger.start), []).append(claim)
    return [_node(held, claims) for claims in together.values()]


def _node(held: Held, claims: list[Claim]) -> Node:
    first = claims[0]
    at = _trace(held, first)
    trace = held.traces[at] if at >= 0 else None
    place = next((c.place for c in claims if c.place), None)
    time = next((c.time for c in claims if c.time), None)
    begins, ends = bounds(time.edtf) if time else (None, None)
    people = [p for c in claims for p in (*c.actors, *c.recipients)]
    return Node(
        report=held.report.id,
        claims=[c.id for c in claims],
        part=first.trigger.part,
        start=first.trigger.start,
        trace=at,
        published=held.report.published,
        types=sorted({c.type for c in claims}),
        places=[str(place.geonames or place.name)] if place else [],
        first=begins,
        last=ends,
        people=list(dict.fromkeys(p.entity or p.name or "" for p in people)),
        numbers=list(trace.numbers) if trace else [],
        concepts=list(trace.concepts) if trace else [],
    )


def _trace(held: Held, claim: Claim) -> int:
    """The position of the trace of a claim's sentence; -1 where there is none."""
    same = [(t.start, i) for i, t in enumerate(held.traces) if t.part == claim.trigger.part]
    found = bisect_right(same, (claim.trigger.start, len(held.traces))) - 1
    return same[found][1] if found >= 0 else -1


def keys(node: Node) -> Iterator[str]:
    """The keys of a node: two nodes that tell one story share at least one, or their reports'
    lineage says so."""
    for kind in node.types:
        for place in node.places:
            yield f"{kind} {place}"
        for number in node.numbers:
            yield f"{kind} {number}"
