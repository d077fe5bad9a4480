"""Joining one by one over a store: a step is a transaction, and what waits is joined."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import msgspec

from isnad.joining.sketching import Sketches
from isnad.joining.step import Step
from isnad.joining.tables import Joinable
from isnad.joining.version import version
from isnad.joins import Held
from isnad.memo import Recent
from isnad.records import ReadResult, Rejected, Report

# A step ends after so many reports or seconds: others that write wait for it. It takes as long to
# gather as the step before took to tell, where that is more: a large story that every step touches
# is told anew a few times, and not once for every few reports. But no step is longer than so many
# short ones: all that it reads is in memory at once, and where telling takes its time for every
# report, as on a slow machine, each step would be longer than the one before, without end.
_REPORTS, _SECONDS, _LONGEST = 50, 0.5, 16.0
# While reports go on arriving, a step waits after the one before for such a part of what that told for.
_REST = 0.5
# How many reports are looked up together; and how many, and of how many characters at most, are
# kept in memory from one step to the next.
_PARCEL, _RECENT, _CHARACTERS = 10, 1_000, 2_000_000

Read = Callable[[Report], ReadResult | Rejected]


class Progress(msgspec.Struct, frozen=True):
    """Reports that were joined so far, of how many."""

    done: int
    total: int


def is_current(store: Joinable) -> bool:
    """Whether all reports are joined, by this program, and the ids of stories written down."""
    return store.waiting() == 0 and store.is_recorded() and store.made_by() == version()


def catch_up(
    store: Joinable,
    read: Read,
    shown: Callable[[Progress], None] = lambda _: None,
    *,
    anew: bool = False,
    sketches: Sketches | None = None,
) -> list[Rejected]:
    """Join all reports that wait; everything, where another version joined it or ``anew``.

    A run that was killed is taken up where it stood. ``read``: reads again what was read before
    sentences were traced; what it gives back as rejected is joined without traces, and returned.
    ``sketches``: of reports that were read just now.
    """
    joiner = Joiner(store, read, anew=anew, sketches=sketches)
    done, total = 0, store.waiting()
    while joined := joiner.step():
        done += joined
        shown(Progress(done, max(done, total)))
    joiner.record()
    return joiner.rejected


class Joiner:
    """Joins a store step by step, while reports go on arriving. ``rejected``: what could not be read
    again at the beginning."""

    def __init__(
        self,
        store: Joinable,
        read: Read,
        *,
        anew: bool = False,
        sketches: Sketches | None = None,
    ) -> None:
        self._store = store
        self._sketches = Sketches() if sketches is None else sketches
        _begin(store, anew)
        found = (_reread(store, name, read) for name in store.untraced())
        self.rejected = [one for one in found if one is not None]
        self._recent: Recent[str, Held] = Recent(_RECENT, _CHARACTERS, _characters)
        self._taken, self._ended = _Taken(), 0.0

    def step(self) -> int:
        """One step; how many reports it joined, none where none wait."""
        self._taken = _step(self._store, self._recent, self._taken, self._sketches)
        self._ended = monotonic()
        return self._taken.joined

    def step_at(self, arrived: int) -> int:
        """One step if so many reports, that arrived since the last one, are worth it: as many as it
        would take, or some, when half as long has gone by since the last one as that told for. How
        many of them it has done with: all, where none waits after it, since not all that arrives is new."""
        rested = monotonic() - self._ended >= self._taken.telling * _REST
        if arrived < _REPORTS * (1.0 if rested else _longer(self._taken.telling)):
            return 0
        joined = self.step()
        return arrived if self._taken.is_last else joined

    def record(self) -> None:
        """Write down which stories there are, when no report waits."""
        with self._store.joining() as tables:
            tables.record_ids()


def _characters(held: Held) -> int:
    return len(held.report.text)


def _begin(store: Joinable, anew: bool) -> None:
    if anew or store.made_by() != version():
        with store.joining() as tables:
            tables.start_anew(version())


def _reread(store: Joinable, name: str, read: Read) -> Rejected | None:
    found = read(store.received(name))
    if isinstance(found, Rejected):
        return found
    store.add(found)
    return None


class _Taken(msgspec.Struct, frozen=True):
    """A step that was taken: how many steps were taken with it, reports that it joined, seconds
    that it told for, whether it joined all that waited."""

    steps: int = -1
    joined: int = 0
    telling: float = 0.0
    is_last: bool = False


def _longer(telling: float) -> float:
    """How many times as long as a short one a step is, after one that told for so many seconds."""
    return min(max(1.0, telling / _SECONDS), _LONGEST)


def _step(store: Joinable, recent: Recent[str, Held], last: _Taken, sketches: Sketches) -> _Taken:
    """One transaction."""
    longer = _longer(last.telling)
    most, parcel = int(_REPORTS * longer), int(_PARCEL * longer)
    until = monotonic() + _SECONDS * longer
    with store.joining() as tables:
        before = tables.step()
        if before != last.steps:
            # Another program has joined in between: what we remember may be of before.
            recent.clear()
        step, joined = Step(tables, recent, sketches), 0
        waiting = tables.waiting(most)
        while joined < len(waiting) and monotonic() < until:
            some = waiting[joined : joined + parcel]
            step.add(some)
            joined += len(some)
        told = monotonic()
        step.finish()
    is_last = joined == len(waiting) < most
    if is_last:
        # Some may be of reports that the store had already, or refused: they never wait.
        sketches.clear()
    else:
        sketches.forget(waiting[:joined])
    return _Taken(before + 1, joined, monotonic() - told, is_last)
