"""The reports of these tests, read."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from isnad import flow, lineage
from isnad.joins import Held, Lineage
from isnad.records import Report

_SET = Path(__file__).parent / "set"


def hold(row: dict[str, Any]) -> Held:
    """A report as the store would hold it."""
    known: dict[str, Any] = {
        k: row.get(k) for k in ("language", "outlet", "url", "published", "title")
    }
    text = row["text"]
    digest = sha256(f"{row.get('title')}\n{text}".encode()).hexdigest()
    found = flow.read(Report(id=row["id"], sha256=digest, text=text, **known))
    return Held(report=found.report, claims=found.claims, traces=found.traces)


@lru_cache(maxsize=1)
def rows() -> list[dict[str, Any]]:
    """The reports as they are written down."""
    files = sorted(_SET.glob("*.toml"), reverse=True)
    return [row for file in files for row in tomllib.loads(file.read_text("utf-8"))["report"]]


@lru_cache(maxsize=1)
def held() -> dict[str, Held]:
    """All of them, by id."""
    return {row["id"]: hold(row) for row in rows()}


def links(reports: list[Held]) -> dict[str, list[Lineage]]:
    """What each of some reports comes of, among them."""
    proposals: dict[str, list[Lineage]] = {one.report.id: [] for one in reports}
    keys = {one.report.id: lineage.keys(one) for one in reports}
    for one, other in combinations(reports, 2):
        if keys[one.report.id] & keys[other.report.id]:
            found = lineage.compare(one, other)
            if found is not None:
                proposals[found.report].append(found)
    return {one.report.id: lineage.choose(one.report, proposals[one.report.id]) for one in reports}
