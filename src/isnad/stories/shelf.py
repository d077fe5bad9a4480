"""The reports that a story is told from and those that they come of, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from isnad.joins import Held, Lineage
from isnad.records import Claim
from isnad.stories.nodes import trace_of


class Shelf:
    """Reports by id with what each comes of; which claims stand in which sentence is found once."""

    def __init__(
        self, reports: Mapping[str, Held], lineages: Mapping[str, Sequence[Lineage]]
    ) -> None:
        self.reports = reports
        self._lineages = lineages
        self._sentences: dict[str, dict[int, list[Claim]]] = {}
        self._at: dict[tuple[str, str], int] = {}

    def comes_of(self, held: Held) -> Sequence[Lineage]:
        """What a report comes of."""
        return self._lineages.get(held.report.id, ())

    def at(self, held: Held, claim: Claim) -> int:
        """The position of the trace of a claim's sentence; -1 where there is none."""
        self._read(held)
        return self._at[held.report.id, claim.id]

    def sentence(self, held: Held, at: int) -> list[Claim]:
        """The claims of a sentence, as they stand in it."""
        self._read(held)
        return self._sentences[held.report.id].get(at, [])

    def _read(self, held: Held) -> None:
        name = held.report.id
        if name in self._sentences:
            return
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in sorted(held.claims, key=lambda c: (c.trigger.start, c.type, c.id)):
            self._at[name, claim.id] = at = trace_of(held, claim)
            found[at].append(claim)
        self._sentences[name] = found
