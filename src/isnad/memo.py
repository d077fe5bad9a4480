"""Remembering what a function says, so that asking again takes no call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
T = TypeVar("T")


class Memo(dict[K, T]):
    """What a function says of keys, each asked once; it begins anew when it holds ``most``."""

    def __init__(self, say: Callable[[K], T], most: int = 1 << 17) -> None:
        super().__init__()
        self._say, self._most = say, most

    def __missing__(self, key: K) -> T:
        if len(self) >= self._most:
            self.clear()
        self[key] = said = self._say(key)
        return said
