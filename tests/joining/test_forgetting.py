"""What is joined after a report was forgotten is what would be joined had it never come."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from isnad import flow, joining
from isnad.errors import StoreError
from isnad.reading import Arrived, arrivals
from isnad.records import ReadResult
from isnad.store import Store, open_store
from isnad.store.schema import clocks, places_told, reports, states

REPORTS = Path(__file__).with_name("reports.jsonl")


@pytest.fixture(scope="module")
def read() -> list[ReadResult]:
    """An agency's report, copied, translated, updated, corrected; and others on the same."""
    items = arrivals([str(REPORTS)])
    found = [flow.read(one.report) for one in items if isinstance(one, Arrived)]
    for one in found:
        one.report.received = "2024-01-01T00:00:00Z"
    return found


def kept(path: Path, results: Iterable[ReadResult]) -> Store:
    store = open_store(path)
    for one in results:
        store.add(one)
    joining.catch_up(store, flow.read)
    return store


def told(store: Store) -> tuple[list[Any], ...]:
    """All that is joined of a store, without what is of its past."""
    assert joining.is_current(store)
    found = (msgspec.structs.replace(s, merged_from=[], split_from=None) for s in store.stories())
    with store._engine.connect() as connection:
        rows = [
            sorted(
                tuple(row)
                for row in connection.execute(
                    sa.select(
                        reports.c.id, *(c for c in table.c if c.name not in ("seq", "report_seq"))
                    ).join(reports, reports.c.seq == table.c.report_seq)
                )
            )
            for table in (clocks, states, places_told)
        ]
    return list(store.lineages()), list(found), *rows


@pytest.mark.parametrize("which", range(8))
def test_as_if_it_had_never_come(read: list[ReadResult], tmp_path: Path, which: int) -> None:
    gone = read[which].report
    others = [one for one in read if one.report.id != gone.id]
    with kept(tmp_path / "a.db", read) as store, kept(tmp_path / "b.db", others) as never:
        store.forget_report(gone.id, "asked for")
        joining.catch_up(store, flow.read)
        assert told(store) == told(never)


def test_right_after_it_nothing_is_told_with_it(read: list[ReadResult], tmp_path: Path) -> None:
    with kept(tmp_path / "a.db", read) as store:
        before = [one.id for one in store.stories()]
        store.forget_report("agency-1", "asked for")
        assert not any("agency-1" in msgspec.json.encode(s).decode() for s in store.stories())
        assert all("agency-1" not in (one.report, one.of.report) for one in store.lineages())
        joining.catch_up(store, flow.read)
        after = {one.id for one in store.stories()}
        led = {i: store.story(i).id for i in before if i not in after and _leads(store, i)}
        assert led and set(led.values()) <= after


def _leads(store: Store, story: str) -> bool:
    try:
        return bool(store.story(story))
    except StoreError:
        return False
