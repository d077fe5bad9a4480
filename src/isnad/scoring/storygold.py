"""Annotated story sets: reports that tell of the same events, and what they add up to.

``gold.json`` holds lineage, stories with their tellings, contradictions, drift, and what held on
which day; reports are in ``reports.jsonl``. Lines of a report's text count from 0.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from isnad.joins import Conflict, DriftKind, Kin
from isnad.scoring.gold import GoldError
from isnad.states import What

FILE = "gold.json"


class GoldKin(msgspec.Struct, frozen=True):
    """A report, the one that it comes of, and how."""

    report: str
    kind: Kin
    of: str


class GoldTelling(msgspec.Struct, frozen=True):
    """A line of a report that tells a story, and through whom."""

    report: str
    line: int
    quote: str
    chain: list[str]


class GoldStory(msgspec.Struct, frozen=True):
    """A story with all its tellings and the names of its distinct origins."""

    id: str
    what: str
    tellings: list[GoldTelling]
    origins: list[str]


class GoldSide(msgspec.Struct, frozen=True):
    """One saying of a contradiction, where it is said."""

    report: str
    line: int
    says: str


class GoldContradiction(msgspec.Struct, frozen=True):
    """Sayings of one story that cannot all hold."""

    kind: Conflict
    story: str
    sides: list[GoldSide]


class GoldDrift(msgspec.Struct, frozen=True, rename={"of": "from"}):
    """What a report changed of the one that it comes of."""

    of: str
    to: str
    kind: DriftKind


class GoldState(msgspec.Struct, frozen=True):
    """What held on a day, as known by another (ISO dates)."""

    as_of: str
    known_by: str
    what: What
    place: str
    parties: list[str]
    status: str


class StoryGold(msgspec.Struct, frozen=True):
    """What a set of reports adds up to, as annotated."""

    lineage: list[GoldKin]
    stories: list[GoldStory]
    contradictions: list[GoldContradiction]
    drift: list[GoldDrift]
    situation: list[GoldState] = []


def load(folder: Path) -> StoryGold:
    """The annotations of a folder; raises GoldError where they cannot be read."""
    path = folder / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=StoryGold)
    except (OSError, msgspec.MsgspecError) as error:
        raise GoldError(f"{path}: {error}") from error
