"""One target under the coverage-guided fuzzer; the arguments after its name are the fuzzer's."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["isnad.reading", "isnad.text"]):
    from benchmarks.fuzz.targets import TARGETS

if __name__ == "__main__":
    target = TARGETS[sys.argv[1]]
    target(b"A line.")  # what is loaded once is not the time of an input
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()
