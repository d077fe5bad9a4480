"""``python -m benchmarks.peak FILE ARGUMENT…``: runs isnad with the arguments and writes to FILE the
most memory that it had, in bytes."""

from __future__ import annotations

import resource
import runpy
import sys
from pathlib import Path

# The kernel tells it in kilobytes, but for macOS, which tells it in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024
_STATUS, _PEAK = Path("/proc/self/status"), "VmHWM:"


def peak() -> int:
    """The most memory that this process has had, in bytes. What Linux tells by ``getrusage`` begins
    with the memory of the process that started this one, so it is asked elsewhere."""
    if _STATUS.exists():
        return int(_STATUS.read_text("ascii").partition(_PEAK)[2].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def main() -> None:
    """Run and write, however it ends."""
    told, sys.argv = Path(sys.argv[1]), ["isnad", *sys.argv[2:]]
    try:
        runpy.run_module("isnad", run_name="__main__", alter_sys=True)
    finally:
        told.write_text(str(peak()), encoding="ascii")


if __name__ == "__main__":
    main()
