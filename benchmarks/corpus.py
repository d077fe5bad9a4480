"""The real text that is measured on: the development sets where they are, else the examples."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from isnad.reading import Arrived, arrivals
from isnad.records import Report

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("ISNAD_SHARED") or ROOT.parent / "shared")
EXAMPLES = sorted((ROOT / "examples" / "reports").glob("*.*"))


def news() -> list[Path]:
    """News in three languages, the same reports in each."""
    parallel = SHARED / "text" / "ntrex-parallel.jsonl"
    return [parallel] if parallel.exists() else EXAMPLES


def everything() -> list[Path]:
    """All unlabelled text there is, with the examples."""
    return [*sorted((SHARED / "text").glob("*.jsonl")), *EXAMPLES]


def load(paths: Iterable[Path]) -> list[Report]:
    """The reports of ``paths`` that can be read."""
    items = arrivals(map(str, paths))
    return [item.report for item in items if isinstance(item, Arrived)]


def by_language(reports: Iterable[Report]) -> dict[str, list[Report]]:
    """Reports that have a pack, by language, each as it came and with its language told."""
    from isnad import flow
    from isnad.errors import UnsupportedLanguage

    found: dict[str, list[Report]] = {}
    for report in reports:
        try:
            language = flow.language_of(report)
        except UnsupportedLanguage:
            continue
        found.setdefault(language, []).append(msgspec.structs.replace(report, language=language))
    return dict(sorted(found.items()))
