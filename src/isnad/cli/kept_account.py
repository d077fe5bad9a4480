"""The account of a run, kept in a store as it grows."""

from __future__ import annotations

from time import monotonic

import isnad
from isnad.cli.account import Account
from isnad.records import Rejected
from isnad.store import Store

_DUPLICATE = "duplicate"
# What was refused is kept after so many or so many seconds, so that a killed run loses little of it.
_MANY, _SECONDS = 200, 2.0


class KeptAccount(Account):
    """An account that a store keeps as it grows, with everything that was refused and why; of
    duplicates only how many. What is newer than two seconds is lost where the run is killed: the
    next run meets those reports again."""

    def __init__(self, store: Store, command: str) -> None:
        super().__init__()
        self._store = store
        self._run = store.begin_run(command, isnad.__version__)
        self._new: list[Rejected] = []
        self._kept = monotonic()

    def read(self, claims: int = 0, rejected_claims: int = 0) -> None:
        """One report was read, with so many claims kept and rejected."""
        super().read(claims, rejected_claims)
        self._keep_at_times()

    def refused(self, item: Rejected) -> None:
        """One report was not read."""
        super().refused(item)
        if item.reason != _DUPLICATE:
            self._new.append(item)
        self._keep_at_times()

    def refused_claim(self, item: Rejected) -> None:
        """One claim of a report that was read does not stand."""
        super().refused_claim(item)
        self._new.append(item)

    def keep(self) -> None:
        """Keep it as it is."""
        self._keep(ended=False)

    def close(self) -> None:
        """The end of a run, kept. Raises AssertionError where the account does not add up."""
        super().close()
        self._keep(ended=True)

    def _keep_at_times(self) -> None:
        if len(self._new) >= _MANY or monotonic() - self._kept > _SECONDS:
            self.keep()

    def _keep(self, *, ended: bool) -> None:
        self._store.note_run(self._run, self.counts, self._new, ended=ended)
        self._new, self._kept = [], monotonic()
