"""Pairs of short reports, the later of which comes of the earlier, with what it changed.

``pairs.jsonl`` holds one pair a line: ``earlier``, ``later`` (id, language, outlet, published,
text), ``aligned`` (positions of the sentences that say the same) and ``drift`` (kind, words of
both). Test material: what the reports tell is partly made up.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from isnad import flow
from isnad.joins import Aligned, Drift, Held
from isnad.lineage.drift import changes
from isnad.records import Report

PATH = Path(__file__).parent / "pairs.jsonl"


class Pair(NamedTuple):
    """A pair as it stands in the file."""

    name: str
    earlier: dict[str, Any]
    later: dict[str, Any]
    aligned: list[tuple[int, int]]
    drift: list[dict[str, str]]


def pairs() -> list[Pair]:
    """All pairs of the file."""
    return [Pair(**json.loads(line)) for line in PATH.read_text("utf-8").splitlines()]


def held(text: str, language: str, published: str = "2022-03-04T09:00:00Z", **more: str) -> Held:
    """A report as the store would hold it."""
    return _held(text, language, published, more.get("outlet"), more.get("id", "r"))


@lru_cache(maxsize=512)
def _held(text: str, language: str, published: str, outlet: str | None, name: str) -> Held:
    report = Report(
        id=name, sha256="0" * 64, text=text, language=language, published=published, outlet=outlet
    )
    found = flow.read(report)
    return Held(report=found.report, claims=found.claims, traces=found.traces)


def found(pair: Pair) -> list[Drift]:
    """What is found to have changed in a pair."""
    aligned = [Aligned(i, j, 1.0) for i, j in pair.aligned]
    return changes(held(**pair.earlier), held(**pair.later), aligned)


def between(one: str, other: str, languages: str) -> list[tuple[str, str | None, str | None]]:
    """Kinds and quotes of what changed between two texts whose sentences say the same one by one;
    ``languages``: of both, as in ``en vi``."""
    first, second = languages.split()
    earlier, later = held(one, first), held(other, second)
    size = min(len(earlier.traces), len(later.traces))
    drift = changes(earlier, later, [Aligned(n, n, 1.0) for n in range(size)])
    return [(d.kind, d.from_quote, d.to_quote) for d in drift]
