"""Language packs: one folder a language, found by name."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

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


@lru_cache(maxsize=16)
def settings(code: str) -> dict[str, Any]:
    """The settings of a language (``pack.toml``); none where there is no such pack."""
    path = folder(code) / "pack.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
