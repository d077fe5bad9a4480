"""The learned judge: how likely a candidate tells a claim of each type, or none.

A linear model over the features of ``evidence``: one row of weights for each feature, one column
for each type, and none. ``isnad train`` makes it.
"""

from __future__ import annotations

import hashlib
import math
import os
from functools import lru_cache
from pathlib import Path

import msgspec

from isnad import files
from isnad.errors import IsnadError

NONE = "-"
_DIGEST = 8
# The share of classes with a weight from which a row counts as full.
_FULL = 0.3
# Larger weights could add up to infinity, of which no probability can be had.
_HUGE = 1e9
_WHAT = "weights of the judge"
_FILE = Path(__file__).parent / "weights.json"


class Weights(msgspec.Struct):
    """Weights of a linear model. ``rows``: for each feature, pairs of class index and weight;
    ``bar``: how likely a claim must be to stand."""

    classes: list[str]
    bias: list[float]
    bar: float
    rows: dict[str, list[tuple[int, float]]]


class Judge:
    """Scores candidates with one set of weights; ``digest`` names the set."""

    def __init__(self, weights: Weights, digest: str = "") -> None:
        self.weights, self.digest = weights, digest
        self._none = weights.classes.index(NONE)
        # Rows with a weight for many classes are added up column by column, the rest one by one.
        size = len(weights.classes)
        full = {f for f, row in weights.rows.items() if len(row) > _FULL * size}
        self._full = {f: _spread(weights.rows[f], size) for f in full}
        self._few = {f: row for f, row in weights.rows.items() if f not in full}

    def verdict(self, features: list[str]) -> tuple[str, float]:
        """The likeliest type of claim and its probability, whether or not none is likelier."""
        rows = [row for f in features if (row := self._full.get(f)) is not None]
        sums = [sum(column) for column in zip(self.weights.bias, *rows, strict=True)]
        few = self._few
        for feature in features:
            for n, weight in few.get(feature, ()):
                sums[n] += weight
        top = max(sums)
        powers = [math.exp(s - top) for s in sums]
        total = sum(powers)
        powers[self._none] = 0.0
        best = max(powers)
        return self.weights.classes[powers.index(best)], best / total


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
    weights = files.decoded(data, Weights, str(path), _WHAT)
    # The packaged ones are looked at when they are made; looking takes as long as reading.
    return Judge(weights if path == _FILE else _sound(weights, path), digest)


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
