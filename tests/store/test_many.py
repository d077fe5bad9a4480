"""Many reports in one transaction: as if each had come by itself."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.errors import StoreError
from isnad.records import ReadResult
from isnad.store import Forgotten, IdConflict, Store, bulk, open_store

from .conftest import Dump, content
from .samples import CREDIT, claim, full_claim, many, report, result
from .test_pages import paged

VARIED = [
    *(result(report(f"r{n}", f"Delta TV said rebels shelled {n}.")) for n in range(3)),
    *(result(of, claim(of)) for of in (report("r0", "Delta TV said rebels shelled 0."),)),
    *(result(of, full_claim(of), claim(of, "killing")) for of in (report("full"), report("again"))),
    result(report("full"), claim(report("full"), polarity="negated")),
    result(report("full", "Other words.")),
    result(report("late", received="yesterday")),
    result(report("credit", carried_by=[msgspec.to_builtins(CREDIT) | {"start": 1}])),
    result(report("nul", "a\0b\x01c"), claim(report("nul", "a\0b\x01c"), "b\x01")),
    result(report("other"), claim(report("full"))),
    paged(),
    paged(layout=[]),
]

LATER = "2999-01-01T00:00:00.000000Z"


def untimed(store: Store) -> dict[str, list[Any]]:
    """Everything in a store but times of arrival."""
    return {
        name: [[one for one in row if not str(one).startswith("202")] for row in several]
        for name, several in content(store).items()
    }


def told(end: object) -> object:
    """How a report ended, without the name of the store."""
    return (type(end), str(end).rpartition(".db: ")[2]) if isinstance(end, Exception) else end


def one_by_one(store: Store, several: list[ReadResult]) -> list[object]:
    ended: list[object] = []
    for one in several:
        try:
            ended.append(store.add(one))
        except StoreError as error:
            ended.append(error)
    return ended


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(VARIED), max_size=12), st.integers(1, 5))
def test_many_at_once_end_as_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, several: list[ReadResult], size: int
) -> None:
    folder = tmp_path_factory.mktemp("many")
    with open_store(folder / "one.db") as store, open_store(folder / "many.db") as other:
        ended = one_by_one(store, several)
        parcels = [several[at : at + size] for at in range(0, len(several), size)]
        found = [end for parcel in parcels for end in other.add_many(parcel)]
        assert list(map(told, found)) == list(map(told, ended))
        assert store.counts() == other.counts()
        assert untimed(store) == untimed(other)


def test_what_is_refused_costs_no_neighbour(store: Store) -> None:
    ended = store.add_many(VARIED)
    kinds = ["read", "read", "read", "read", "read", "read", "read", IdConflict]
    assert [one if isinstance(one, str) else type(one) for one in ended[:8]] == kinds
    assert "yesterday" in str(ended[8]) and "credit" in str(ended[9])
    assert store.report("nul").text == "a\0b\x01c"
    assert [one.polarity for one in store.claims("full")] == ["negated"]


def test_the_same_again_changes_nothing(store: Store, dump: Dump) -> None:
    given_ = many(30)
    assert store.add_many(given_) == ["read"] * 30
    before = dump()
    assert store.add_many(given_) == ["duplicate"] * 30
    assert store.add(given_[3]) == "duplicate"
    assert dump() == before
    assert store.waiting() == 30


def test_a_writer_who_began_before_another_arrives_after_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "after_all", lambda *_: LATER)
    of = report("dated", received="2024-12-01")
    assert store.add_many([*many(2), result(of, claim(of))]) == ["read"] * 3
    found = content(store)
    assert {one.id: one.received for one in store.reports()} == {
        **dict.fromkeys(("r0000", "r0001"), LATER),
        "dated": "2024-12-01",
    }
    assert sum(LATER in row for row in found["readings"]) == 3


def test_what_was_forgotten_does_not_come_back(store: Store) -> None:
    store.add_many(many(3))
    store.forget_report("r0001", "asked for")
    ended = store.add_many(many(4))
    assert [ended[0], ended[2], ended[3]] == ["duplicate", "duplicate", "read"]
    assert isinstance(ended[1], Forgotten)
    assert store.add_many(many(2)[1:], again=True) == ["read"]


def test_a_number_that_no_column_holds_is_that_of_one_report(store: Store) -> None:
    large = report("large")
    made = claim(large, place=msgspec.structs.replace(full_claim(large).place, geonames=2**70))  # type: ignore[type-var]
    three = many(3)
    ended = store.add_many([three[0], result(large, made), three[1]])
    assert [ended[0], ended[2]] == ["read", "read"]
    assert "no database can hold" in str(ended[1]) or "out of range" in str(ended[1])
    assert [one.id for one in store.reports()] == ["r0000", "r0001"]
    store.add(three[2])
    assert store.counts()["claims"] == 9


def test_nothing_at_all(store: Store) -> None:
    assert store.add_many([]) == []
