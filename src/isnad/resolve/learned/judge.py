"""The learned judge: how likely a candidate tells a claim of each type, or none.

A linear model over the features of ``evidence``: one row of weights for each feature, one column
for each type, and none. ``isnad train`` makes it.
"""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import exp, inf, log
from pathlib import Path
from struct import Struct

import msgspec

from isnad import cache, files
from isnad.errors import IsnadError
from isnad.memo import Memo
from isnad.resolve.learned.clues import Teller, teller
from isnad.resolve.learned.rows import Rows, written

NONE = "-"
_DIGEST = 8
# Weights are added up as whole millionths, so that their order changes nothing, and those of all
# classes at once: one long number holds them side by side, each in a lane of its own.
_PARTS, _LANE = 1_000_000, 64
_LEAST = 1e-9  # what is left of certainty below a bar of one
# Larger weights could add up to more than a lane holds.
_HUGE = 1e6
_WHAT = "weights of the judge"
_CACHE, _VERSION = "judge", "6"
# So many features are remembered with their rows.
_KEPT = 1 << 16
_FILE = Path(__file__).parent / "weights.json"


class Weights(msgspec.Struct):
    """Weights of a linear model. ``rows``: for each feature, pairs of class index and weight;
    ``bar``: how likely a claim must be to stand; ``floor``: how likely it must be that anything is
    claimed where a frame says so, but for the types ``seldom``, which were annotated too rarely."""

    classes: list[str]
    bias: list[float]
    bar: float
    rows: dict[str, list[tuple[int, float]]]
    floor: float = 0.0
    seldom: list[str] = []


class Judge:
    """Scores candidates with one set of weights; ``digest`` names the set. ``row_of`` looks a
    packed row up where the weights hold none themselves."""

    def __init__(
        self, weights: Weights, digest: str = "", row_of: Callable[[str], int | None] | None = None
    ) -> None:
        self.weights, self.digest = weights, digest
        size = len(weights.classes)
        self._none = weights.classes.index(NONE)
        # Half a lane on top of each sum keeps it above zero, so that no lane takes from the next.
        self._bias = _packed([(n, w) for n, w in enumerate(weights.bias)])
        self._bias += sum(1 << (_LANE * n + _LANE - 1) for n in range(size))
        self._row = row_of or {f: _packed(row) for f, row in weights.rows.items()}.get
        # What the features of a clue weigh.
        self.tell: Teller[int] = teller(self._sum)
        # Where none leads by more than this, a claim is below the bar even without other types.
        odds = max(1 - weights.bar, _LEAST) / weights.bar if weights.bar > 0 else inf
        self._hopeless = log(odds) * _PARTS + 1
        self._lanes = Struct(f"<{size}Q")

    def verdict(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest type of claim and its probability, whether or not none is likelier."""
        return self._likeliest(self._unpacked(self._sum(features)))

    def weigh(self, weights: Iterable[int]) -> tuple[str, float] | None:
        """The same by what clues weigh, as ``tell`` says; None where no claim reaches the bar."""
        sums = self._unpacked(sum(weights))
        if sums[self._none] - max(sums[: self._none] + sums[self._none + 1 :]) > self._hopeless:
            return None
        kind, chance = self._likeliest(sums)
        return (kind, chance) if chance >= self.weights.bar else None

    def allows(self, kind: str, weights: Iterable[int]) -> bool:
        """Whether a frame may say so of this type: it is as likely as the floor asks that anything
        is claimed, by what clues weigh."""
        if kind in self.weights.seldom:
            return True
        powers = _powers(self._unpacked(sum(weights)))
        return sum(powers) - powers[self._none] >= self.weights.floor * sum(powers)

    def chance(self, weights: Iterable[int]) -> float:
        """How likely it is that something is claimed at all, by what clues weigh."""
        return self._likeliest(self._unpacked(sum(weights)))[1]

    def _sum(self, features: Iterable[str]) -> int:
        return sum(filter(None, map(self._row, features)))

    def _unpacked(self, packed: int) -> tuple[int, ...]:
        """The sum of each class, all raised by the same."""
        whole = packed + self._bias
        return self._lanes.unpack(whole.to_bytes(self._lanes.size, "little"))

    def _likeliest(self, sums: tuple[int, ...]) -> tuple[str, float]:
        powers = _powers(sums)
        total = sum(powers)
        powers[self._none] = 0.0
        best = max(powers)
        return self.weights.classes[powers.index(best)], best / total


def _powers(sums: tuple[int, ...]) -> list[float]:
    """How likely each class is beside the likeliest."""
    top = max(sums)
    return [exp((s - top) / _PARTS) for s in sums]


def _packed(row: list[tuple[int, float]]) -> int:
    """The weights of a row, each in the lane of its class."""
    return sum(round(weight * _PARTS) << (_LANE * n) for n, weight in row)


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
        return _written(_sound(files.decoded(data, Weights, str(path), _WHAT), path))

    return _opened(cache.compiled(_CACHE, f"{_VERSION}-{digest}", build), digest)


def _written(weights: Weights) -> bytes:
    """Weights in a form that opens at once: how many rows, how long the head is, the weights
    without rows as head; the rows, all of one size."""
    head = msgspec.msgpack.encode(msgspec.structs.replace(weights, rows={}))
    packed = [_packed(row) for row in weights.rows.values()]
    return b"".join([len(packed).to_bytes(8, "little"), len(head).to_bytes(8, "little"), head,
                     bytes(-len(head) % 8), *written([*weights.rows], packed, _size(weights))])  # fmt: skip


def _opened(path: Path, digest: str) -> Judge:
    with path.open("rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    count, length = (int.from_bytes(view[n : n + 8], "little") for n in (0, 8))
    weights = msgspec.msgpack.decode(view[16 : 16 + length], type=Weights)
    rows = Rows(view[16 + length + (-length % 8) :], count, _size(weights))
    # Every other feature, most of all runs of letters, is one that words before had.
    return Judge(weights, digest, Memo(rows.row, most=_KEPT).__getitem__)


def _size(weights: Weights) -> int:
    """Bytes of a packed row: a lane for each class, and one for its sign."""
    return (len(weights.classes) + 1) * _LANE // 8


def _sound(weights: Weights, path: Path) -> Weights:
    """The weights, if they fit their classes; a misfit would change claims without a word."""
    size = len(weights.classes)
    unknown = {n for row in weights.rows.values() for n, _ in row if not 0 <= n < size}
    numbers = [
        *weights.bias,
        weights.bar,
        weights.floor,
        *(w for row in weights.rows.values() for _, w in row),
    ]
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
