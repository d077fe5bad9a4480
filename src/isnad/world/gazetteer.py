"""The gazetteer at run time: a memory-mapped index from folded names to places.

Layout, little-endian: magic, four counts; the sorted 64-bit hashes of all names, with the place
number beside each; the sorted hashes of all first words, with the most words that a name so
begun has; offsets of the places; the places in MessagePack. Nothing is read before it is asked
for, so opening costs nothing however many places there are.
"""

from __future__ import annotations

import mmap
import struct
import tempfile
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Literal

import msgspec

from isnad.folding import fold
from isnad.memo import Memo
from isnad.world.entities import PlaceRecord

VERSION = "4"
_HEAD = struct.Struct("<8s4Q")
_MAGIC = b"isnadgz1"
_SPACES = str.maketrans(dict.fromkeys("-‐‑–_/.,()", " ") | dict.fromkeys("'ʻʿʾ`\"", ""))
_MOST_WORDS = 7
# Stands before a code, so that no name is taken for one.
_CODE = "\0"
# Names are sorted in 2 ** 6 parts; places larger than this together are laid aside on disk.
_PARTS, _IN_MEMORY, _CHUNK = 6, 1 << 26, 1 << 20
_KNOWN_WORDS = 1 << 17
_MOST = (1 << 31) - 1
_SUPPOSED = {"region": 60_000, "sea": 60_000, "district": 15_000, "settlement": 5_000}
_Code = Literal["B", "I", "Q"]
_DECODE = msgspec.msgpack.Decoder(PlaceRecord)
_ENCODE = msgspec.msgpack.Encoder()
# What most look-ups find: one list for all, which nobody may change.
_NOTHING: list[PlaceRecord] = []
# Most names come once: remembering them would only cost.
_fold = fold.__wrapped__


def key(folded: str) -> str:
    """A folded name as it is looked up: hyphens and stops as spaces, apostrophes gone."""
    # Of what is left out only these are letters.
    if folded.isalnum() and "ʻ" not in folded and "ʿ" not in folded and "ʾ" not in folded:
        return folded
    return " ".join(folded.translate(_SPACES).split())


def without_marks(name: str) -> str:
    """The name in letters without marks, as English text writes it."""
    parts = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def digest(text: str) -> int:
    """The 64-bit hash of a key."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def compile_index(places: Iterable[tuple[PlaceRecord, Iterable[str]]]) -> Iterator[bytes]:
    """The index over places by the names beside them, in parts. Equals are found in the order of ``rank``, then as given.

    What is kept meanwhile is two dozen bytes a name and a place at most; the places themselves are
    laid aside in a file. All 13 million places of GeoNames need about a gigabyte and ten minutes.
    """
    names = [(array("Q"), array("I")) for _ in range(1 << _PARTS)]
    ranks, offsets, first = array("I"), array("Q", [0]), _Starts()
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as aside:
        for number, (record, given) in enumerate(places):
            ranks.append(rank(record))
            for hashed in _hashes(record, given, first):
                hashes, numbers = names[hashed >> (64 - _PARTS)]
                hashes.append(hashed)
                numbers.append(number)
            packed = _ENCODE.encode(record)
            aside.write(packed)
            offsets.append(offsets[-1] + len(packed))
        count, (starts, words) = sum(len(hashes) for hashes, _ in names), first.columns()
        yield _HEAD.pack(_MAGIC, count, len(starts), len(ranks), 0)
        columns = [_sorted(*names.pop(0), ranks) for _ in range(len(names))]
        yield from (hashes.tobytes() for hashes, _ in columns)
        yield starts.tobytes()
        yield offsets.tobytes()
        yield from (numbers.tobytes() for _, numbers in columns)
        yield words.tobytes()
        aside.seek(0)
        while part := aside.read(_CHUNK):
            yield part


def rank(record: PlaceRecord) -> int:
    """Best known first: countries, then by inhabitants; places whose number is not known are
    taken for towns, larger areas for cities."""
    known = min(record.population or _SUPPOSED.get(record.kind, 1), _MOST)
    return _MOST - known + (0 if record.kind == "country" else _MOST)


def _hashes(record: PlaceRecord, given: Iterable[str], first: _Starts) -> set[int]:
    """The hashes that a place is found by; ``first`` learns the first words of its names."""
    found = {digest(_CODE + code) for code in codes_of(record)}
    for text in {key(_fold(name)) for name in set(given)}:
        words = text.count(" ") + 1
        if text and words <= _MOST_WORDS:
            found.add(digest(text))
            first.learn(text, words)
    return found


def codes_of(record: PlaceRecord) -> list[str]:
    """What ``Gazetteer.coded`` finds a place by: its own code and, if it is a first-level
    division, alpha-3 code of the country and code of the division (``SYR.12``)."""
    found = [record.code] if record.code else []
    if record.kind == "region" and record.country and record.admin1:
        found.append(f"{record.country}.{record.admin1}")
    return found


class _Starts:
    """First words of names, and the most words that a name so begun has."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self._aside = [(array("Q"), array("B")) for _ in range(1 << _PARTS)]

    def learn(self, name: str, words: int) -> None:
        """Count a name of so many words."""
        start = name.split(" ", 1)[0]
        if words > self.words.get(start, 0):
            self.words[start] = words
            if len(self.words) > _KNOWN_WORDS:
                self._lay_aside()

    def columns(self) -> tuple[array[int], array[int]]:
        """The sorted hashes of all first words, and the number of words beside each."""
        self._lay_aside()
        hashes, most = array("Q"), array("B")
        for part in self._aside:
            longest: dict[int, int] = {}
            for start, words in zip(*part, strict=True):
                longest[start] = max(longest.get(start, 0), words)
            for start in sorted(longest):
                hashes.append(start)
                most.append(longest[start])
        return hashes, most

    def _lay_aside(self) -> None:
        for word, words in self.words.items():
            start = digest(word)
            hashes, most = self._aside[start >> (64 - _PARTS)]
            hashes.append(start)
            most.append(words)
        self.words.clear()


def _sorted(
    hashes: array[int], numbers: array[int], ranks: array[int]
) -> tuple[array[int], array[int]]:
    keys = [h << 64 | ranks[n] << 32 | n for h, n in zip(hashes, numbers, strict=True)]
    keys.sort()
    return array("Q", [k >> 64 for k in keys]), array("I", [k & 0xFFFFFFFF for k in keys])


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
        self.find = Memo(self._find, most=1 << 16).__getitem__
        self.may_start = Memo(self._may_start, most=1 << 16).__getitem__
        self.most_words = Memo(self._most, most=1 << 16).__getitem__
        self.settled = lru_cache(maxsize=1 << 16)(self._settled)

    def __len__(self) -> int:
        return len(self._offsets) - 1 + (len(self._upper) if self._upper else 0)

    def record(self, number: int) -> PlaceRecord:
        """The place of that number, in the order in which places were compiled."""
        return _DECODE.decode(self._blob[self._offsets[number] : self._offsets[number + 1]])

    def _find(self, folded: str) -> list[PlaceRecord]:
        """All places of that name (as ``isnad.folding.fold`` gives it), the best known first."""
        found = self._hashed(digest(key(folded)))
        return _over(self._upper.find(folded), found) if self._upper else found

    def _hashed(self, wanted: int) -> list[PlaceRecord]:
        at = bisect_left(self._names, wanted)
        found = []
        while at < len(self._names) and self._names[at] == wanted:
            found.append(self.record(self._places[at]))
            at += 1
        return found or _NOTHING

    def coded(self, code: str) -> list[PlaceRecord]:
        """All places of that code, a user's before the built-in ones (see ``codes_of``)."""
        found = self._hashed(digest(_CODE + code))
        return [*self._upper.coded(code), *found] if self._upper else found

    def _may_start(self, word: str) -> int:
        """How many words the longest name has that begins with the folded word; 0 for none."""
        wanted = digest(key(word))
        at = bisect_left(self._first, wanted)
        hit = at < len(self._first) and self._first[at] == wanted
        here = self._words[at] if hit else 0
        return max(here, self._upper.may_start(word)) if self._upper else here

    def _most(self, word: str) -> int:
        """How many words the longest name has that may begin with the folded word, be that several
        with hyphens: a quick way to no."""
        first = key(word).split(" ", 1)[0]
        return self.may_start(first) if first else _MOST_WORDS

    def _settled(self, folded: str, size: int) -> bool:
        """Whether a place of that name has ``size`` inhabitants, or comes from other tables than
        GeoNames."""
        return any(r.population >= size or r.source != "geonames" for r in self.find(folded))


def _one_region(one: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether two places of one name and kind are one region, wherever its middle is put."""
    return one.kind == "region" and one.country is not None and one.country == other.country


def _over(upper: list[PlaceRecord], lower: list[PlaceRecord]) -> list[PlaceRecord]:
    # Only with a user's file, and places.py knows this module.
    from isnad.world.places import SAME_KM, distance_km  # noqa: PLC0415

    def hidden(one: PlaceRecord) -> bool:
        return any(
            u.kind == one.kind and (_one_region(u, one) or distance_km(u, one) <= SAME_KM)
            for u in upper
        )

    rest = [one for one in lower if not hidden(one)]
    towns = {one.country for one in rest if one.kind == "settlement"}
    # The name of a town stands for the town before an area of a user's that is named after it.
    areas = [u for u in upper if u.kind in ("region", "district") and u.country in towns]
    return [*(u for u in upper if u not in areas), *rest, *areas]


def _column(view: memoryview, at: int, code: _Code, count: int) -> tuple[Sequence[int], int]:
    end = at + count * struct.calcsize(code)
    return view[at:end].cast(code), end
