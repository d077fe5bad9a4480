"""Joining what is kept while other processes read on."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from isnad.cli import joining
from isnad.scale.attempts import Done

if TYPE_CHECKING:
    from isnad.joining import Joiner, Sketches
    from isnad.store import Store


class Meanwhile:
    """Joins some reports whenever enough of them have come. What it leaves is joined at the end:
    the results are the same."""

    def __init__(self, store: Store, *, wanted: bool) -> None:
        self._store, self._wanted = store, wanted
        self._joiner: Joiner | None = None
        self._arrived = 0
        self.sketches: Sketches | None = None

    def kept(self, some: Collection[Done]) -> None:
        """These were kept. Only what another process read has a sketch."""
        sketches = [done.sketch for done in some if done.sketch is not None]
        if not self._wanted or not sketches:
            return
        self._joiner = self._joiner or self._begun()
        if self._joiner is None or self.sketches is None:
            self._wanted = False
            return
        for one in sketches:
            self.sketches.put(one)
        self._arrived += len(sketches)
        # Where joining is slower than reading, reading waits: what others read and nobody has joined
        # is in memory, and would grow.
        while joined := self._joiner.step_at(self._arrived):
            self._arrived -= joined

    def _begun(self) -> Joiner | None:
        """Null where everything that the store has is to be joined anew: that waits until all is
        read."""
        from isnad.joining import Joiner, Sketches
        from isnad.joining.version import version

        if self._store.made_by() not in (None, version()):
            return None
        self.sketches = Sketches()
        return Joiner(self._store, joining.again, sketches=self.sketches)
