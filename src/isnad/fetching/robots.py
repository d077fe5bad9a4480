"""What a host's robots.txt says (RFC 9309), asked for once a day."""

from __future__ import annotations

from collections.abc import Callable

import httpx2
import msgspec
from protego import Protego

from isnad.fetching.answers import Asked, Fetched, Unchanged
from isnad.fetching.failing import NotFetched
from isnad.fetching.hosts import Now
from isnad.fetching.limits import Limits
from isnad.fetching.urls import origin_of

# The name under which a robots.txt may speak of this program.
NAME = "Isnad"
_ROBOTS = "/robots.txt"
# With these the server says that it has no rules.
_NO_RULES = frozenset(
    {"not_found", "gone", "forbidden", "odd_status", "not_text", "too_many_redirects"}
)
# These say something of us or of the URL, and hold for the page as well.
_OURS = frozenset(
    {"address_refused", "port_refused", "no_such_host", "not_connected", "tls_failed"}
)

Get = Callable[[Asked], Fetched | Unchanged]


class _Known(msgspec.Struct, frozen=True):
    """The rules of one origin; null: it cannot be known, and nothing may be asked for. ``size``:
    of their text."""

    rules: Protego | None
    until: float
    size: int = 0


class Robots:
    """The rules of origins. ``get`` fetches without asking for rules."""

    def __init__(self, get: Get, limits: Limits, now: Now) -> None:
        self._get, self._limits, self._now = get, limits, now
        self._known: dict[tuple[str, str, int], _Known] = {}

    def check(self, url: httpx2.URL) -> float | None:
        """The seconds that the host wants between requests; null where it does not say.

        Raises NotFetched: ``robots_disallow``; ``robots_away`` where the rules cannot be had;
        and what is wrong with the host itself.
        """
        known = self._of(url)
        if known.rules is None:
            message = (
                "has a robots.txt that cannot be had, so nothing is asked for; try again later"
            )
            raise NotFetched(str(url), "robots_away", message, known.until - self._now())
        if not known.rules.can_fetch(str(url), NAME):
            message = "is not for programs, says the robots.txt of its host; ask its owners"
            raise NotFetched(str(url), "robots_disallow", message)
        return known.rules.crawl_delay(NAME)

    def _of(self, url: httpx2.URL) -> _Known:
        origin = origin_of(url)
        known = self._known.pop(origin, None)
        if known is None or known.until <= self._now():
            known = self._asked(url)
        self._known[origin] = known
        self._make_room()
        return known

    def _make_room(self) -> None:
        """Forget the rules that were not asked for the longest; those of now stay."""
        size = sum(known.size for known in self._known.values())
        while len(self._known) > 1 and (
            len(self._known) > self._limits.hosts or size > self._limits.robots_all
        ):
            size -= self._known.pop(next(iter(self._known))).size

    def _asked(self, url: httpx2.URL) -> _Known:
        where = str(url.copy_with(raw_path=_ROBOTS.encode("ascii")))
        try:
            answer = self._get(Asked(url=where, at_most=self._limits.robots))
        except NotFetched as error:
            if error.reason in _NO_RULES:
                return self._rules("")
            if error.reason in _OURS and origin_of(httpx2.URL(error.url)) == origin_of(url):
                raise NotFetched(str(url), error.reason, error.message, error.after) from error
            return _Known(None, self._now() + (error.after or self._limits.robots_away))
        text = answer.body.decode("utf-8", "replace") if isinstance(answer, Fetched) else ""
        if len(text) >= self._limits.robots:
            # The last line may be cut in two.
            text = text.rpartition("\n")[0]
        return self._rules(text)

    def _rules(self, text: str) -> _Known:
        return _Known(Protego.parse(text), self._now() + self._limits.robots_kept, len(text))
