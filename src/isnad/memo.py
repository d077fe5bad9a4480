"""Remembering what a function says, so that asking again takes no call."""

from __future__ import annotations

import functools
import gc
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")

# What remembers less than this holds tables, not words that were met.
_WORDS = 1 << 10
# So many of what was used last are kept however large they are.
_LAST = 32


class Memo(dict[K, T]):
    """What a function says of keys, each asked once; it begins anew when it holds ``most``."""

    def __init__(self, say: Callable[[K], T], most: int = 1 << 17) -> None:
        super().__init__()
        self._say, self._most = say, most

    def __missing__(self, key: K) -> T:
        said = self._say(key)
        self.put(key, said)
        return said

    def put(self, key: K, said: T) -> None:
        """What it says of a key is known."""
        if len(self) >= self._most:
            self.clear()
        self[key] = said


def forget() -> None:
    """Begin anew with everything that functions said of words, names and places: all of it together
    grows with every word that was never met before. Tables stay."""
    for one in gc.get_objects():
        kind = type(one)
        if kind is functools._lru_cache_wrapper:
            if (one.cache_parameters()["maxsize"] or 0) >= _WORDS:
                one.cache_clear()
        elif kind is Memo:
            one.clear()


class Same(Generic[T]):
    """A thing that is the same as another only where it is that very one: a key for what is costly to
    compare and is not changed. It keeps the thing, so no other can stand at its address."""

    __slots__ = ("it",)

    def __init__(self, it: T) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it


class Recent(Generic[K, T]):
    """What was used last, by name: up to so many things that weigh so much together, but always the
    last few, whatever they weigh."""

    def __init__(self, most: int, heaviest: int, weight: Callable[[T], int]) -> None:
        self._most, self._heaviest, self._weight = most, heaviest, weight
        self._held: OrderedDict[K, T] = OrderedDict()
        self._weighs = 0

    def __len__(self) -> int:
        return len(self._held)

    def get(self, name: K) -> T | None:
        """What is kept under a name."""
        if name in self._held:
            self._held.move_to_end(name)
        return self._held.get(name)

    def put(self, name: K, value: T) -> None:
        """Keep it; what was used longest ago may go. What is kept must not change its weight."""
        if (old := self._held.pop(name, None)) is not None:
            self._weighs -= self._weight(old)
        self._held[name] = value
        self._weighs += self._weight(value)
        while len(self._held) > self._most or (
            self._weighs > self._heaviest and len(self._held) > _LAST
        ):
            self._weighs -= self._weight(self._held.popitem(last=False)[1])

    def clear(self) -> None:
        """Keep nothing."""
        self._held.clear()
        self._weighs = 0


class Meter:
    """Forgets each time that so many characters were read."""

    def __init__(self, most: int) -> None:
        self._most, self._read = most, 0

    def read(self, characters: int) -> None:
        """So many more were read."""
        self._read += characters
        if self._read >= self._most:
            self._read = 0
            forget()
