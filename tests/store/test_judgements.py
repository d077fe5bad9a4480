"""Who is judged to be whom: kept with reasons, undone and made anew, and nothing lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from isnad.errors import StoreError
from isnad.records import Judged, Participant, ReadResult, Source
from isnad.store import Store, open_store
from isnad.store.database import schema_version
from isnad.store.schema import KNOWN
from isnad.store.upgrade import configuration

from .conftest import Dump
from .samples import claim, report, result, span

WHO = "person:northam-governor"
TEXT = "Governor Lin met Mayor Okoro. Lin said the army of Northam had left."


def read(report_id: str = "r1", reason: str = "sounds like Lin") -> ReadResult:
    """A report whose claims name somebody of the tables twice, once by a pronoun's antecedent."""
    of = report(report_id, TEXT)
    lin = Participant(name="Lin Wu", text="Governor Lin", entity=WHO, country="GBR", sector="GOV")
    mayor = Participant(name="Okoro", text="Mayor Okoro", sector="GOV")
    said = Source(name="Lin Wu", text="Lin", entity=WHO, country="GBR", sector="GOV")
    meant = Participant(
        name="Lin Wu", text="He", entity=WHO, country="GBR", antecedent=span(of, "Governor Lin")
    )
    land = Participant(name="Northam", text="Northam", entity="country:GBR", country="GBR")
    made = [
        claim(of, "met", actors=[lin], recipients=[mayor]),
        claim(of, "left", actors=[land, meant], sources=[said]),
    ]
    given = result(of, *made)
    given.judged = [Judged(entity=WHO, name="Governor Lin", reason=reason)]
    return given


def entities(store: Store) -> list[str | None]:
    return [p.entity for c in store.claims() for p in [*c.actors, *c.recipients, *c.sources]]


def test_a_judgement_has_all_names_and_the_reason(store: Store) -> None:
    store.add(read())
    (one,) = store.judgements(WHO)
    assert (one.report, one.language, one.entity) == ("r1", "en", WHO)
    assert (one.names, one.reason, one.apart) == (["Governor Lin", "Lin"], "sounds like Lin", False)
    assert store.judgements("person:nobody") == []


def test_countries_are_no_judgement(store: Store) -> None:
    store.add(read())
    assert store.judgements("country:GBR") == []


def test_what_stands_in_the_tables_is_the_reason_where_none_is_told(store: Store) -> None:
    given = read()
    given.judged = []
    store.add(given)
    (one,) = store.judgements(WHO)
    assert one.reason == "named so in the tables of the world"


def test_judgements_come_in_order_of_arrival_with_ids_of_their_own(store: Store) -> None:
    for name in ("b", "a"):
        store.add(read(name))
    found = store.judgements(WHO)
    assert [one.report for one in found] == ["b", "a"]
    assert len({one.id for one in found}) == 2


def test_undone_the_words_of_the_report_stand(store: Store) -> None:
    store.add(read())
    before = list(store.claims())
    (one,) = store.judgements(WHO)
    assert store.split(one.id) == WHO
    after = list(store.claims())
    assert entities(store) == [None, None, "country:GBR", None, None]
    for old, new in zip(before, after, strict=True):
        assert (old.trigger, old.evidence, old.type) == (new.trigger, new.evidence, new.type)
        for a, b in zip([*old.actors, *old.sources], [*new.actors, *new.sources], strict=True):
            assert a.text == b.text
    lin = after[0].actors[0]
    assert (lin.name, lin.country, lin.sector) == ("Governor Lin", None, "UNK")
    assert store.claim(after[0].id) == after[0]
    assert store.judgements(WHO)[0].apart


def test_another_report_keeps_its_judgement(store: Store) -> None:
    for name in ("r1", "r2"):
        store.add(read(name))
    first, _ = store.judgements(WHO)
    store.split(first.id)
    assert [c.actors[0].entity for c in store.claims("r1")] == [None, "country:GBR"]
    assert [c.actors[0].entity for c in store.claims("r2")] == [WHO, "country:GBR"]
    assert [one.apart for one in store.judgements(WHO)] == [True, False]


def test_joined_again_all_is_as_before(store: Store) -> None:
    store.add(read())
    before, judged = list(store.claims()), store.judgements(WHO)
    for _ in range(2):
        for apart in (True, True, False, False):
            store.split(judged[0].id, apart=apart)
        assert list(store.claims()) == before
        assert store.judgements(WHO) == judged


def test_nothing_that_was_written_is_taken_away(store: Store, dump: Dump) -> None:
    store.add(read())
    before = dump()
    (one,) = store.judgements(WHO)
    store.split(one.id)
    after = dump()
    assert after.pop("splits") and not before.pop("splits")
    # The report is joined anew.
    assert len(after.pop("waiting")) == len(before.pop("waiting")) + 1
    assert after == before


def test_read_again_a_split_stays(store: Store) -> None:
    store.add(read())
    (one,) = store.judgements(WHO)
    store.split(one.id)
    assert store.add(read()) == "duplicate"
    changed = read(reason="another reason")
    changed.claims[0].polarity = "negated"
    assert store.add(changed) == "read"
    (again,) = store.judgements(WHO)
    assert (again.id, again.apart, again.reason) == (one.id, True, "another reason")
    assert WHO not in entities(store)


def test_a_reading_that_finds_nobody_has_no_judgement(store: Store) -> None:
    store.add(read())
    of = report("r1", TEXT)
    store.add(result(of, claim(of, "met")))
    assert store.judgements(WHO) == []


@pytest.mark.parametrize("apart", [True, False])
def test_no_such_judgement(store: Store, dump: Dump, apart: bool) -> None:
    store.add(read())
    before = dump()
    with pytest.raises(StoreError, match=r"no judgement 'nothing'; isnad who NAME --store"):
        store.split("nothing", apart=apart)
    assert dump() == before


def test_people_whom_no_table_knows_are_counted_by_role(store: Store) -> None:
    for name in ("r1", "r2"):
        store.add(read(name))
    assert store.unnamed("okoro") == [("GOV", 2)]
    assert store.unnamed("Lin Wu") == []


def first_schema(path: Path) -> None:
    """Leave a store as the first program made it."""
    with open_store(path) as store:
        given = read()
        store.add(given)
        with store._engine.begin() as connection:
            settings = configuration()
            settings.attributes["connection"] = connection
            command.downgrade(settings, "0001")


def test_a_store_of_the_first_schema_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first_schema(path)
    with sqlite3.connect(path) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    raw.close()
    assert not {"judgements", "splits"} & tables
    with open_store(path, create=False) as store:
        assert schema_version(store._engine) == KNOWN[-1]
        assert store.report("r1").text == TEXT
        assert entities(store).count(WHO) == 3
        # What was read before has no judgement until something in it is new.
        assert store.judgements(WHO) == []
        store.add(read("r2"))
        (one,) = store.judgements(WHO)
        store.split(one.id)
        assert store.judgements(WHO)[0].apart
        with store._engine.connect() as connection:
            names = set(sa.inspect(connection).get_table_names())
    assert {"judgements", "splits"} <= names
