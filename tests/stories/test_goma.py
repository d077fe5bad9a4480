"""Fifteen reports of the battle for Goma in three languages, put together by a reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import corpus
from isnad import flow
from isnad.joining import join
from isnad.joins import Held
from isnad.scoring import storygold
from isnad.scoring.stories import StoryScore

SET = Path(__file__).parent / "goma"


@pytest.fixture(scope="module")
def score() -> StoryScore:
    """What the program makes of the reports, beside what the reader did."""
    reports = corpus.load([SET / "reports.jsonl"])
    read = [flow.read(report) for report in reports]
    joined = join(Held(report=r.report, claims=r.claims, traces=r.traces) for r in read)
    return StoryScore(storygold.load(SET), {one.id: one for one in reports}, *joined)


def test_who_is_told_together_tells_one_story_and_more_than_copies_meet(score: StoryScore) -> None:
    figures = score.figures()
    precision, recall, _ = figures["b3"]  # type: ignore[misc]
    assert precision >= 0.9
    assert recall >= 0.27
