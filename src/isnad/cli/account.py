"""The account of a run: every report that was attempted ends in exactly one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from isnad.reading import Arrived
from isnad.records import Rejected

ENDS = ("read", "duplicate", "empty", "rejected")


class Account:
    """Counts of reports by how they ended, and of claims."""

    def __init__(self) -> None:
        self.attempted = 0
        self.ended = dict.fromkeys(ENDS, 0)
        self.claims = 0
        self.undated = 0
        self.rejected_claims = 0
        self.left_out: Counter[str] = Counter()
        self.refused_claims: Counter[str] = Counter()

    def leave_out(self, reason: str, count: int) -> None:
        """So many things in the inputs are no reports, and were not attempted."""
        self.left_out[reason] += count

    def attempting(self, items: Iterable[Arrived | Rejected]) -> Iterator[Arrived | Rejected]:
        """The same items, each counted as it goes by."""
        for item in items:
            self.attempted += 1
            yield item

    def read(self, claims: int = 0, rejected_claims: int = 0) -> None:
        """One report was read, with so many claims kept and rejected."""
        self.ended["read"] += 1
        self.claims += claims
        self.rejected_claims += rejected_claims

    def refused(self, item: Rejected) -> None:
        """One report was not read."""
        self.ended[item.reason if item.reason in ENDS else "rejected"] += 1

    def refused_claim(self, item: Rejected) -> None:
        """One claim of a report that was read does not stand; how many there were is told by
        ``read``."""
        self.refused_claims[item.reason] += 1

    @property
    def failed(self) -> bool:
        """Whether anything was rejected or empty; a duplicate is no failure."""
        return bool(self.ended["rejected"] or self.ended["empty"])

    @property
    def counts(self) -> dict[str, int]:
        """How many were attempted, and ended in which way."""
        return {"attempted": self.attempted, **self.ended}

    def keep(self) -> None:
        """Keep it as it is, where it is kept."""

    def close(self) -> None:
        """The end of a run. Raises AssertionError where the account does not add up."""
        ended = sum(self.ended.values())
        if ended != self.attempted:
            raise AssertionError(f"{self.attempted} reports were attempted, {ended} ended")

    def told(self) -> str:
        """The account on one line."""
        return f"{self._attempted()}: {self._ends()}{self._besides()}"

    def broken_off(self) -> str:
        """The account of a run that was ended before its time."""
        left = self.attempted - sum(self.ended.values())
        return f"{self._attempted()}: {self._ends()}, {left} given up"

    def _attempted(self) -> str:
        noun = "report" if self.attempted == 1 else "reports"
        return f"{self.attempted} {noun} attempted"

    def _ends(self) -> str:
        return ", ".join(f"{count} {end}" for end, count in self.ended.items())

    def _besides(self) -> str:
        if not self.left_out:
            return ""
        each = ", ".join(f"{count} {reason}" for reason, count in sorted(self.left_out.items()))
        return f"; left out as no reports: {each}"

    def undated_told(self) -> list[str]:
        """How many reports do not say when they were published, and what follows, where any."""
        if not self.undated:
            return []
        told = (
            "1 report does not say when it was published, and counts"
            if self.undated == 1
            else f"{self.undated} reports do not say when they were published, and count"
        )
        return [f"{told} as published on arrival (--published DATE)"]

    def claims_told(self) -> str:
        """The claims on one line."""
        noun = "claim" if self.claims == 1 else "claims"
        if not self.rejected_claims:
            return f"{self.claims} {noun}"
        each = ", ".join(f"{count} {reason}" for reason, count in self.refused_claims.most_common())
        return f"{self.claims} {noun}, {self.rejected_claims} rejected" + (each and f" ({each})")
