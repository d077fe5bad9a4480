"""Ids of stories: whoever has one gets to the story that holds its founder now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad import joining
from isnad.errors import StoreError
from isnad.joins import Story
from isnad.store import Store, open_store
from isnad.store.joined import Joined

from .stand_ins import WHO, read, report, stand_in

FIRST = report(1, ["kabul"], day=5)
SECOND = report(2, ["kabul"], day=6)
EARLIER = report(3, ["kabul"], day=1)


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-ins."""
    stand_in(monkeypatch.setattr)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.db") as opened:
        yield opened


def joined(store: Store) -> list[Story]:
    joining.catch_up(store, read)
    return list(store.stories())


def test_an_earlier_report_gives_another_id_to_which_the_old_leads(store: Store) -> None:
    store.add(read(FIRST))
    (old,) = joined(store)
    store.add(read(EARLIER))
    (now,) = joined(store)
    assert (now.merged_from, now.split_from) == ([old.id], None)
    assert now.id != old.id
    assert store.story(old.id) == store.story(now.id[:8]) == now


def test_ids_that_nobody_saw_are_not_told_of(store: Store) -> None:
    for one in (FIRST, EARLIER, SECOND):
        store.add(read(one))
    (now,) = joined(store)
    assert now.merged_from == []


def test_stories_that_become_one(store: Store) -> None:
    # Two words with one first letter are tied weakly; copies of both tie them more.
    for one in (report(1, ["kabul"], 1), report(2, ["kunduz"], 2)):
        store.add(read(one))
    first, second = joined(store)
    store.add(read(report(0, ["kabul", "kabul", "kunduz", "kunduz"], 0)))
    after = joined(store)
    for old in (first, second):
        assert old.id in store.story(old.id).merged_from
    assert {i for story in after for i in story.merged_from} == {first.id, second.id}


def test_a_story_that_falls_apart(store: Store) -> None:
    # Too little is alike for a copy, so only who takes part ties the two.
    store.add(read(report(1, ["kabul", "oslo", "paris"], 1)))
    store.add(read(report(2, ["kabul", "rome", "sofia", "tunis"], 2)))
    whole = {story.id for story in joined(store)}
    other = store.judgements(WHO)[1]
    store.split(other.id)
    parts = joined(store)
    (new,) = [story for story in parts if story.id not in whole]
    assert new.split_from in whole
    assert store.story(new.split_from).id == new.split_from
    store.split(other.id, apart=False)
    again = joined(store)
    assert {story.id for story in again} == whole
    assert store.story(new.id).merged_from == [new.id]


def test_a_founder_that_is_no_longer_found_has_an_heir(store: Store) -> None:
    for one in (FIRST, SECOND):
        store.add(read(one))
    (old,) = joined(store)
    store.add(read(FIRST, without=["kabul"]))
    (now,) = joined(store)
    assert now.id != old.id
    assert store.story(old.id) == now
    assert now.merged_from == [old.id]
    # And it may come back.
    store.add(read(FIRST))
    (again,) = joined(store)
    assert again.id == old.id
    assert again.merged_from == [now.id]


def test_a_founder_that_came_back_is_led_to_and_not_its_heir(store: Store) -> None:
    first = report(1, ["kabul", "oslo", "paris"], 3)
    second = report(2, ["kabul", "rome", "sofia", "tunis"], 4)
    for one in (first, second):
        store.add(read(one))
    old = next(one for one in joined(store) if "r1" in one.title and "r2" in one.title)
    store.add(read(first, without=["kabul"]))
    joined(store)
    store.add(read(first))
    assert old.id in {one.id for one in joined(store)}
    # The heir goes its own way, and an earlier report renames the story of the founder.
    store.split(next(one.id for one in store.judgements(WHO) if one.report == "r2"))
    store.add(read(report(3, ["kabul", "delhi", "dhaka"], 1)))
    joined(store)
    assert "r3" in store.story(old.id).title


def test_a_founder_that_joining_anew_does_not_find_has_an_heir(store: Store) -> None:
    for one in (FIRST, SECOND):
        store.add(read(one))
    (old,) = joined(store)
    store.add(read(FIRST, without=["kabul"]))
    joining.catch_up(store, read, anew=True)
    (now,) = store.stories()
    assert store.story(old.id) == now
    assert now.merged_from == [old.id]


def test_a_story_of_which_nothing_is_left(store: Store) -> None:
    store.add(read(FIRST))
    (old,) = joined(store)
    store.add(read(FIRST, without=["kabul"]))
    assert joined(store) == []
    with pytest.raises(StoreError, match="no report tells story"):
        store.story(old.id)


def test_history_outlives_joining_anew(store: Store) -> None:
    store.add(read(FIRST))
    (old,) = joined(store)
    store.add(read(EARLIER))
    before = joined(store)
    joining.catch_up(store, read, anew=True)
    assert list(store.stories()) == before
    assert store.story(old.id) == before[0]


def test_a_run_that_ends_before_it_writes_ids_down_is_made_up_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: object) -> None:
        raise KeyboardInterrupt

    store.add(read(FIRST))
    with monkeypatch.context() as patch:
        patch.setattr(Joined, "record_ids", end)
        with pytest.raises(KeyboardInterrupt):
            joining.catch_up(store, read)
    assert store.waiting() == 0
    assert not joining.is_current(store)
    (one,) = joined(store)
    assert joining.is_current(store)
    assert store.story(one.id) == one
