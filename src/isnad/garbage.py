"""How often Python looks for rings of garbage while a process reads reports."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# Tables and annotations are many small records and hardly any rings; looking through them as often
# as Python does by itself costs a sixth of a start and of the reading.
_OFTEN = (50_000, 20, 20)
# While records are made that are all kept, looking for what is not is in vain: of what a brief
# costs it is a tenth.
_RARELY = (1_000_000, 20, 20)


def look_seldom() -> None:
    """Make this process look for garbage seldom. For programs: a library leaves that to its user."""
    gc.set_threshold(*_OFTEN)


class _Usual:
    """How often Python looked before anybody asked for less; how many still do."""

    lock, many, often = Lock(), 0, gc.get_threshold()


@contextmanager
def hardly_any() -> Iterator[None]:
    """Have Python look yet more seldom while this lasts, in whichever threads; then as before. For
    work of some seconds that makes many records and keeps them."""
    with _Usual.lock:
        if not _Usual.many:
            _Usual.often = gc.get_threshold()
            gc.set_threshold(*_RARELY)
        _Usual.many += 1
    try:
        yield
    finally:
        with _Usual.lock:
            _Usual.many -= 1
            if not _Usual.many:
                gc.set_threshold(*_Usual.often)
