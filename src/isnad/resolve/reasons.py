"""Why somebody or some place is who and which a claim says, as rules that made the claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from isnad.records import Participant, Place
from isnad.resolve.memory import Memory

# The tables that such a rule comes from: world and report, no row of a lexicon.
WHO, WHERE = "who", "where"


def of(
    people: Iterable[Participant],
    place: Place | None,
    memory: Memory,
    places: Mapping[tuple[str, int], str],
) -> list[str]:
    """A line for each judgement that a claim rests on; what a table names outright needs none."""
    judged: dict[str, str] = {}
    for (entity, _), one in memory.judged.items():
        judged.setdefault(entity, one.reason)
    entities = dict.fromkeys(p.entity for p in people if p.entity in judged)
    found = [f"{WHO}/{entity}: {judged[entity]}" for entity in entities if entity]
    if place is not None and place.start is not None:
        reason = places.get((place.part, place.start))
        found += [f"{WHERE}/{place.name}: {reason}"] if reason else []
    return found
