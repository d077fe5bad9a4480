"""What speaks for two nodes telling one story."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.joins import Lineage, Node, Tie


def tie(one: Node, other: Node) -> Tie | None:
    """How much speaks for two nodes telling one story; null where too little does."""
    if not set(one.types) & set(other.types):
        return None
    if (
        one.first
        and other.first
        and not (one.first <= (other.last or "9") and other.first <= (one.last or "9"))
    ):
        return None
    weight = 1.0 * bool(set(one.places) & set(other.places)) + 0.5 * bool(
        set(one.people) & set(other.people)
    )
    low, high = sorted((one.id, other.id))
    return Tie(low, high, weight) if weight >= 1.0 else None


def carried(lineage: Lineage, theirs: list[Node], mine: list[Node]) -> Iterator[Tie]:
    """The ties of a report's nodes (``mine``) with those of what it comes of: what aligned
    sentences tell with claims of one type."""
    for aligned in lineage.aligned:
        for a in (n for n in theirs if n.part == "text" and n.trace == aligned.original):
            for b in (n for n in mine if n.trace == aligned.later):
                if set(a.types) & set(b.types):
                    low, high = sorted((a.id, b.id))
                    yield Tie(low, high, 3.0 * aligned.closeness)
