"""The stages themselves: the same lineage and stories in whatever order reports arrive."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad import flow, joining
from isnad.contract import lineage_line, story_line
from isnad.joins import Held
from isnad.reading import Arrived, arrivals
from isnad.records import ReadResult
from isnad.store import Store, database, open_store
from isnad.store.schema import metadata

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store for all examples."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_PRAGMAS", ("foreign_keys = ON", "synchronous = OFF"))
        with open_store(tmp_path_factory.mktemp("kept") / "store.db") as store:
            yield store


def emptied(store: Store) -> Store:
    with store._engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in metadata.sorted_tables:
            connection.execute(table.delete())
    return store


def read(path: Path) -> list[ReadResult]:
    items = [one for one in arrivals([str(path)]) if isinstance(one, Arrived)]
    results = [flow.read(one.report) for one in items]
    for one in results:
        # What a store sets on arrival is of no interest here.
        one.report.received = one.report.received or "2025-01-01T00:00:00Z"
        one.claims = [
            msgspec.structs.replace(
                c, report=msgspec.structs.replace(c.report, received=one.report.received)
            )
            for c in one.claims
        ]
    return results


@pytest.fixture(scope="module")
def few() -> list[ReadResult]:
    """Reports in three languages: an agency's, copied, translated, updated, taken back; others."""
    return read(HERE / "reports.jsonl")


def lines_at_once(results: list[ReadResult]) -> list[bytes]:
    held = [Held(report=r.report, claims=r.claims, traces=r.traces) for r in results]
    lineages, stories = joining.join(held)
    return sorted([*map(lineage_line, lineages), *map(story_line, stories)])


def lines_of(store: Store) -> list[bytes]:
    stories = [
        msgspec.structs.replace(one, merged_from=[], split_from=None) for one in store.stories()
    ]
    return sorted([*map(lineage_line, store.lineages()), *map(story_line, stories)])


def arrive(store: Store, results: list[ReadResult], runs: list[int]) -> list[bytes]:
    """What a store comes to whose reports arrive so many in each run."""
    rest = list(results)
    for count in [*runs, len(rest)]:
        for one in rest[:count]:
            store.add(one)
        del rest[:count]
        joining.catch_up(store, flow.read)
    return lines_of(store)


def test_there_is_something_to_join(few: list[ReadResult]) -> None:
    lineages, stories = joining.join(
        Held(report=r.report, claims=r.claims, traces=r.traces) for r in few
    )
    assert {r.report.language for r in few} == {"ar", "en", "vi"}
    assert lineages
    assert any(len({t.report for t in one.tellings}) > 2 for one in stories)


@settings(max_examples=25)
@given(data=st.data())
def test_any_order_in_any_number_of_runs(
    kept: Store, few: list[ReadResult], data: st.DataObject
) -> None:
    some = data.draw(st.lists(st.sampled_from(few), unique_by=lambda r: r.report.id, min_size=2))
    runs = data.draw(st.lists(st.integers(1, 4), max_size=4))
    assert arrive(emptied(kept), some, runs) == lines_at_once(some)


@pytest.mark.parametrize("seed", range(10))
def test_a_whole_set_in_random_orders(kept: Store, aleppo: list[ReadResult], seed: int) -> None:
    dice = random.Random(seed)
    some = dice.sample(aleppo, len(aleppo))
    runs = [dice.randint(1, 9) for _ in range(dice.randrange(5))]
    assert arrive(emptied(kept), some, runs) == lines_at_once(aleppo)


@pytest.fixture(scope="module")
def aleppo(shared: Path) -> list[ReadResult]:
    """The development set."""
    return read(shared / "gold" / "stories" / "aleppo" / "reports.jsonl")


def test_what_was_read_before_there_were_traces_is_read_again(
    kept: Store, few: list[ReadResult]
) -> None:
    store = emptied(kept)
    for one in few:
        store.add(one)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE readings SET traces = NULL")
    assert joining.catch_up(store, flow.read) == []
    assert lines_of(store) == lines_at_once(few)
    assert store.untraced() == []


def test_reports_that_cannot_be_read_again_are_joined_without_traces(
    kept: Store, few: list[ReadResult]
) -> None:
    from isnad.records import Rejected, Report

    def refuse(report: Report) -> Rejected:
        return Rejected(where=report.id, reason="no_pack", message="no pack")

    store = emptied(kept)
    for one in few:
        store.add(one)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE readings SET traces = NULL")
    rejected = joining.catch_up(store, refuse)
    assert sorted(one.where for one in rejected) == sorted(one.report.id for one in few)
    assert store.waiting() == 0
    assert joining.catch_up(store, refuse) == []


def test_another_version_joins_everything_anew(
    kept: Store, few: list[ReadResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = emptied(kept)
    before = arrive(store, few, [])
    ids = {json.loads(line).get("id") for line in before}
    monkeypatch.setattr("isnad.joining.catching_up.version", lambda: "another")
    assert not joining.is_current(store)
    joining.catch_up(store, flow.read)
    assert joining.is_current(store)
    assert lines_of(store) == before
    assert all(store.story(one).id == one for one in ids if one)
    assert not any(one.merged_from or one.split_from for one in store.stories())
