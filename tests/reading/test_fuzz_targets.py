"""What is fuzzed takes its own seeds, and notices what is wrong."""

from __future__ import annotations

import pytest

from benchmarks.fuzz import targets
from isnad.reading.arrivals import Arrived
from isnad.records import Passage, Rejected, Report


@pytest.mark.parametrize("name", sorted(targets.TARGETS))
def test_every_target_takes_its_seeds(name: str) -> None:
    found = targets.seeds(name)
    assert found
    for seed in found[:8]:
        targets.TARGETS[name](seed)
        targets.TARGETS[name](seed[: len(seed) // 2])


@pytest.mark.parametrize(
    "report",
    [
        Report(id="x", sha256="", text="a\0b"),
        Report(id="x", sha256="", text="ab", title="\ud800"),
        Report(id="x", sha256="", text="ab", layout=[Passage(start=0, end=9, kind="body")]),
    ],
)
def test_what_is_wrong_with_a_report_is_noticed(report: Report) -> None:
    with pytest.raises((AssertionError, UnicodeEncodeError)):
        targets._check([Arrived("x", report)])


def test_a_refusal_without_a_reason_is_noticed() -> None:
    with pytest.raises(AssertionError):
        targets._check([Rejected(where="x", reason="", message="")])
