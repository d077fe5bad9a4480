"""Things by what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

_Item = TypeVar("_Item")
_By = TypeVar("_By", bound=Hashable)


def grouped(items: Iterable[_Item], by: Callable[[_Item], _By]) -> dict[_By, list[_Item]]:
    """Items by what they have in common, in order of first appearance."""
    found: dict[_By, list[_Item]] = {}
    for item in items:
        found.setdefault(by(item), []).append(item)
    return found
