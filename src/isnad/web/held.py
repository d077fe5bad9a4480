"""What requests read from: the store and its index."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import Depends, Request

from isnad.addresses import short, shown
from isnad.errors import IsnadError
from isnad.store import Store
from isnad.web.columns import Columns
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
    """One store with the index of it, as they are for one request: whatever it asks of the index is
    of one state, also where the index is made anew meanwhile."""

    def __init__(self, index: Index) -> None:
        self.name = index.store
        self._index = index
        self._opened: sa.Connection | None = None

    def rows(self, query: Query, within: float = _PATIENCE) -> list[sa.RowMapping]:
        """The rows that a query of the index finds; ``within`` so many seconds, else TookTooLong
        is raised."""
        with _limited(self._connection(), within) as connection:
            return list(connection.execute(query).mappings())

    def number(self, query: Query, within: float = _PATIENCE) -> int:
        """The one number that a query of the index finds."""
        with _limited(self._connection(), within) as connection:
            return int(connection.scalar(query) or 0)

    def text(self, query: Query) -> str:
        """The one text that a query of the index finds."""
        with _limited(self._connection(), _PATIENCE) as connection:
            return str(connection.scalar(query))

    def columns(self) -> Columns:
        """What claims are counted by."""
        return self._index.shelf.columns(self.stamp, self.text)

    def each(self, query: Query) -> Iterator[sa.RowMapping]:
        """The rows that a query of the index finds, some at a time: for all of them."""
        asked = query.execution_options(yield_per=_AT_ONCE)
        yield from self._connection().execute(asked).mappings()

    @property
    def stamp(self) -> str:
        """What tells this state of the store from any other."""
        self._connection()
        return self._stamp

    def said(self, error: Exception) -> str:
        """What an error says, without where on this machine the store is."""
        return said(self.name, error)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store itself, to read."""
        with self._index.opened() as kept:
            yield kept

    def close(self) -> None:
        """Let the index go."""
        if self._opened is not None:
            self._opened.close()

    def _connection(self) -> sa.Connection:
        if self._opened is None:
            self._opened, self._stamp = self._index.connect()
        return self._opened


def said(store: str, error: Exception) -> str:
    """What an error says, without where on this machine the store is."""
    return str(error).replace(store, short(store)).replace(shown(store), short(store))


@contextmanager
def _limited(connection: sa.Connection, within: float) -> Iterator[sa.Connection]:
    """Ends what a connection does after some seconds."""
    driver = connection.connection.driver_connection
    if driver is None:
        yield connection
        return
    until = time.monotonic() + within
    driver.set_progress_handler(lambda: time.monotonic() > until, _LOOK)
    try:
        yield connection
    except sa.exc.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        raise TookTooLong(
            "this takes too long to find; write more letters, or fewer words"
        ) from error
    finally:
        driver.set_progress_handler(None, 0)


async def held(request: Request) -> AsyncIterator[Held]:
    """What the application of a request serves, while it is answered."""
    found = Held(request.app.state.index)
    try:
        yield found
    finally:
        found.close()


Kept = Annotated[Held, Depends(held)]
