"""Briefs of the store as it is, each made once."""

from __future__ import annotations

import threading
from collections import OrderedDict

import msgspec
from fastapi import HTTPException

from isnad.briefing import Wanted, brief_of
from isnad.pages import Brief
from isnad.web.held import Held

# So many are remembered.
_MOST = 24


class Briefs:
    """The briefs that were asked for. One is made at a time, since it takes a processor for
    seconds: who asks for the same waits for it."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[str, Wanted], Brief] = OrderedDict()
        self._making = threading.Lock()

    def brief(self, held: Held, wanted: Wanted) -> Brief:
        """The brief of the store as it is now. Raises 422 for a date that is none."""
        key = held.stamp, wanted
        found = self._made.get(key)
        if found is None:
            with self._making:
                found = self._made.get(key) or _make(held, wanted)
                self._made[key] = found
                while len(self._made) > _MOST:
                    self._made.popitem(last=False)
        return found


def _make(held: Held, wanted: Wanted) -> Brief:
    with held.store() as store:
        try:
            told, faults = brief_of(store, wanted)
        except ValueError as error:
            raise HTTPException(422, str(error)) from error
    if faults:
        raise HTTPException(
            409,
            f"{len(faults)} pieces of the brief do not follow from the words of reports, so it is "
            f"not shown: {faults[0]}",
        )
    return told


def as_json(brief: Brief) -> bytes:
    """A brief as ``isnad brief --format json`` has it, without line breaks."""
    return msgspec.json.encode(brief)
