"""Reports and claims, append-only, in one SQLite file."""

from isnad.store.store import Store, open_store
from isnad.store.write import IdConflict

__all__ = ["IdConflict", "Store", "open_store"]
