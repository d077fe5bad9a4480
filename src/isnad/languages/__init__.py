"""Language packs: one folder a language, found by name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent


def codes() -> list[str]:
    """The languages that have a pack (BCP 47), in alphabetical order."""
    return list(_codes())


@lru_cache(maxsize=1)
def _codes() -> tuple[str, ...]:
    return tuple(sorted(p.parent.name for p in _HERE.glob("*/pack.toml")))


def folder(code: str) -> Path:
    """The folder that holds everything known about the language ``code``."""
    return _HERE / code
