"""Rows of weights by their features, in a form that opens at once, whatever their number."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

# Bytes of a number in the table.
_INT = 4


def written(names: Sequence[str], rows: Sequence[int], size: int) -> list[bytes]:
    """Packed rows of so many bytes, in parts: a table in which the number of a row, from one on,
    stands where the checksum of its feature points to, or in the next free place; where each
    feature ends; the features; the rows."""
    known = [name.encode() for name in names]
    table, mask = array("I", bytes(_INT * _places(len(known)))), _places(len(known)) - 1
    for number, name in enumerate(known, 1):
        at = crc32(name) & mask
        while table[at]:
            at = (at + 1) & mask
        table[at] = number
    ends = array("I", accumulate(map(len, known), initial=0))
    packed = [row.to_bytes(size, "little", signed=True) for row in rows]
    return [table.tobytes(), ends.tobytes(), *known, *packed]


def _places(rows: int) -> int:
    """How many places the table has for so many rows: a power of two, so that most are free."""
    return 1 << (4 * rows + 3).bit_length()


class Rows:
    """So many rows of ``size`` bytes each, as they were ``written``."""

    def __init__(self, view: memoryview, count: int, size: int) -> None:
        at = _INT * _places(count)
        self._table, self._mask = view[:at].cast("I"), _places(count) - 1
        self._ends = view[at : at + _INT * (count + 1)].cast("I")
        at += _INT * (count + 1)
        self._names = bytes(view[at : at + self._ends[count]])
        self._body, self._size = view[at + self._ends[count] :], size

    def row(self, feature: str) -> int | None:
        """The packed row of a feature; None where it has none."""
        name = feature.encode()
        at = crc32(name) & self._mask
        while number := self._table[at]:
            if self._names[self._ends[number - 1] : self._ends[number]] == name:
                body = self._body[(number - 1) * self._size : number * self._size]
                return int.from_bytes(body, "little", signed=True)
            at = (at + 1) & self._mask
        return None
