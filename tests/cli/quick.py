"""The program with a stand-in for the engine and without pauses between requests to a host.

Run as a module, it is the program for tests that end it from outside.
"""

from __future__ import annotations

import sys

import isnad
from isnad import fetching

from . import engine


class Limits(fetching.Limits, frozen=True, kw_only=True):
    """All bounds but one."""

    spacing: float = 0.0


if __name__ == "__main__":
    from isnad.cli import main
    from isnad.fetching import client

    sys.modules["isnad.flow"] = engine
    vars(isnad)["flow"] = engine
    vars(client)["Limits"] = Limits
    main()
