"""What requests read from: the store and its index."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import Depends, Request

from isnad.errors import IsnadError
from isnad.store import Store, open_store
from isnad.web.making import Index

# So many rows are taken at once of many.
_AT_ONCE = 500
# A question may take so many seconds where nothing else is said.
_PATIENCE = 20.0
# So many steps of the database pass before it is looked whether time is up.
_LOOK = 20_000


class TookTooLong(IsnadError):
    """A question that takes longer than it may."""


# A query of any columns.
Query = sa.Select[*tuple[Any, ...]]


class Held:
    """One store, with the index of it as it is now."""

    def __init__(self, store: str) -> None:
        self.name = store
        self._index = Index(store)

    def rows(self, query: Query, within: float = _PATIENCE) -> list[sa.RowMapping]:
        """The rows that a query of the index finds; ``within`` so many seconds, else TookTooLong
        is raised."""
        with self._index.engine().connect() as connection, _limited(connection, within):
            return list(connection.execute(query).mappings())

    def number(self, query: Query, within: float = _PATIENCE) -> int:
        """The one number that a query of the index finds."""
        with self._index.engine().connect() as connection, _limited(connection, within):
            return int(connection.scalar(query) or 0)

    def each(self, query: Query) -> Iterator[sa.RowMapping]:
        """The rows that a query of the index finds, some at a time: for all of them."""
        with self._index.engine().connect() as connection:
            streaming = connection.execution_options(yield_per=_AT_ONCE)
            yield from streaming.execute(query).mappings()

    @property
    def stamp(self) -> str:
        """What tells this state of the store from any other."""
        self._index.engine()
        return self._index.stamp

    def said(self, error: Exception) -> str:
        """What an error says, without where on this machine the store is."""
        return str(error).replace(self.name, Path(self.name).name)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store itself, to read."""
        with open_store(self.name, create=False) as kept:
            yield kept


@contextmanager
def _limited(connection: sa.Connection, within: float) -> Iterator[None]:
    """Ends what a connection does after some seconds."""
    driver = connection.connection.driver_connection
    if driver is None:
        yield
        return
    until = time.monotonic() + within
    driver.set_progress_handler(lambda: time.monotonic() > until, _LOOK)
    try:
        yield
    except sa.exc.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        raise TookTooLong(
            "this takes too long to find; write more letters, or fewer words"
        ) from error
    finally:
        driver.set_progress_handler(None, 0)


def held(request: Request) -> Held:
    """What the application of a request serves."""
    found: Held = request.app.state.held
    return found


Kept = Annotated[Held, Depends(held)]
