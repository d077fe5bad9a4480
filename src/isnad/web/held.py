"""What requests read from: the store and its index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import Depends, Request

from isnad.store import Store, open_store
from isnad.web.making import Index

# A query of any columns.
Query = sa.Select[*tuple[Any, ...]]


class Held:
    """One store, with the index of it as it is now."""

    def __init__(self, store: str) -> None:
        self.name = store
        self._index = Index(store)

    def rows(self, query: Query) -> list[sa.RowMapping]:
        """The rows that a query of the index finds."""
        with self._index.engine().connect() as connection:
            return list(connection.execute(query).mappings())

    def number(self, query: Query) -> int:
        """The one number that a query of the index finds."""
        with self._index.engine().connect() as connection:
            return int(connection.scalar(query) or 0)

    @property
    def stamp(self) -> str:
        """What tells this state of the store from any other."""
        self._index.engine()
        return self._index.stamp

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store itself, to read."""
        with open_store(self.name, create=False) as kept:
            yield kept


def held(request: Request) -> Held:
    """What the application of a request serves."""
    found: Held = request.app.state.held
    return found


Kept = Annotated[Held, Depends(held)]
