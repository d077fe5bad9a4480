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

NONE = "-"
_DIGEST = 8
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

    def verdict(self, features: list[str]) -> tuple[str, float]:
        """The likeliest type of claim and its probability, whether or not none is likelier."""
        sums = list(self.weights.bias)
        rows = self.weights.rows
        for feature in features:
            for n, weight in rows.get(feature, ()):
                sums[n] += weight
        top = max(sums)
        powers = [math.exp(s - top) for s in sums]
        total = sum(powers)
        powers[self._none] = 0.0
        best = max(powers)
        return self.weights.classes[powers.index(best)], best / total


@lru_cache(maxsize=4)
def load(path: Path | None = None) -> Judge | None:
    """The judge of a file of weights, by default the one that ISNAD_WEIGHTS names or the packaged
    one; None where there is no such file."""
    path = path or Path(os.environ.get("ISNAD_WEIGHTS") or _FILE)
    if not path.exists():
        return None
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:_DIGEST]
    return Judge(msgspec.json.decode(data, type=Weights), digest)
