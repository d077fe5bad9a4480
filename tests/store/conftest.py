"""The stores that the contract is tested against: a further database is a further maker here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from isnad.store import Store, open_store
from isnad.store.schema import metadata

Maker = Callable[[], Store]
Dump = Callable[[], dict[str, list[Any]]]


def sqlite(folder: Path) -> Maker:
    """Opens the same SQLite store every time it is called."""
    return lambda: open_store(folder / "store.db")


MAKERS = {"sqlite": sqlite}


@pytest.fixture(params=list(MAKERS))
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Maker:
    """Opens the test's store, again with every call."""
    return MAKERS[request.param](tmp_path)


@pytest.fixture
def store(reopen: Maker) -> Iterator[Store]:
    """An empty store."""
    with reopen() as opened:
        yield opened


@pytest.fixture
def dump(store: Store) -> Dump:
    """Gives the whole content of the test's store, table by table."""
    return lambda: content(store)


def content(store: Store) -> dict[str, list[Any]]:
    """Every row of every table of a store."""
    with store._engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(sa.select(table))]
            for table in metadata.sorted_tables
        }
