"""Memory stays flat over a long run: what is remembered of words goes now and then, and nothing
else is left of a report that was read."""

from __future__ import annotations

import gc
import hashlib
import sys
from collections.abc import Iterator

import msgspec
import pytest

from benchmarks.long_run import Sample, reports, slope
from isnad import flow, memo
from isnad.records import ReadResult, Report

SOME = 100
# Blocks of memory that so many reports may leave behind: parts of tables that are met for the first
# time. A result that is not let go has some hundred.
LEFT = 100 * SOME


@pytest.fixture(scope="module")
def given() -> Iterator[Report]:
    """Short reports without end."""
    return (
        msgspec.convert(one | {"sha256": hashlib.sha256(one["text"].encode()).hexdigest()}, Report)
        for one in reports(10 * SOME)
    )


def left_by(given: Iterator[Report], kept: list[ReadResult]) -> int:
    """How many blocks of memory are in use for more than before, after some reports were read."""
    before = blocks()
    for _ in range(SOME):
        result = flow.read(next(given))
        if kept:
            kept.append(result)
    return blocks() - before


def blocks() -> int:
    memo.forget()
    gc.collect()
    return sys.getallocatedblocks()


def test_r24_reports_that_were_read_leave_nothing_behind(given: Iterator[Report]) -> None:
    left_by(given, [])
    assert left_by(given, []) < LEFT
    first = flow.read(next(given))
    assert left_by(given, [first]) > LEFT, "a leak would not be seen"


def test_r24_words_are_forgotten_after_so_many_characters(
    given: Iterator[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = 0

    def forget() -> None:
        nonlocal times
        times += 1

    monkeypatch.setattr(memo, "forget", forget)
    monkeypatch.setattr(flow, "_METER", memo.Meter(1_000))
    read = 0
    for _ in range(12):
        one = next(given)
        flow.read(one)
        read += len(one.text)
    assert 1 <= times <= read // 1_000


def test_a_slope_is_told_in_megabytes_for_ten_thousand_reports() -> None:
    flat = [Sample(n, 400_000_000) for n in range(0, 20_000, 100)]
    assert slope(flat) == 0
    growing = [Sample(n, 400_000_000 + 300 * n) for n in range(0, 20_000, 100)]
    assert round(slope(growing), 6) == 3.0
    filling = [Sample(n, 400_000_000 + 5_000 * min(n, 10_000)) for n in range(0, 20_000, 100)]
    assert slope(filling) == 0
    with pytest.raises(ValueError, match="too few"):
        slope(growing[:130])
