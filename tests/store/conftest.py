"""The stores that the contract is tested against: a further database is a further maker here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from isnad.store import Store, open_store
from isnad.store.schema import metadata
from tests import postgres

Maker = Callable[[], Store]
Dump = Callable[[], dict[str, list[Any]]]


@contextmanager
def sqlite(folder: Path) -> Iterator[str]:
    """The path of a store that is not there yet."""
    yield str(folder / "store.db")


@contextmanager
def postgresql(_folder: Path) -> Iterator[str]:
    """The URL of a database that is empty."""
    with postgres.database() as url:
        yield url


MAKERS: dict[str, Callable[[Path], AbstractContextManager[str]]] = {
    "sqlite": sqlite,
    "postgresql": postgresql,
}


@pytest.fixture(params=list(MAKERS))
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """What the test's store is named by: nothing is there yet."""
    with MAKERS[request.param](tmp_path) as found:
        yield found


@pytest.fixture
def reopen(address: str) -> Maker:
    """Opens the test's store, again with every call."""
    return lambda: open_store(address)


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
            table.name: [tuple(row) for row in connection.execute(_ordered(table))]
            for table in metadata.sorted_tables
        }


def _ordered(table: sa.Table) -> sa.Select[Any]:
    """The rows of a table in an order that is the same everywhere."""
    return sa.select(table).order_by(*table.primary_key.columns)
