"""What every store keeps to, whatever database is below it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from isnad.errors import StoreError
from isnad.records import Report, Span
from isnad.store import IdConflict, Store

from .conftest import Dump, Maker
from .samples import CREDIT, SENTENCE, claim, full_claim, many, report, result, span


def test_what_goes_in_comes_out(store: Store, reopen: Maker) -> None:
    given = report(title="Shells", published="2024-12-02", received="2024-12-02T10:00:00Z")
    assert store.add(result(given, full_claim(given))) == "read"
    with reopen() as again:
        assert list(again.reports()) == [given]
        assert list(again.claims()) == [full_claim(given)]


def test_the_same_again_changes_nothing(store: Store, dump: Dump) -> None:
    given = report()
    store.add(result(given, full_claim(given), claim(given, "killing")))
    before = dump()
    assert store.add(result(given, full_claim(given), claim(given, "killing"))) == "duplicate"
    assert dump() == before


def test_the_same_from_a_new_engine_adds_nothing(store: Store, dump: Dump) -> None:
    given = report()
    store.add(result(given, full_claim(given)))
    before = dump()
    assert store.add(result(given, full_claim(given, version="2"))) == "duplicate"
    assert dump() == before


def test_arrival_sets_received_and_the_order(store: Store) -> None:
    for name in ("b", "c", "a"):
        given = report(name, SENTENCE + name)
        store.add(result(given, claim(given)))
        assert given.received is None
    found = list(store.reports())
    assert [one.id for one in found] == ["b", "c", "a"]
    received = [one.received or "" for one in found]
    assert received == sorted(received)
    assert all(time.endswith("Z") for time in received)
    assert [c.report.received for c in store.claims()] == received
    assert [c.report.id for c in store.claims()] == ["b", "c", "a"]


def test_changed_content_is_a_revision(store: Store) -> None:
    given = report()
    store.add(result(given, claim(given)))
    store.add(result(given, claim(given, version="2", polarity="negated")))
    (now,) = store.claims()
    assert (now.revision, now.supersedes, now.polarity) == (2, 1, "negated")
    first, second = store.claims(current=False)
    assert (first.revision, first.polarity, second) == (1, "affirmed", now)
    assert store.claim(now.id) == now


def test_a_claim_no_longer_made_is_superseded_and_may_return(store: Store) -> None:
    given = report()
    both = (claim(given), claim(given, "killing"))
    store.add(result(given, *both))
    store.add(result(given, both[0]))
    assert [c.trigger.quote for c in store.claims()] == ["shelled"]
    store.add(result(given, *both))
    assert [(c.trigger.quote, c.revision) for c in store.claims()] == [
        ("shelled", 1),
        ("killing", 2),
    ]
    assert store.counts()["superseded"] == 1


def test_claims_come_as_they_stand(store: Store) -> None:
    given = report(title="Northam shelled again")
    headline = msgspec.structs.replace(
        claim(given),
        id="t",
        trigger=Span(part="title", start=8, end=15, quote="shelled"),
        type="CONTROL",
    )
    store.add(result(given, claim(given, "killing"), claim(given), headline))
    assert [(c.trigger.part, c.trigger.quote) for c in store.claims()] == [
        ("title", "shelled"),
        ("text", "shelled"),
        ("text", "killing"),
    ]


def test_one_id_for_two_texts_is_a_conflict(store: Store, dump: Dump) -> None:
    store.add(result(report()))
    before = dump()
    with pytest.raises(IdConflict, match=r"report r1.*id_conflict"):
        store.add(result(report(text="Other words.")))
    with pytest.raises(IdConflict):
        store.add(result(report(title="A headline now")))
    assert dump() == before


def test_one_text_under_two_ids_is_two_reports(store: Store) -> None:
    for name in ("r1", "r2"):
        given = report(name)
        assert store.add(result(given, claim(given))) == "read"
    assert store.counts() == {"reports": 2, "claims": 2, "superseded": 0, "rejected_claims": 0}
    first, second = store.claims()
    assert first.id == second.id
    assert [first.report.id, second.report.id] == ["r1", "r2"]
    assert store.claim(first.id).report.id == "r1"
    assert [c.report.id for c in store.claims("r2")] == ["r2"]


def test_another_day_of_publication_does_not_change_the_first(store: Store, dump: Dump) -> None:
    given = report(published="2024-12-02")
    store.add(result(given, claim(given)))
    before = dump()
    later = report(published="2024-12-09")
    assert store.add(result(later, claim(later, polarity="negated"))) == "duplicate"
    assert dump() == before


def test_a_new_reading_may_find_the_credit(store: Store) -> None:
    store.add(result(report(), claim(report())))
    store.add(result(report(carried_by=[msgspec.to_builtins(CREDIT)]), claim(report())))
    (found,) = store.claims()
    assert found.revision == 1
    assert found.report.carried_by == store.report("r1").carried_by == [CREDIT]


@pytest.mark.parametrize(
    "wrong",
    [
        {"evidence": Span(start=0, end=5, quote="Gamma")},
        {"trigger_parts": [Span(start=0, end=500, quote=SENTENCE)]},
        {"quotation": Span(start=3, end=3, quote="")},
        {"content": Span(part="title", start=0, end=5, quote="Delta")},
        {"quotation": Span(start=-7, end=-1, quote="people")},
    ],
)
def test_a_claim_beside_the_words_is_rejected(store: Store, wrong: dict[str, Any]) -> None:
    given = report()
    store.add(result(given, claim(given, "killing"), claim(given, **wrong)))
    assert [c.trigger.quote for c in store.claims()] == ["killing"]
    assert store.counts()["rejected_claims"] == 1


def test_every_slot_with_offsets_is_checked(store: Store) -> None:
    given = report()
    whole = msgspec.to_builtins(full_claim(given))
    wrong = []
    for n, path in enumerate(_spans(whole)):
        copy = msgspec.to_builtins(full_claim(given)) | {"id": str(n)}
        slot = copy
        for step in path:
            slot = slot[step]
        slot["start"] += 1
        wrong.append(msgspec.convert(copy, type(full_claim(given))))
    store.add(result(given, *wrong))
    assert len(wrong) == 8
    assert store.counts()["rejected_claims"] == 8
    assert not list(store.claims())


def _spans(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    if isinstance(value, dict):
        here = [path] if value.get("start") is not None else []
        return here + [p for key, one in value.items() for p in _spans(one, (*path, key))]
    if isinstance(value, list):
        return [p for n, one in enumerate(value) for p in _spans(one, (*path, n))]
    return []


def test_a_claim_of_another_report_is_rejected(store: Store) -> None:
    other = report("r2")
    store.add(result(report(), claim(other)))
    assert store.counts()["rejected_claims"] == 1


def test_a_claim_id_twice_in_a_reading_is_kept_once(store: Store) -> None:
    given = report()
    store.add(result(given, claim(given), claim(given, polarity="negated")))
    assert [c.polarity for c in store.claims()] == ["affirmed"]
    assert store.counts()["rejected_claims"] == 1


def test_a_credit_beside_the_words_rejects_the_report(store: Store) -> None:
    carried = msgspec.to_builtins(CREDIT) | {"start": 1}
    with pytest.raises(StoreError, match="r1"):
        store.add(result(report(carried_by=[carried])))
    assert store.counts()["reports"] == 0


def test_received_that_is_no_time_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="yesterday"):
        store.add(result(report(received="yesterday")))


def test_ids_may_be_shortened(store: Store) -> None:
    for one in many(3):
        store.add(one)
    assert store.report("r0001").id == "r0001"
    with pytest.raises(StoreError, match=r"more than one report .*r0000, r0001, r0002"):
        store.report("r0")
    with pytest.raises(StoreError, match="no report 'r0007'; near it: r000"):
        store.report("r0007")
    with pytest.raises(StoreError, match="no claim"):
        store.claim("")
    some = next(store.claims())
    assert store.claim(some.id[:10]) == some
    with pytest.raises(StoreError, match="no report"):
        list(store.claims("missing"))


def test_an_empty_store_says_so(store: Store) -> None:
    with pytest.raises(StoreError, match="the store is empty"):
        store.report("r1")
    assert not list(store.reports())


def test_writing_while_reading(store: Store) -> None:
    for one in many(3):
        store.add(one)
    seen: list[Report] = []
    for found in store.reports():
        seen.append(found)
        store.add(result(report(f"new-{found.id}", found.text)))
    assert len(seen) == 3
    assert store.counts()["reports"] == 6


def test_offsets_are_code_points(store: Store) -> None:
    given = report(text="\U0001f5fa Lính pháo kích\u200f قصف البلدة.")
    store.add(result(given, claim(given, "pháo kích"), claim(given, "قصف")))
    assert store.counts()["claims"] == 2
    assert span(given, "قصف").quote in {c.trigger.quote for c in store.claims()}
