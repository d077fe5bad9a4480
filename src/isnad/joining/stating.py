"""What a report says of states, with who says so, as it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isnad import situation, stories
from isnad.joins import Held, Lineage
from isnad.states import Stated


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
