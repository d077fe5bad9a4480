"""What a report's page said survives the store, and goes when it is forgotten."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.errors import StoreError
from isnad.records import CarriedBy, PageMap, Passage, PassageKind, ReadResult
from isnad.store import Person, Store, pages

from .conftest import Dump
from .samples import CREDIT, SENTENCE, claim, report

BYLINE = CarriedBy(
    name="Zebulon Quackenbush", link="byline", url="https://a.example/zebulon-quackenbush"
)
PAGE = PageMap(
    encoding="windows-1256",
    sha256="ab" * 32,
    url="https://a.example/news/1",
    retrieved="2024-12-02T10:00:00Z",
    nodes=[(-1, 1), (0, 2)],
    runs=[(0, 9, 1, 1, 4), (10, 20, 1, 2, 0)],
    title=[(0, 6, 0, 1, 0)],
)
LAYOUT = [
    Passage(start=0, end=9, kind="byline"),
    Passage(part="title", start=0, end=6, kind="title"),
]


def paged(stated: CarriedBy = BYLINE, **fields: object) -> ReadResult:
    """A report from a page as reading leaves it: what the page says, then what the text says."""
    said = {"title": "Shells", "modified": "2024-12-03T01:00:00+03:00", "page": PAGE}
    said |= {"layout": LAYOUT, "carried_by": [stated, CREDIT], **fields}
    of = msgspec.structs.replace(report(), **said)
    return ReadResult(report=of, claims=[claim(of)], stated=[stated])


def test_what_the_page_said_comes_back(store: Store) -> None:
    store.add(paged())
    found = store.report("r1")
    assert (found.page, found.layout) == (PAGE, LAYOUT)
    assert found.modified == "2024-12-03T01:00:00+03:00"
    assert found.carried_by == [BYLINE, CREDIT]
    assert list(store.reports()) == [found]
    assert store.received("r1") == msgspec.structs.replace(found, carried_by=[BYLINE])


def test_the_same_page_again_changes_nothing(store: Store, dump: Dump) -> None:
    store.add(paged())
    before = dump()
    assert store.add(paged()) == "duplicate"
    later = msgspec.structs.replace(PAGE, retrieved="2024-12-09T10:00:00Z", sha256="cd" * 32)
    assert store.add(paged(page=later)) == "duplicate"
    assert dump() == before


def test_words_without_their_page_do_not_undo_what_it_said(store: Store, dump: Dump) -> None:
    store.add(paged())
    before = dump()
    bare = report(title="Shells")
    assert store.add(ReadResult(report=bare, claims=[])) == "duplicate"
    assert dump() == before


def test_a_page_that_is_read_otherwise_is_read_anew(store: Store) -> None:
    bare = report(title="Shells")
    store.add(ReadResult(report=bare, claims=[claim(bare)]))
    assert store.report("r1").page is None
    assert store.add(paged()) == "read"
    assert store.report("r1").layout == LAYOUT
    assert store.add(paged(layout=LAYOUT[:1])) == "read"
    assert store.report("r1").layout == LAYOUT[:1]


@pytest.mark.parametrize(
    "wrong",
    [
        {"layout": [Passage(start=0, end=9_999, kind="body")]},
        {"layout": [Passage(part="title", start=3, end=2, kind="title")]},
        {"page": PageMap("", "utf-8", runs=[(-1, 3, 0, 1, 0)])},
        {"page": PageMap("", "utf-8", title=[(0, 7, 0, 1, 0)])},
    ],
)
def test_a_page_beside_the_words_rejects_the_report(store: Store, wrong: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match="r1: its page tells of characters"):
        store.add(paged(**wrong))
    assert store.counts()["reports"] == 0


def test_a_forgotten_report_leaves_nothing_of_its_page(store: Store, dump: Dump) -> None:
    store.add(paged())
    store.forget_report("r1", "asked for")
    assert dump()["pages"] == []


def test_a_forgotten_person_is_out_of_the_page(store: Store, dump: Dump) -> None:
    address = "https://a.example/by/zebulon-quackenbush"
    store.add(paged(page=msgspec.structs.replace(PAGE, url=address)))
    store.forget_person(Person(entity=None, names=["Zebulon Quackenbush"]), "asked for")
    assert "uackenbush" not in repr(dump())
    found = store.received("r1")
    assert found.page == msgspec.structs.replace(PAGE, url=None)
    assert found.layout == LAYOUT
    assert [(one.name, one.link) for one in found.carried_by] == [(None, "byline")]


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)
OFFSETS = st.tuples(st.integers(0, len(SENTENCE)), st.integers(0, len(SENTENCE))).map(sorted)
PASSAGES = st.builds(
    lambda at, kind: Passage(start=at[0], end=at[1], kind=kind),
    OFFSETS,
    st.sampled_from(get_args(PassageKind)),
)
NUMBERS = st.integers(0, 2**31)
RUNS = st.builds(lambda at, *more: (*at, *more), OFFSETS, NUMBERS, NUMBERS, NUMBERS)
MAPS = st.builds(
    PageMap,
    WORDS,
    WORDS,
    nodes=st.lists(st.tuples(NUMBERS, NUMBERS)),
    runs=st.lists(RUNS),
    url=st.none() | WORDS,
)


@settings(max_examples=50, deadline=None)
@given(st.lists(PASSAGES), st.none() | MAPS, st.none() | WORDS)
def test_any_page_comes_back(
    layout: list[Passage], page: PageMap | None, modified: str | None
) -> None:
    of = msgspec.structs.replace(report(), layout=layout, page=page, modified=modified)
    found = pages.received(report(), pages.row_of(of, []))
    assert (found.layout, found.page, found.modified) == (layout, page, modified)
