"""Why something was not fetched."""

from __future__ import annotations

from isnad.errors import IsnadError
from isnad.records import Rejected

# What no second try can change: the answer is known.
_FINAL = frozenset(
    {
        *("bad_url", "scheme_refused", "credentials_in_url", "port_refused", "address_refused"),
        *("not_text", "gone", "robots_disallow", "too_many_redirects"),
    }
)
# What says something of the host and not of the one page: nothing else is asked of it for a while.
_OF_HOST = frozenset(
    {
        *("no_such_host", "not_connected", "tls_failed", "slow_server", "server_failed", "busy"),
        "robots_away",
    }
)


class NotFetched(IsnadError):
    """Something was not fetched: its URL, a reason code, and what is wrong with the way out.

    ``after``: seconds for which the server asked to be left alone; null where it did not.
    """

    def __init__(self, url: str, reason: str, message: str, after: float | None = None) -> None:
        self.url, self.reason, self.message, self.after = url, reason, message, after
        super().__init__(f"{url}: {message} ({reason})")

    @property
    def is_final(self) -> bool:
        """Whether to try again is of no use."""
        return self.reason in _FINAL

    @property
    def is_of_host(self) -> bool:
        """Whether other pages of the host would fare no better now."""
        return self.reason in _OF_HOST

    def rejected(self) -> Rejected:
        """The same as an input that was not read."""
        return Rejected(where=self.url, reason=self.reason, message=self.message)


class Stopped(IsnadError):
    """The run is to end, and nothing more is fetched."""
