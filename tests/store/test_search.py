"""Reports found by their words: the same with an index and without, however words are written."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.store import Person, Store, open_store, searching
from isnad.store.searching import terms
from tests import postgres

from .samples import many, report, result

TEXTS = {
    "en": ("Rebels shelled Northam on Monday; they denied it.", "2024-12-02"),
    "ar": ("قالت الوكالةُ إن المتمرّدين قصفوا البلدة", "2024-12-03"),
    "vi": ("Qua\u0302n no\u0302\u0309i da\u0323\u0302y pháo kích thị trấn", "2024-12-01"),
    "odd": ("a' & b | !c <-> d:* \\ 100% _ x\0y it's", None),
}
WORDS = "rebel shell northam deny ban ballot seize a b it 100".split()


@pytest.fixture
def told(store: Store) -> Store:
    """A store of reports in several languages."""
    store.add_many(
        result(report(name, text, published=published)) for name, (text, published) in TEXTS.items()
    )
    return store


@pytest.mark.parametrize(
    ("typed", "parts", "found"),
    [
        ("rebels", False, ["en"]),
        ("REBEL", False, ["en"]),
        ("ebel", False, []),
        ("ebel orth", True, ["en"]),
        ("المتمردين", False, ["ar"]),
        ("الوكاله", False, ["ar"]),
        ("متمردين", True, ["ar"]),
        ("quân nổi", False, ["vi"]),
        ("pháo", False, ["vi"]),
        ("phao", False, []),
        ("100%", False, ["odd"]),
        ("x'; DROP", False, []),
        ("it", False, ["en", "odd"]),
        ("a", False, ["odd"]),
        ("%", True, []),
        ("", False, []),
        ("it " * 300, False, ["en", "odd"]),
    ],
)
def test_words_in_any_form(told: Store, typed: str, parts: bool, found: list[str]) -> None:
    assert told.search(typed, parts=parts) == found


def test_the_last_published_first_and_no_more_than_asked_for(store: Store) -> None:
    for n, day in enumerate(["2024-12-01", None, "2024-12-03", "2024-12-02", "2024-12-03"]):
        store.add(result(report(f"r{n}", f"Rebels {n}", published=day)))
    assert store.search("rebels") == ["r4", "r2", "r3", "r0", "r1"]
    assert store.search("rebels", most=2) == ["r4", "r2"]


def test_what_was_forgotten_is_not_found(told: Store) -> None:
    told.forget_report("vi", "asked for")
    assert told.search("pháo") == []
    told.add(result(report("n", "Zebulon Quackenbush denied it.")))
    told.forget_person(Person(entity=None, names=["Zebulon Quackenbush"]), "asked for")
    assert told.search("quackenbush", parts=True) == []
    assert told.search("denied") == ["en", "n"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join), min_size=1, max_size=5),
    st.text(st.sampled_from("abehlrst 1"), max_size=8),
    st.booleans(),
    st.sampled_from([0, 2, 200]),
)
def test_found_is_what_has_all_the_words(
    told: Store, texts: list[str], typed: str, parts: bool, many_words: int
) -> None:
    before = told.counts()["reports"]
    made = [report(f"{before + n}", text) for n, text in enumerate(texts)]
    told.add_many(map(result, made))
    with mock.patch.object(searching, "_WORDS", many_words):
        found = set(told.search(typed, parts=parts, most=10_000))
    for one in made:
        every = one.text.split()
        has = all(
            any(word in each if parts else each.startswith(word) for each in every)
            for word in terms(typed)
        )
        assert (one.id in found) == (has and bool(terms(typed)))


def test_a_server_without_what_finds_parts_of_words_finds_them_all_the_same() -> None:
    with postgres.own() as server:
        server.sql("CREATE DATABASE news")
        server.sql(
            "CREATE ROLE modest LOGIN; GRANT CREATE, USAGE ON SCHEMA public TO modest", "news"
        )
        with open_store(server.url("news", "modest")) as store:
            store.add_many(many(3))
            assert store.search("orth umber", parts=True) == ["r0002", "r0001", "r0000"]
        assert (
            server.sql("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'", "news") == "0"
        )


def test_the_indexes_are_used(told: Store) -> None:
    asked: list[tuple[str, Any]] = []
    with told._engine.connect() as connection:
        if connection.dialect.name != "postgresql":
            pytest.skip("SQLite looks through all reports")
        connection.exec_driver_sql("SET enable_seqscan = off")
        sa.event.listen(
            connection, "before_cursor_execute",
            lambda _c, _cursor, statement, given, _x, _many: asked.append((statement, given)),
        )  # fmt: skip
        for parts in (False, True):
            assert searching.search(connection, ["rebel"], parts, 10) == ["en"]
        plans = [
            " ".join(connection.exec_driver_sql(f"EXPLAIN {statement}", given).scalars())
            for statement, given in list(asked)
        ]
    used = ["ix_report_words_found", "ix_known_words_word", "ix_report_words_found"]
    assert [name in plan for name, plan in zip(used, plans, strict=True)] == [True] * len(used)


def known(store: Store) -> set[str] | None:
    """All words that a store knows; null where it keeps none."""
    with store._engine.connect() as connection:
        if not searching.is_kept(connection):
            return None
        return set(connection.scalars(sa.select(searching.known_words.c.word)))


def test_words_that_no_report_has_any_longer_are_known_no_longer(told: Store) -> None:
    if (before := known(told)) is None:
        pytest.skip("SQLite keeps no words")
    told.add(result(report("one", "Rebels saw Zebulon Quackenbush at the kiosk.")))
    told.add(result(report("two", "Zebulon Quackenbush of Xanadu denied it.")))
    more = {"saw", "at", "kiosk", "of", "xanadu", "zebulon", "quackenbush", "the", "on"}
    assert more - before <= (known(told) or set())
    told.forget_report("two", "asked for")
    left = known(told)
    assert left is not None and "xanadu" not in left and {"zebulon", "denied"} <= left
    told.forget_person(Person(entity=None, names=["Zebulon Quackenbush"]), "asked for")
    left = known(told)
    assert left is not None and not {"zebulon", "quackenbush"} & left and "kiosk" in left
    told.forget_report("one", "asked for")
    assert known(told) == before
