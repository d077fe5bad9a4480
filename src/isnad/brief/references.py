"""The numbers of a brief: what words each stands for, and which claims stand on them."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.brief.phrases import Phrases
from isnad.brief.pieces import Piece, key_of, slot
from isnad.joins import ClaimKey
from isnad.pages import Reference
from isnad.records import Claim, Span

_Words = tuple[str, str, int, int]


class References:
    """Numbers the words that claims stand on, by first use."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._numbered: dict[_Words, int] = {}
        self._claims: list[tuple[str, Span, dict[str, None]]] = []
        self._of: dict[ClaimKey, int] = {}
        # The claims that were given numbers, in the order in which that was asked.
        self.numbered: list[Claim] = []

    def number(self, claim: Claim) -> int:
        """The number of a claim's evidence, counted from one."""
        span = claim.evidence
        words = (claim.report.id, span.part, span.start, span.end)
        number = self._numbered.setdefault(words, len(self._numbered) + 1)
        if number > len(self._claims):
            self._claims.append((claim.report.id, span, {}))
        self._claims[number - 1][2][claim.id] = None
        self._of[key_of(claim)] = number
        self.numbered.append(claim)
        return number

    def number_of(self, claim: Claim) -> int:
        """The number that a claim was given."""
        return self.of(key_of(claim))

    def of(self, key: ClaimKey) -> int:
        """The number that the claim of a key was given."""
        return self._of[key]

    def marks(self, claims: Iterable[Claim]) -> Piece:
        """The numbers of the words that claims stand on, each once."""
        say = self._phrases
        by_number: dict[int, list[Claim]] = {}
        for claim in claims:
            by_number.setdefault(self.number(claim), []).append(claim)
        marks = [
            slot(say.number(number), "reference", these).within("[", "]")
            for number, these in by_number.items()
        ]
        return say.row("space", marks)

    def all(self) -> list[Reference]:
        """What every number stands for."""
        return [
            Reference(number=n, report=report, span=span, claims=list(claims))
            for n, (report, span, claims) in enumerate(self._claims, 1)
        ]
