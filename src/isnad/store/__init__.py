"""Reports and claims, append-only, and what joining made of them, in one SQLite file."""

from isnad.store.graves import Forgotten
from isnad.store.store import Store, open_store
from isnad.store.told import Heading, Wanted
from isnad.store.write import IdConflict

__all__ = ["Forgotten", "Heading", "IdConflict", "Store", "Wanted", "open_store"]
