"""Processes of our own that work for the program: this Python, a module of ours, pipes to and from."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

_ROOT = Path(__file__).parents[1]


def start(module: str, *options: str) -> subprocess.Popen[bytes]:
    """A process that runs a module and finds what this one finds. Raises OSError."""
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(  # noqa: S603 - this Python, a module of ours
        [sys.executable, "-P", "-m", module, *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        process_group=0,  # Ctrl-C is for the program, which then ends this one
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End it, whatever it is at, and let its pipes go."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()
