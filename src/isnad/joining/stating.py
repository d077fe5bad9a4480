"""What a report says of states, with who says so, as it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from isnad import situation, stories
from isnad.joins import Held, Lineage
from isnad.records import Report
from isnad.states import Stated


class StatesKept(Protocol):
    """The joined tables, as far as states are put into them."""

    def put_states(self, report: Report, told: Iterable[Stated], places: Iterable[str]) -> None:
        """What a report says of states and the keys of all places that it tells of, in the place
        of what it said before."""


def stated(
    held: Held, reports: Mapping[str, Held], lineages: Mapping[str, Sequence[Lineage]]
) -> list[Stated]:
    """The assertions of a report. ``reports``: it and all that it comes of, by id; ``lineages``:
    what each of these comes of."""
    found = situation.assertions(held)
    wanted = {one.key.claim for one in found}
    claims = [claim for claim in held.claims if claim.id in wanted]
    told = stories.voices(held, claims, reports, lineages)
    return [Stated(assertion=one, told=told[one.key.claim]) for one in found]


def keep_states(
    tables: StatesKept,
    held: Held,
    reports: Mapping[str, Held],
    lineages: Mapping[str, Sequence[Lineage]],
) -> None:
    """Keep what a report says of states, as ``stated`` finds it, and of which places it tells."""
    tables.put_states(held.report, stated(held, reports, lineages), situation.places_told(held))
