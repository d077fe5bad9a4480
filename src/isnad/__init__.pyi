"""What ``import isnad`` gives, for type checkers."""

from isnad.api import Joined as Joined
from isnad.api import Reading as Reading
from isnad.api import Readings as Readings
from isnad.api import iter_files as iter_files
from isnad.api import join as join
from isnad.api import read as read
from isnad.api import read_files as read_files
from isnad.errors import IsnadError as IsnadError
from isnad.errors import UnsupportedLanguage as UnsupportedLanguage
from isnad.joins import Lineage as Lineage
from isnad.joins import Story as Story
from isnad.records import Claim as Claim
from isnad.records import Participant as Participant
from isnad.records import Place as Place
from isnad.records import Rejected as Rejected
from isnad.records import Report as Report
from isnad.records import Source as Source
from isnad.records import Span as Span
from isnad.records import Time as Time
from isnad.store import Store as Store
from isnad.store import open_store as open_store

__all__ = [
    "Claim",
    "IsnadError",
    "Joined",
    "Lineage",
    "Participant",
    "Place",
    "Reading",
    "Readings",
    "Rejected",
    "Report",
    "Source",
    "Span",
    "Store",
    "Story",
    "Time",
    "UnsupportedLanguage",
    "iter_files",
    "join",
    "open_store",
    "read",
    "read_files",
]
__version__: str

def __dir__() -> list[str]: ...
