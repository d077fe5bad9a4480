"""The weights of the learned attachment: linear models over the features of ``bearings``, one for
each question. ``isnad train`` makes them.
"""

from __future__ import annotations

import hashlib
import math
import os
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from isnad import files
from isnad.errors import IsnadError
from isnad.resolve.learned.clues import Features, Teller, teller

_DIGEST = 8
NAME = "attachment.json"
_FILE = Path(__file__).parent / NAME
_WHAT = "weights of the attachment"
# Larger weights could add up to infinity, of which no probability can be had.
_HUGE = 1e9
ROLES = ("actor", "recipient")
HEADS = ("place", "time", *ROLES)


class Bars(msgspec.Struct):
    """How likely an answer must be: that of the rules to be ``kept``, another to be ``swapped``
    for it, any to be ``added`` where the rules have none; ``early``: a place to be added from before the noun
    that tells what happened; ``more``: others who do together what several do."""

    kept: float
    swapped: float
    added: float
    early: float = 0.0
    more: float = 1.0


class Head(msgspec.Struct, dict=True):
    """Weights of one question."""

    bias: float
    bars: Bars
    rows: dict[str, float]

    @cached_property
    def tell(self) -> Teller[float]:
        """What the features of a clue weigh."""
        return teller(self._sum)

    def _sum(self, features: Features) -> float:
        rows = self.rows
        return sum([rows[feature] for feature in features if feature in rows])

    def chance(self, weights: list[float], before: float = 0.0) -> float:
        """How likely a phrase is the answer, by what its clues weigh, on top of those ``before``."""
        weight = self.bias + sum(weights, before)
        return 1 / (1 + math.exp(-max(min(weight, 700.0), -700.0)))

    def choice(self, answers: list[tuple[bool, list[float]]]) -> int | None:
        """Which of the answers is taken, given as whether the rules have it and what its clues
        weigh."""
        chances = [self.chance(weights) for _, weights in answers]
        ruled = next((n for n, (is_ruled, _) in enumerate(answers) if is_ruled), None)
        best = max(range(len(answers)), key=lambda n: (chances[n], -n), default=None)
        if best is not None and best != ruled:
            bar = self.bars.added if ruled is None else self.bars.swapped
            if chances[best] >= bar:
                return best
        return ruled if ruled is not None and chances[ruled] >= self.bars.kept else None


class Heads(msgspec.Struct, dict=True):
    """The weights of all questions."""

    heads: dict[str, Head]
    digest: str = ""

    @cached_property
    def tell_roles(self) -> Teller[complex]:
        """What the features of a clue weigh in both of ``ROLES``: as complex numbers, of which the
        parts add up side by side."""
        one, other = (self.heads[role] for role in ROLES)
        return teller(lambda features: complex(one._sum(features), other._sum(features)))


@lru_cache(maxsize=4)
def load(path: Path | None = None) -> Heads | None:
    """The weights of a file, by default the one that ISNAD_ATTACHMENT names or the packaged one;
    None where there is no such file. Raises IsnadError where it holds no weights."""
    path = path or Path(os.environ.get("ISNAD_ATTACHMENT") or _FILE)
    if not path.exists():
        return None
    data = files.content(path)
    heads = files.decoded(data, Heads, str(path), _WHAT)
    heads.digest = hashlib.sha256(data).hexdigest()[:_DIGEST]
    return heads if path == _FILE else _sound(heads, path)


def _sound(heads: Heads, path: Path) -> Heads:
    """The weights, if there are all that are asked for."""
    missing = [name for name in HEADS if name not in heads.heads]
    numbers = [w for h in heads.heads.values() for w in (h.bias, *h.rows.values())]
    fault = ""
    if missing:
        fault = f"nothing on {missing[0]!r}"
    elif any(abs(number) > _HUGE for number in numbers):
        fault = "a number is out of all measure"
    if fault:
        raise IsnadError(f"{path}: not {_WHAT}: {fault}; make it with isnad train")
    return heads
