"""Manners towards hosts: pauses between requests, and hosts that are left alone after failures."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Protocol

import msgspec

from isnad.fetching.failing import NotFetched
from isnad.fetching.limits import Limits

Now = Callable[[], float]


def backoff(failures: int, limits: Limits) -> float:
    """How long to wait after so many failures in a row: doubled each time, up to a fifth more or
    less so that not all come back at once."""
    base = limits.backoff * 2.0 ** min(max(failures, 1) - 1, 30)
    return min(base, limits.longest_wait) * random.uniform(0.8, 1.2)


class Away(msgspec.Struct, frozen=True):
    """A host that is left alone: until when (Unix time), after how many failures in a row."""

    until: float
    failures: int


class Remembered(Protocol):
    """Where it is kept over runs which hosts are left alone."""

    def away(self, host: str) -> Away | None:
        """What is known of a host; null where nothing is."""
        ...

    def set_away(self, host: str, away: Away | None) -> None:
        """Keep it; null: the host is well."""
        ...


class Forgetful:
    """Remembers hosts for one run only."""

    def __init__(self) -> None:
        self._known: dict[str, Away] = {}

    def away(self, host: str) -> Away | None:
        """What is known of a host; null where nothing is."""
        return self._known.get(host)

    def set_away(self, host: str, away: Away | None) -> None:
        """Keep it; null: the host is well."""
        self._known.pop(host, None)
        if away is not None:
            self._known[host] = away


class Hosts:
    """When each host may be asked next. Times are Unix times, as ``now`` gives them."""

    def __init__(self, limits: Limits, now: Now, remembered: Remembered | None = None) -> None:
        self._limits, self._now = limits, now
        self._remembered = remembered or Forgetful()
        self._asked: dict[str, float] = {}
        self._delay: dict[str, float] = {}

    def slow_down(self, host: str, delay: float | None) -> None:
        """The host wants so many seconds between requests."""
        if delay is not None:
            self._delay[host] = min(delay, self._limits.longest_wait)

    def away(self, host: str) -> float:
        """Seconds for which the host is left alone after failures; 0 for none."""
        known = self._remembered.away(host)
        left = known.until - self._now() if known else 0.0
        # What no wait can be was written by a clock that was wrong. (Waits vary by a fifth.)
        return left if 0 < left <= 2 * self._limits.longest_wait else 0.0

    def pause(self, host: str) -> float:
        """Seconds until the host may be asked again, failures aside."""
        last = self._asked.get(host)
        if last is None:
            return 0.0
        delay = max(self._limits.spacing, self._delay.get(host, 0.0))
        # A clock that was set back must not hold up anything.
        return min(delay, max(0.0, last + delay - self._now()))

    def ask(self, host: str) -> None:
        """The host is asked now."""
        self._asked.pop(host, None)
        self._asked[host] = self._now()
        while len(self._asked) > self._limits.hosts:
            oldest = next(iter(self._asked))
            del self._asked[oldest]
            self._delay.pop(oldest, None)

    def answered(self, host: str) -> None:
        """The host is well."""
        if self._remembered.away(host) is not None:
            self._remembered.set_away(host, None)

    def failed(self, host: str, failure: NotFetched) -> None:
        """The host is left alone for as long as it asked, else longer with each failure."""
        if not (failure.is_of_host or failure.after):
            return
        known = self._remembered.away(host)
        failures = (known.failures if known else 0) + 1
        wait = failure.after if failure.after is not None else backoff(failures, self._limits)
        self._remembered.set_away(host, Away(self._now() + wait, failures))
