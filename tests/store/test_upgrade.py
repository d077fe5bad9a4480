"""Stores of the version before are brought up with what they hold, on both kinds of database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command

from isnad.store import open_store
from isnad.store.database import schema_version
from isnad.store.schema import KNOWN
from isnad.store.upgrade import configuration

from .conftest import content
from .samples import many, report, result

# Tables whose indexes the version before had more of, with as many as it had.
_INDEXES = {"claims": 8, "participants": 2}


def brought_down(address: str, version: str) -> None:
    """Leave a store as the program of an earlier version made it."""
    with open_store(address) as store, store._engine.connect() as connection:
        with connection.execution_options(isnad_write=True).begin():
            config = configuration()
            config.attributes["connection"] = connection
            command.downgrade(config, version)
        found = sa.inspect(connection)
        for table, number in _INDEXES.items():
            unique = [one for one in found.get_indexes(table) if not one["unique"]]
            assert len(unique) == number - (table == "claims")


def test_a_store_of_the_version_before_keeps_all_and_is_searched_as_ever(address: str) -> None:
    with open_store(address) as store:
        store.add_many([*many(3), result(report("zebra", "Rebels saw a zebra.", title=""))])
        held = content(store)
        asked = {
            (typed, parts): store.search(typed, parts=parts)
            for typed in ("rebel", "ebr", "zebra", "orth umber", "e", "nothing")
            for parts in (False, True)
        }
        assert asked["ebr", True] == ["zebra"] and asked["ebr", False] == []
    brought_down(address, KNOWN[-2])
    with open_store(address) as store:
        assert schema_version(store._engine) == KNOWN[-1]
        assert content(store) == held
        assert {key: store.search(key[0], parts=key[1]) for key in asked} == asked
        assert store.add_many([*many(4), result(report("okapi", "An okapi."))]) == [
            *["duplicate"] * 3, *["read"] * 2,
        ]  # fmt: skip
        assert store.search("kap", parts=True) == ["okapi"]
        with store._engine.connect() as connection:
            found = sa.inspect(connection)
            names = {one["name"] for table in _INDEXES for one in found.get_indexes(table)}
        left = {f"ix_claims_{name}" for name in ("id", "reading_seq", "superseded_by")}
        assert names - {"uq_claims_report_seq_id_revision"} == left
