"""Reports and claims, append-only, and what joining made of them, in a SQLite file or a PostgreSQL database."""

from isnad.store.forgetting_people import Nobody
from isnad.store.graves import Forgotten
from isnad.store.ledger import Refused, RunAccount
from isnad.store.outgoing import Outgoing
from isnad.store.redaction import Person
from isnad.store.store import Store, open_store
from isnad.store.told import Heading, Wanted
from isnad.store.write import IdConflict

__all__ = [
    "Forgotten",
    "Heading",
    "IdConflict",
    "Nobody",
    "Outgoing",
    "Person",
    "Refused",
    "RunAccount",
    "Store",
    "Wanted",
    "open_store",
]
