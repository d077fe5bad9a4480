"""Reads news and keeps what each report says happened, with who says so through whom.

>>> import isnad
>>> reading = isnad.read("Rebels seized Hama on Saturday, the army said.", published="2024-12-07")
>>> [claim.type for claim in reading]
['CONTROL', 'ASSAULT']

What is here is loaded when it is first used; ``docs/python.md`` shows it all, and
``__init__.pyi`` tells types.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

__all__ = [
    "Claim", "IsnadError", "Joined", "Lineage", "Participant", "Place", "Reading", "Readings",
    "Rejected", "Report", "Source", "Span", "Store", "Story", "Time", "UnsupportedLanguage",
    "iter_files", "join", "open_store", "read", "read_files",
]  # fmt: skip

_HOMES = {
    "isnad.api": ("Joined", "Reading", "Readings", "iter_files", "join", "read", "read_files"),
    "isnad.errors": ("IsnadError", "UnsupportedLanguage"),
    "isnad.joins": ("Lineage", "Story"),
    "isnad.records": (
        *("Claim", "Participant", "Place", "Rejected", "Report", "Source", "Span", "Time"),
    ),
    "isnad.store": ("Store", "open_store"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever has that name
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
