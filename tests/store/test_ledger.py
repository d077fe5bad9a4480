"""The account of every run: it adds up, or the database refuses it."""

from __future__ import annotations

import pytest

from isnad.errors import StoreError
from isnad.records import Rejected
from isnad.store import Person, Store

from .conftest import Dump, Maker
from .samples import report, result

COUNTS = {"attempted": 4, "read": 1, "duplicate": 1, "empty": 1, "rejected": 1}
TORN = Rejected(where="news.jsonl:3", reason="not_json", message="is not JSON")
EMPTY = Rejected(where="a.txt", reason="empty", message="has no text")


def test_r26_a_run_and_what_it_refused_are_kept(store: Store, reopen: Maker) -> None:
    run = store.begin_run("add", "1.0")
    store.note_run(run, COUNTS | {"attempted": 5}, [TORN])
    (going,) = store.runs()
    assert (going.ended, going.attempted, going.command) == (None, 5, "add")
    store.note_run(run, COUNTS, [EMPTY], ended=True)
    with reopen() as again:
        (one,) = again.runs()
        assert one.ended is not None and one.started <= one.ended
        assert {name: getattr(one, name) for name in COUNTS} == COUNTS
        assert [(r.where, r.reason) for r in again.refused()] == [
            ("news.jsonl:3", "not_json"),
            ("a.txt", "empty"),
        ]


def test_r26_an_account_that_does_not_add_up_cannot_be_kept(store: Store) -> None:
    run = store.begin_run("add", "1.0")
    with pytest.raises(StoreError, match="adds_up"):
        store.note_run(run, COUNTS | {"attempted": 5}, [TORN], ended=True)
    assert store.runs()[0].ended is None
    assert not list(store.refused())


def test_r26_refusals_by_reason_and_run(store: Store) -> None:
    for found in ([TORN, EMPTY], [TORN]):
        store.note_run(store.begin_run("add", "1.0"), COUNTS, found, ended=True)
    assert [one.run for one in store.refused(reason="not_json")] == [1, 2]
    assert [one.reason for one in store.refused(run=1)] == ["not_json", "empty"]
    assert not list(store.refused(reason="empty", run=2))


def test_forgetting_takes_the_words_out_of_refusals(store: Store, dump: Dump) -> None:
    store.add(result(report("r-known", url="https://a.example/storms")))
    store.add(result(report("r2", "Zebulon Quackenbush shelled it.")))
    told = [
        Rejected(where="b:1", reason="id_conflict", message="id 'r-known' is that of another text"),
        Rejected(where="https://a.example/storms", reason="http", message="was refused"),
        Rejected(where="zebulon-quackenbush.html", reason="empty", message="has no text"),
        TORN,
    ]
    store.note_run(store.begin_run("add", "1.0"), COUNTS, told, ended=True)
    store.forget_report("r-known", "asked for")
    store.forget_person(Person(entity=None, names=["Zebulon Quackenbush"]), "asked for")
    left = repr(dump()["rejections"])
    assert not any(words in left for words in ("r-known", "storms", "uackenbush"))
    kept = list(store.refused())
    assert [one.reason for one in kept] == ["id_conflict", "http", "empty", "not_json"]
    assert kept[3].where == TORN.where
