"""What was said to hold, as known by some day: the answer of a store that held no more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
import pytest

from benchmarks.replay import answer, day, days, differing, filled, reports
from isnad import joining
from isnad.joins import Clock, Story
from isnad.records import ReadResult


@cache
def real() -> list[ReadResult]:
    """The real reports, read."""
    return reports(made_up=0)


@pytest.mark.parametrize("clock", ["received", "published"])
def test_an_answer_is_that_of_a_store_with_only_what_was_known(
    tmp_path: Path, clock: Clock
) -> None:
    wrong, states = differing(tmp_path, reports(made_up=20), clock, pairs=4)
    assert not wrong
    assert states


@pytest.mark.parametrize("clock", ["received", "published"])
def test_stories_are_those_of_a_store_with_only_what_was_known(
    tmp_path: Path, clock: Clock
) -> None:
    results = real()
    whole, every = filled(tmp_path / "whole.db", results), days(results, clock)
    for known_by in every[len(every) // 3 :: len(every) // 3]:
        known = [one for one in results if day(one, clock) <= known_by]
        ids = {one.report.id for one in known}
        with whole.looking() as tables:
            then = joining.retold(tables, joining.question(tables, None, known_by, clock))
        told = [s for s in whole.stories() if s.id not in then.replaced]
        told = [s for s in told if ids.issuperset(t.report for t in s.tellings)]
        with filled(tmp_path / f"{known_by}.db", known) as fresh:
            assert _plain([*told, *then.stories]) == _plain(fresh.stories())
    whole.close()


def _plain(several: Iterable[Story]) -> dict[str, bytes]:
    """Stories by id, without what is of the history of a store."""
    bare = (msgspec.structs.replace(one, merged_from=[], split_from=None) for one in several)
    return {one.id: msgspec.json.encode(one) for one in bare}


def test_the_same_question_has_the_same_bytes(tmp_path: Path) -> None:
    store = filled(tmp_path / "s.db", real()[:40])
    first, second = (answer(store, "2025-03-28", "2026-01-01", "published") for _ in range(2))
    assert msgspec.json.encode(first) == msgspec.json.encode(second)
    assert first


def test_each_state_rests_on_claims_of_the_store_by_who_says_so(tmp_path: Path) -> None:
    store = filled(tmp_path / "s.db", real())
    claims = {(c.report.id, c.id) for c in store.claims()}
    found = answer(store, "2025-03-28", "2026-01-01", "published")
    for state in found:
        keys = [(key.report, key.claim) for account in state.accounts for key in account.claims]
        assert keys
        assert set(keys) <= claims
        assert {claim for _, claim in keys} <= set(state.claims)
        assert [a.name for a in state.accounts if a.disputes] == state.disputed_by
        assert state.last_report


def test_changes_are_between_two_answers(tmp_path: Path) -> None:
    store = filled(tmp_path / "s.db", real())
    with store.looking() as tables:
        asked = [
            joining.question(tables, day, day, "published") for day in ("2025-03-20", "2025-03-29")
        ]
        found = joining.changes(tables, *asked)
        same = joining.changes(tables, asked[1], asked[1])
    assert {one.kind for one in found} & {"began", "claimed"}
    assert not same
    for one in found:
        assert one.because
