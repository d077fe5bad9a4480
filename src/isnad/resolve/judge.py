"""The learned judge: how likely a candidate tells a claim of each type, or none.

A linear model over the features of ``evidence``: one row of weights for each feature, one column
for each type, and none. ``isnad train`` makes it.
"""

from __future__ import annotations

import hashlib
import math
import mmap
import os
from array import array
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import msgspec

from isnad import cache, files
from isnad.errors import IsnadError

NONE = "-"
_DIGEST = 8
# The share of classes with a weight from which a row counts as full.
_FULL = 0.3
# Larger weights could add up to infinity, of which no probability can be had.
_HUGE = 1e9
_WHAT = "weights of the judge"
_CACHE, _VERSION = "judge", "1"
_FILE = Path(__file__).parent / "weights.json"


class Weights(msgspec.Struct):
    """Weights of a linear model. ``rows``: for each feature, pairs of class index and weight;
    ``bar``: how likely a claim must be to stand."""

    classes: list[str]
    bias: list[float]
    bar: float
    rows: dict[str, list[tuple[int, float]]]


# A row of weights: one for each class where most have one, else pairs of class and weight.
Row = tuple[tuple[float, ...] | None, list[tuple[int, float]]]
_NO_ROW: Row = (None, [])
_ROW = msgspec.msgpack.Decoder(Row)


class Judge:
    """Scores candidates with one set of weights; ``digest`` names the set. ``row_of`` looks a row
    up where the weights hold none themselves."""

    def __init__(
        self, weights: Weights, digest: str = "", row_of: Callable[[str], Row] | None = None
    ) -> None:
        self.weights, self.digest = weights, digest
        self._none = weights.classes.index(NONE)
        self._row: Callable[[str], Row | None] = row_of or rows_of(weights).get

    def verdict(self, features: list[str]) -> tuple[str, float]:
        """The likeliest type of claim and its probability, whether or not none is likelier."""
        found = [row for f in features if (row := self._row(f)) is not None]
        # Rows with a weight for many classes are added up column by column, the rest one by one.
        full = [row for row, _ in found if row is not None]
        sums = [sum(column) for column in zip(self.weights.bias, *full, strict=True)]
        for _, few in found:
            for n, weight in few:
                sums[n] += weight
        top = max(sums)
        powers = [math.exp(s - top) for s in sums]
        total = sum(powers)
        powers[self._none] = 0.0
        best = max(powers)
        return self.weights.classes[powers.index(best)], best / total


def rows_of(weights: Weights) -> dict[str, Row]:
    """The rows as they are added up."""
    size = len(weights.classes)
    return {
        f: (_spread(row, size), []) if len(row) > _FULL * size else (None, row)
        for f, row in weights.rows.items()
    }


def _spread(row: list[tuple[int, float]], size: int) -> tuple[float, ...]:
    """A row with a weight for every class."""
    given = dict(row)
    return tuple(given.get(n, 0.0) for n in range(size))


@lru_cache(maxsize=4)
def load(path: Path | None = None) -> Judge | None:
    """The judge of a file of weights, by default the one that ISNAD_WEIGHTS names or the packaged
    one; None where there is no such file. Raises IsnadError where it holds no weights."""
    path = path or Path(os.environ.get("ISNAD_WEIGHTS") or _FILE)
    if not path.exists():
        return None
    data = files.content(path)
    digest = hashlib.sha256(data).hexdigest()[:_DIGEST]

    def build() -> bytes:
        return _packed(_sound(files.decoded(data, Weights, str(path), _WHAT), path))

    return _unpacked(cache.compiled(_CACHE, f"{_VERSION}-{digest}", build), digest)


def _packed(weights: Weights) -> bytes:
    """Weights in a form that opens at once, whatever their number: bounds of the rows, sorted by
    the hash of the feature, the weights without rows, then the rows."""
    rows = sorted((_hash(f), msgspec.msgpack.encode(row)) for f, row in rows_of(weights).items())
    head = msgspec.msgpack.encode(msgspec.structs.replace(weights, rows={}))
    ends = accumulate((len(row) for _, row in rows), initial=len(head))
    parts = [len(rows).to_bytes(8, "little"), array("Q", [h for h, _ in rows]).tobytes()]
    return b"".join([*parts, array("Q", ends).tobytes(), head, *(row for _, row in rows)])


def _unpacked(path: Path, digest: str) -> Judge:
    with path.open("rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    count = int.from_bytes(view[:8], "little")
    middle, start = 8 + 8 * count, 16 + 16 * count
    hashes, ends = view[8:middle].cast("Q"), view[middle:start].cast("Q")
    body = view[start:]

    @lru_cache(maxsize=1 << 16)
    def row_of(feature: str) -> Row:
        wanted = _hash(feature)
        at = bisect_left(hashes, wanted)
        if at == count or hashes[at] != wanted:
            return _NO_ROW
        row: Row = _ROW.decode(body[ends[at] : ends[at + 1]])
        return row

    return Judge(msgspec.msgpack.decode(body[: ends[0]], type=Weights), digest, row_of)


def _hash(feature: str) -> int:
    return int.from_bytes(hashlib.blake2b(feature.encode(), digest_size=8).digest(), "little")


def _sound(weights: Weights, path: Path) -> Weights:
    """The weights, if they fit their classes; a misfit would change claims without a word."""
    size = len(weights.classes)
    unknown = {n for row in weights.rows.values() for n, _ in row if not 0 <= n < size}
    numbers = [*weights.bias, weights.bar, *(w for row in weights.rows.values() for _, w in row)]
    fault = ""
    if NONE not in weights.classes or size < 2:
        fault = f"its classes need {NONE!r} and a type of claim"
    elif len(set(weights.classes)) < size:
        fault = "a class is given twice"
    elif len(weights.bias) != size:
        fault = f"{len(weights.bias)} biases for {size} classes"
    elif unknown:
        fault = f"a row names class {min(unknown)} of {size}"
    elif any(abs(number) > _HUGE for number in numbers):
        fault = "a number is out of all measure"
    if fault:
        raise IsnadError(f"{path}: not {_WHAT}: {fault}; make it with isnad train")
    return weights
