"""Joining one by one comes to the same as joining all at once, whatever happens on the way."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad import joining, memo
from isnad.errors import StoreError
from isnad.joining import nearness, step
from isnad.joins import Held, Lineage, Story
from isnad.records import Report
from isnad.store import Forgotten, Store, database, open_store
from isnad.store.schema import metadata

from .stand_ins import BACK, WHO, read, report, stand_in

WORDS = ("alpha", "also", "beta", "both", "gamma", BACK)


@pytest.fixture(autouse=True, scope="module")
def stages() -> Iterator[None]:
    """The stand-ins, for all tests here."""
    with pytest.MonkeyPatch.context() as patch:
        stand_in(patch.setattr)
        # Nothing here is killed, so nothing need be on the disk.
        patch.setattr(database, "_PRAGMAS", ("foreign_keys = ON", "synchronous = OFF"))
        yield


@pytest.fixture(scope="module")
def kept(stages: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store for all examples: making one takes longer than what is done with it."""
    with open_store(tmp_path_factory.mktemp("kept") / "store.db") as store:
        yield store


def emptied(store: Store) -> Store:
    with store._engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in metadata.sorted_tables:
            connection.execute(table.delete())
    return store


Event = tuple[str, Any]


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """What may happen to a store: reports come, come again from an engine that passes over some
    words, judgements are undone and made anew, reports are forgotten (and some let in again), and
    now and then all that waits is joined."""
    texts: list[list[str]] = []
    for _ in range(draw(st.integers(2, 6))):
        # Most reports take words over from one before.
        copies = bool(texts) and draw(st.integers(0, 2)) > 0
        taken = draw(st.sampled_from(texts))[:3] if copies else []
        texts.append([*draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)), *taken])
    pool = [report(n, text, draw(st.integers(0, 3))) for n, text in enumerate(texts)]
    arrivals: list[Event] = [("add", (one, frozenset())) for one in draw(st.permutations(pool))]
    return [
        event
        for arrival in arrivals
        for event in (arrival, *draw(st.lists(_events(pool), max_size=3)))
    ]


def _events(pool: list[Report]) -> st.SearchStrategy[Event]:
    which = st.sampled_from(pool)
    without = st.frozensets(st.sampled_from(WORDS), max_size=2)
    return st.one_of(
        st.tuples(st.just("join"), st.booleans()),
        st.tuples(st.just("add"), st.tuples(which, without)),
        st.tuples(st.just("join"), st.just(False)),
        st.tuples(st.just("split"), st.tuples(which, st.booleans())),
        st.tuples(st.just("forget"), st.tuples(which, st.booleans())),
    )


def happen(store: Store, history: list[Event]) -> None:
    for what, more in history:
        if what == "add":
            with contextlib.suppress(Forgotten):
                store.add(read(*more))
        elif what == "forget":
            if more[0].id in {one.id for one in store.reports()}:
                store.forget_report(more[0].id, "asked for")
                if more[1]:
                    store.add(read(more[0]), again=True)
        elif what == "split":
            for one in store.judgements(WHO):
                if one.report == more[0].id:
                    store.split(one.id, apart=more[1])
        else:
            joining.catch_up(store, read, anew=more)


def joined(store: Store) -> tuple[list[Lineage], list[Story]]:
    """What is printed of a store, without what is of its past."""
    told = [
        msgspec.structs.replace(story, merged_from=[], split_from=None) for story in store.stories()
    ]
    return list(store.lineages()), told


def at_once(store: Store) -> tuple[list[Lineage], list[Story]]:
    with store.joining() as tables:
        held: list[Held] = tables.held([one.id for one in store.reports()])
    lineages, stories = joining.join(held)
    when = {one.report.id: one.report.published or "" for one in held}
    return sorted(lineages, key=lambda one: (when[one.report], one.report)), stories


@pytest.fixture(params=[nearness.NODES, nearness.Reach(1, 1)], ids=["far", "near"])
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How far one looks back among those that share a key: so far that few reports are all held
    against each other, and hardly at all."""
    for name in ("REPORTS", "NODES"):
        monkeypatch.setattr(nearness, name, request.param)


@pytest.mark.usefixtures("reach")
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories())
def test_whatever_happens_it_is_as_if_joined_at_once(kept: Store, history: list[Event]) -> None:
    store = emptied(kept)
    happen(store, history)
    joining.catch_up(store, read)
    assert joining.is_current(store)
    assert joined(store) == at_once(store)


@settings(max_examples=40)
@given(histories(), st.randoms(use_true_random=False))
def test_every_id_that_was_shown_leads_on(kept: Store, history: list[Event], dice: Any) -> None:
    store = emptied(kept)
    shown: set[str] = set()
    for event in history:
        happen(store, [event])
        if dice.random() < 0.5:
            joining.catch_up(store, read)
        if joining.is_current(store):
            shown |= {story.id for story in store.stories()}
    joining.catch_up(store, read)
    now = {story.id: story for story in store.stories()}
    for story in now.values():
        assert store.story(story.id) == story
        assert shown >= {*story.merged_from, *([story.split_from] if story.split_from else [])}
    for old in shown - now.keys():
        try:
            found = store.story(old)
        except StoreError:
            # Its reports were read anew or forgotten, and nothing is left of it.
            continue
        assert old in found.merged_from and found == now[found.id]


def test_r24_words_are_forgotten_after_so_many_characters_were_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[int] = []
    monkeypatch.setattr(memo, "forget", lambda: times.append(1))
    monkeypatch.setattr(step, "_METER", memo.Meter(1_000))
    long = [report(n, [f"{'a' * 40}{n}{k}" for k in range(10)], 1) for n in range(12)]
    with open_store(tmp_path / "store.db") as store:
        for one in long:
            store.add(read(one))
            joining.catch_up(store, read)
    assert 1 <= len(times) <= sum(len(one.text) for one in long) // 1_000


def test_the_bar_is_told_how_far_it_is(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        for n in range(5):
            store.add(read(report(n, ["alpha"], n)))
        seen: list[joining.Progress] = []
        joining.catch_up(store, read, seen.append)
        assert seen[-1] == joining.Progress(5, 5)
        joining.catch_up(store, read, seen.append)
        assert len(seen) == 1


@pytest.mark.usefixtures("reach")
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(7)), st.sampled_from(range(7)))
def test_reports_that_come_and_go_among_many_alike(
    kept: Store, arrivals: list[int], gone: int
) -> None:
    store = emptied(kept)
    for n in arrivals:
        # All alike, in the order of their days; of two words, so that they are tied in two places.
        happen(store, [("add", (report(n, ["beta", "alpha"], n), frozenset())), ("join", False)])
        assert joined(store) == at_once(store)
    happen(store, [("forget", (report(gone, ["beta", "alpha"], gone), False)), ("join", False)])
    assert joining.is_current(store)
    assert joined(store) == at_once(store)


@pytest.mark.usefixtures("reach")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), st.integers(0, 3))
def test_stories_then_are_those_of_what_was_known(
    kept: Store, history: list[Event], day: int
) -> None:
    store = emptied(kept)
    happen(store, history)
    joining.catch_up(store, read)
    until = report(0, [], day).published
    with store.looking() as tables:
        then = joining.retold(tables, joining.question(tables, None, until, "published"))
    known = {one.id for one in store.reports() if (one.published or "") <= (until or "")}
    with store.joining() as tables:
        _, stories = joining.join(tables.held(sorted(known)))
    told = [one for one in joined(store)[1] if one.id not in then.replaced]
    found = [*then.stories, *(one for one in told if _reports(one) <= known)]
    assert sorted(found, key=lambda one: one.id) == stories


def _reports(story: Story) -> set[str]:
    """The reports that a story of the stand-ins is told by."""
    return {node["report"] for node in msgspec.json.decode(story.title)["nodes"]}
