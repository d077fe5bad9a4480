"""The gazetteer at run time: a memory-mapped index from folded names to places.

Layout, little-endian: magic, four counts; the sorted 64-bit hashes of all names, with the place
number beside each; the sorted hashes of all first words, with the most words that a name so
begun has; offsets of the places; the places in MessagePack. Nothing is read before it is asked
for, so opening costs nothing however many places there are.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec

from isnad.folding import fold
from isnad.world.entities import PlaceRecord

VERSION = "3"
_HEAD = struct.Struct("<8s4Q")
_MAGIC = b"isnadgz1"
_SPACES = str.maketrans(dict.fromkeys("-‐‑–_/.,()", " ") | dict.fromkeys("'ʻʿʾ`\"", ""))
_MOST_WORDS = 7
_Code = Literal["B", "I", "Q"]
_DECODE = msgspec.msgpack.Decoder(PlaceRecord)


def key(folded: str) -> str:
    """A folded name as it is looked up: hyphens and stops as spaces, apostrophes gone."""
    return " ".join(folded.translate(_SPACES).split())


def digest(text: str) -> int:
    """The 64-bit hash of a key."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def compile_index(places: Sequence[tuple[PlaceRecord, Sequence[str]]]) -> bytes:
    """The index over places in the order given, which is the order that equals are found in."""
    names: set[tuple[int, int]] = set()
    first: dict[int, int] = {}
    for number, (record, given) in enumerate(places):
        for text in {key(fold(name)) for name in (record.name, *given)}:
            words = text.split(" ")
            if text and len(words) <= _MOST_WORDS:
                names.add((digest(text), number))
                start = digest(words[0])
                first[start] = max(first.get(start, 0), len(words))
    return _packed(sorted(names), sorted(first.items()), [record for record, _ in places])


def _packed(
    names: list[tuple[int, int]], first: list[tuple[int, int]], records: list[PlaceRecord]
) -> bytes:
    packed = [msgspec.msgpack.encode(record) for record in records]
    offsets = array("Q", [0])
    for one in packed:
        offsets.append(offsets[-1] + len(one))
    return b"".join([
        _HEAD.pack(_MAGIC, len(names), len(first), len(records), 0),
        array("Q", [n for n, _ in names]).tobytes(),
        array("Q", [n for n, _ in first]).tobytes(),
        offsets.tobytes(),
        array("I", [p for _, p in names]).tobytes(),
        array("B", [w for _, w in first]).tobytes(),
        *packed,
    ])  # fmt: skip


class Gazetteer:
    """Places by name. ``upper`` is looked at first and hides neighbours of the same name below."""

    def __init__(self, path: Path, upper: Gazetteer | None = None) -> None:
        with path.open("rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        magic, names, first, records, _ = _HEAD.unpack_from(view)
        if magic != _MAGIC:
            raise ValueError(f"{path} is not an index of places; delete it and it is made anew")
        at = _HEAD.size
        self._names, at = _column(view, at, "Q", names)
        self._first, at = _column(view, at, "Q", first)
        self._offsets, at = _column(view, at, "Q", records + 1)
        self._places, at = _column(view, at, "I", names)
        self._words, at = _column(view, at, "B", first)
        self._blob = view[at:]
        self._upper = upper
        self.find = lru_cache(maxsize=1 << 16)(self._find)
        self.may_start = lru_cache(maxsize=1 << 16)(self._may_start)
        self.may_go_on = lru_cache(maxsize=1 << 16)(self._may_go_on)
        self.settled = lru_cache(maxsize=1 << 16)(self._settled)

    def __len__(self) -> int:
        return len(self._offsets) - 1 + (len(self._upper) if self._upper else 0)

    def record(self, number: int) -> PlaceRecord:
        """The place of that number, in the order in which places were compiled."""
        return _DECODE.decode(self._blob[self._offsets[number] : self._offsets[number + 1]])

    def _find(self, folded: str) -> list[PlaceRecord]:
        """All places of that name (as ``isnad.folding.fold`` gives it), the best known first."""
        wanted = digest(key(folded))
        at = bisect_left(self._names, wanted)
        found = []
        while at < len(self._names) and self._names[at] == wanted:
            found.append(self.record(self._places[at]))
            at += 1
        return _over(self._upper.find(folded), found) if self._upper else found

    def _may_start(self, word: str) -> int:
        """How many words the longest name has that begins with the folded word; 0 for none."""
        wanted = digest(key(word))
        at = bisect_left(self._first, wanted)
        hit = at < len(self._first) and self._first[at] == wanted
        here = self._words[at] if hit else 0
        return max(here, self._upper.may_start(word)) if self._upper else here

    def _may_go_on(self, word: str) -> bool:
        """Whether a name of several words may begin with the folded word: a quick way to no."""
        parts = key(word).split(" ", 1)
        return not parts[0] or self.may_start(parts[0]) > 1

    def _settled(self, folded: str, size: int) -> bool:
        """Whether a place of that name has ``size`` inhabitants, or comes from other tables than
        GeoNames."""
        return any(r.population >= size or r.source != "geonames" for r in self._find(folded))


def _over(upper: list[PlaceRecord], lower: list[PlaceRecord]) -> list[PlaceRecord]:
    # Only with a user's file, and places.py knows this module.
    from isnad.world.places import SAME_KM, distance_km  # noqa: PLC0415

    def hidden(one: PlaceRecord) -> bool:
        return any(u.kind == one.kind and distance_km(u, one) <= SAME_KM for u in upper)

    return [*upper, *(one for one in lower if not hidden(one))]


def _column(view: memoryview, at: int, code: _Code, count: int) -> tuple[Sequence[int], int]:
    end = at + count * struct.calcsize(code)
    return view[at:end].cast(code), end
