"""What is left of what was forgotten: a hash, a day and a reason; never the words or the name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was forgotten on request. ``sha256``: of the text of the report as received;
    for a person, of these hashes of all reports that told of them, each with a line end, sorted.
    ``reports`` and ``claims``: how many went, or for a person: how many reports were changed.
    ``recorded``: when, in UTC."""

    kind: Literal["report", "person"]
    sha256: str
    reports: int
    claims: int
    reason: str
    recorded: str

    @property
    def day(self) -> str:
        """The day on which it was forgotten (ISO, UTC)."""
        return self.recorded[:10]


class Together(msgspec.Struct, frozen=True):
    """Tombstones of one kind, day and reason: how many there are, and of how many reports."""

    kind: Literal["report", "person"]
    day: str
    reason: str
    number: int
    reports: int


def together(stones: Iterable[Tombstone]) -> list[Together]:
    """Tombstones by kind, day and reason, in the order of the first of each."""
    groups: dict[tuple[Literal["report", "person"], str, str], list[Tombstone]] = {}
    for one in stones:
        groups.setdefault((one.kind, one.day, one.reason), []).append(one)
    return [
        Together(*key, number=len(these), reports=sum(one.reports for one in these))
        for key, these in groups.items()
    ]


def told(stones: Iterable[Tombstone]) -> list[str]:
    """A line for each day and reason, in English: how many reports or people were forgotten."""
    return [
        f"{_counted(one.kind, one.number)} forgotten on {one.day}{_where(one)}: {one.reason}"
        for one in together(stones)
    ]


def _counted(kind: str, count: int) -> str:
    several = {"report": "reports", "person": "people"}
    return f"{count} {kind if count == 1 else several[kind]}"


def _where(found: Together) -> str:
    return f" in {_counted('report', found.reports)}" if found.kind == "person" else ""
