"""Fetching with manners: robots.txt, pauses, and hosts that are left alone when they fail."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx2

import isnad
from isnad.fetching.answers import Asked, Fetched, Unchanged
from isnad.fetching.client import Client
from isnad.fetching.failing import NotFetched
from isnad.fetching.hosts import Hosts, Now, Remembered
from isnad.fetching.robots import NAME, Robots
from isnad.fetching.urls import host_of
from isnad.fetching.wire import Clock

Pause = Callable[[float], None]


def agent(contact: str | None = None) -> str:
    """The User-Agent; ``contact``: a URL or address at which the people who fetch are found."""
    told = f" (+{contact})" if contact else ""
    return f"{NAME}/{isnad.__version__}{told}"


class Visitor:
    """Fetches as a polite guest does. ``pause`` waits, and raises Stopped where the run is to
    end; ``now`` gives the Unix time."""

    def __init__(
        self,
        client: Client,
        remembered: Remembered | None = None,
        pause: Pause = time.sleep,
        now: Now = time.time,
    ) -> None:
        self._client, self._pause = client, pause
        self._limits = client.limits
        self.hosts = Hosts(client.limits, now, remembered)
        self._robots = Robots(self._get_robots, client.limits, now)

    def get(self, asked: Asked, *, robots: bool = True) -> Fetched | Unchanged:
        """Fetch a URL; raises NotFetched, or Stopped. ``robots``: whether to ask the host's
        robots.txt first, for each hop."""

        def before(url: httpx2.URL, clock: Clock) -> None:
            began = time.monotonic()
            self._check_away(url)
            if robots:
                self.hosts.slow_down(host_of(url), self._robots.check(url))
            clock.credit(time.monotonic() - began)
            self._wait(url, clock)

        return self._asked(asked, before)

    def _get_robots(self, asked: Asked) -> Fetched | Unchanged:
        return self._asked(asked, self._wait)

    def _asked(
        self, asked: Asked, before: Callable[[httpx2.URL, Clock], None]
    ) -> Fetched | Unchanged:
        at: list[str] = []

        def note(url: httpx2.URL, clock: Clock) -> None:
            # The host before has answered, with a redirect; what is raised here is not its fault.
            while at:
                self.hosts.answered(at.pop())
            before(url, clock)
            at.append(host_of(url))

        try:
            answer = self._client.get(asked, note)
        except NotFetched as error:
            for host in at:
                self.hosts.failed(host, error)
            raise
        for host in at:
            self.hosts.answered(host)
        return answer

    def _check_away(self, url: httpx2.URL) -> None:
        left = self.hosts.away(host_of(url))
        if left > 0:
            message = f"is on a host that is left alone for {left:.0f} more seconds, as it failed"
            raise NotFetched(str(url), "put_off", message, left)

    def _wait(self, url: httpx2.URL, clock: Clock) -> None:
        host = host_of(url)
        left = self.hosts.pause(host)
        if left > self._limits.longest_pause:
            message = f"is on a host that wants {left:.0f} more seconds between requests"
            raise NotFetched(str(url), "put_off", message, left)
        if left > 0:
            began = time.monotonic()
            self._pause(left)
            clock.credit(time.monotonic() - began)
        self.hosts.ask(host)
