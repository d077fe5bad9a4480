"""One target under Hypothesis: bytes, and pieces of what the format is made of in any order."""

from __future__ import annotations

import re
import sys
import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz.targets import TARGETS, seeds

_SLOW = 10.0
_PIECES = re.compile(rb"<[^>]{0,200}>|[\w.:/-]{1,40}|\W")


def pieces(name: str) -> st.SearchStrategy[bytes]:
    """Inputs of a target: any bytes, and its seeds cut up and put together anew."""
    cut = sorted({piece for seed in seeds(name)[:20] for piece in _PIECES.findall(seed[:20_000])})
    mixed = st.lists(st.sampled_from(cut) | st.binary(max_size=8), max_size=60).map(b"".join)
    return mixed | st.binary(max_size=400) | st.text(max_size=200).map(str.encode)


def main(name: str, runs: int) -> None:
    """Draw so many inputs for a target."""

    @settings(
        max_examples=runs, deadline=None, database=None, phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(pieces(name))
    def tried(data: bytes) -> None:
        start = time.process_time()
        TARGETS[name](data)
        assert time.process_time() - start < _SLOW, "one input took too long"

    TARGETS[name](b"A line.")  # what is loaded once is not the time of an input
    tried()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
