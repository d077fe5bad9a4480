"""The command line of a benchmark that has a size: its own, or the one that its bar is for."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable

from isnad import garbage


def run(
    told: str | None,
    lines: Callable[[int], Iterable[str]],
    *,
    of: str,
    full: int,
    default: int,
) -> None:
    """Measure and print. ``told``: what is measured; ``of``: what its size counts, in the plural."""
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--full", action="store_true", help=f"{full:,} {of}, for the bars")
    parser.add_argument(f"--{of}", type=int, default=default, dest="size")
    given = parser.parse_args()
    garbage.look_seldom()  # as the program does
    for line in lines(full if given.full else given.size):
        print(line, flush=True)
