"""Language packs: one folder a language, found by name."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def codes() -> list[str]:
    """The languages that have a pack (BCP 47), in alphabetical order."""
    return sorted(p.parent.name for p in _HERE.glob("*/pack.toml"))


def folder(code: str) -> Path:
    """The folder that holds everything known about the language ``code``."""
    return _HERE / code
