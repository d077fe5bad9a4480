"""Each report once in a run: what came before is known by hashes, since a run may be of millions."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator

from isnad.reading.arrivals import Arrived, rejected
from isnad.records import Rejected, Report

_BYTES = 8
# A table that is fuller than this is made twice as long.
_FULL = 0.6


def once(items: Iterable[Arrived | Rejected]) -> Iterator[Arrived | Rejected]:
    """The same items. A report whose id came before is rejected: as ``duplicate`` where the text is
    the same, else as ``id_conflict``."""
    known = Known()
    for item in items:
        if isinstance(item, Rejected):
            yield item
            continue
        same = known.put(item.report.id, item.report.sha256)
        yield item if same is None else _again(item.where, item.report, same=same)


class Known:
    """Which ids came with which text, in some 50 bytes each: 64 bits of a hash of either."""

    def __init__(self, length: int = 1 << 12) -> None:
        self._ids, self._texts = _zeros(length), _zeros(length)
        self._count = 0

    def put(self, name: str, text: str) -> bool | None:
        """Whether the id came with the same text before; null where it comes for the first time."""
        key, value = _hash(name), _hash(text)
        at = self._find(key)
        if self._ids[at]:
            return self._texts[at] == value
        self._ids[at], self._texts[at] = key, value
        self._count += 1
        if self._count > _FULL * len(self._ids):
            self._grow()
        return None

    def _find(self, key: int) -> int:
        """Where a key is, or where it belongs."""
        ids, mask = self._ids, len(self._ids) - 1
        at = key & mask
        while ids[at] and ids[at] != key:
            at = (at + 1) & mask
        return at

    def _grow(self) -> None:
        before = zip(self._ids, self._texts, strict=True)
        self._ids, self._texts = _zeros(2 * len(self._ids)), _zeros(2 * len(self._texts))
        for key, value in before:
            if key:
                at = self._find(key)
                self._ids[at], self._texts[at] = key, value


def _zeros(length: int) -> array[int]:
    return array("Q", bytes(_BYTES * length))


def _hash(value: str) -> int:
    data = value.encode("utf-8", "surrogatepass")
    # Zero stands for nothing.
    return int.from_bytes(hashlib.blake2b(data, digest_size=_BYTES).digest(), "big") or 1


def _again(where: str, report: Report, *, same: bool) -> Rejected:
    if same:
        return rejected(where, "duplicate", f"report {report.id} came before in this run")
    message = f"id {report.id!r} is that of another text, which came before; give it its own"
    return rejected(where, "id_conflict", message)
