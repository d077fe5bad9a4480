"""How often Python looks for rings of garbage while a process reads reports."""

from __future__ import annotations

import gc

# Tables and annotations are many small records and hardly any rings; looking through them as often
# as Python does by itself costs a sixth of a start and of the reading.
_OFTEN = (50_000, 20, 20)


def look_seldom() -> None:
    """Make this process look for garbage seldom. For programs: a library leaves that to its user."""
    gc.set_threshold(*_OFTEN)
