"""Reports of three languages on three events: what comes of what, how, and what is on its own."""

from __future__ import annotations

import random
from itertools import combinations, permutations
from typing import Any

import msgspec
import pytest

from isnad import lineage
from isnad.joins import Held, Lineage
from tests.lineage.samples import held, links, rows

_ROWS = [pytest.param(row, id=row["id"]) for row in rows()]


@pytest.fixture(scope="module")
def found() -> dict[str, list[Lineage]]:
    return links(list(held().values()))


@pytest.mark.parametrize("row", _ROWS)
def test_what_a_report_comes_of(row: dict[str, Any], found: dict[str, list[Lineage]]) -> None:
    mine = [one for one in found[row["id"]] if one.of.report]
    assert {one.of.report for one in mine} == set(row.get("of", []))
    assert all(one.kind == row["kind"] for one in mine)


@pytest.mark.parametrize("row", [p for p in _ROWS if "drift" in p.values[0]])  # type: ignore[operator]
def test_what_a_report_changed(row: dict[str, Any], found: dict[str, list[Lineage]]) -> None:
    drift = [d for one in found[row["id"]] for d in one.drift]
    told = {(d.kind, d.from_quote, d.to_quote) for d in drift}
    assert told == {(d["kind"], d["from_quote"], d["to_quote"]) for d in row["drift"]}


@pytest.mark.parametrize("row", [p for p in _ROWS if "of" in p.values[0]])  # type: ignore[operator]
def test_reports_that_come_of_each_other_share_a_key(row: dict[str, Any]) -> None:
    mine = lineage.keys(held()[row["id"]])
    assert all(mine & lineage.keys(held()[of]) for of in row["of"])


def test_reports_on_other_events_share_no_key() -> None:
    keys = {name: lineage.keys(one) for name, one in held().items()}
    for one, other in combinations(keys, 2):
        if one.split("-")[0] != other.split("-")[0]:
            assert not keys[one] & keys[other], (one, other)


def test_the_same_whichever_is_named_first() -> None:
    for one, other in combinations(held().values(), 2):
        assert lineage.compare(one, other) == lineage.compare(other, one)


def test_the_same_in_whatever_order_reports_come(found: dict[str, list[Lineage]]) -> None:
    shuffled = list(held().values())
    random.Random(3).shuffle(shuffled)
    assert links(shuffled) == found


def test_choice_does_not_depend_on_the_order_of_proposals() -> None:
    report = held()["flood-merged"]
    others = [held()[name] for name in ("flood-wire", "flood-own", "flood-arabic", "flood-post")]
    proposals = [p for one in others if (p := lineage.compare(one, report)) is not None]
    ways = [lineage.choose(report.report, list(way)) for way in permutations(proposals)]
    assert all(way == ways[0] for way in ways)


def test_a_report_comes_of_no_later_one(found: dict[str, list[Lineage]]) -> None:
    for name, several in found.items():
        for one in several:
            if one.of.report:
                before, after = held()[one.of.report].report, held()[name].report
                assert (before.published or "") < (after.published or "")


def test_sentences_that_are_aligned_are_of_the_two_reports(
    found: dict[str, list[Lineage]],
) -> None:
    aligned = 0
    for name, several in found.items():
        for one in several:
            if one.of.report:
                original, later = held()[one.of.report], held()[name]
                aligned += len(one.aligned)
                for pair in one.aligned:
                    assert original.traces[pair.original].part == "text"
                    assert later.traces[pair.later].part == "text"
                    assert 0 < pair.closeness <= 1
    assert aligned > 50


def test_reasons_are_sentences_with_figures(found: dict[str, list[Lineage]]) -> None:
    said = {name: several[0].because for name, several in found.items() if several}
    assert said["flood-post"] == (
        "5 of 7 sentences are word for word the same, 2 nearly so, and the page credits Marjan Wire."
    )
    assert said["flood-retracted"].startswith("Nhật báo Cửa Biển takes back a report of its own")
    assert all(one.endswith(".") and not one[0].islower() for one in said.values())


def _without(one: Held, **changes: object) -> Held:
    return msgspec.structs.replace(one, report=msgspec.structs.replace(one.report, **changes))


@pytest.mark.parametrize("published", [None, "2025-08-12"])
def test_versions_keep_their_order_where_the_hour_is_not_known(published: str | None) -> None:
    wire, update = (
        _without(held()[name], published=published) for name in ("flood-wire", "flood-update")
    )
    found = lineage.compare(update, wire)
    assert found is not None
    assert (found.report, found.kind, found.of.report) == ("flood-update", "update", "flood-wire")


def test_a_copy_is_found_by_its_words_alone() -> None:
    one, other = (
        Held(report=_without(held()[name], carried_by=[]).report, claims=[], traces=[])
        for name in ("port-first", "port-copied")
    )
    assert lineage.keys(one) & lineage.keys(other)
    found = lineage.compare(one, other)
    assert found is not None and found.kind == "copy" and found.of.report == "port-first"
