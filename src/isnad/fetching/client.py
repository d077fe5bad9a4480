"""One URL to its answer: each hop checked, redirects followed, all of it inside bounds."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import cached_property

import httpcore2
import httpx2

from isnad.errors import IsnadError
from isnad.fetching import statuses, unpacking
from isnad.fetching.answers import Asked, Fetched, Unchanged
from isnad.fetching.failing import NotFetched
from isnad.fetching.limits import SCHEMES, Limits
from isnad.fetching.urls import Allowed, checked, origin_of
from isnad.fetching.wire import Clock, Resolver, Wire, resolve

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, application/json;q=0.9, text/plain;q=0.8, */*;q=0.1"
)

# Longer marks of a version are not sent back.
_LONGEST = 1_024

Before = Callable[[httpx2.URL, Clock], None]


class Client:
    """Fetches. ``agent``: the User-Agent; ``proxy``: its URL, where one was named; then names are
    looked up by the proxy, and only addresses that stand in URLs can be checked here."""

    def __init__(
        self,
        agent: str,
        allowed: Allowed | None = None,
        limits: Limits | None = None,
        proxy: str | None = None,
        resolver: Resolver = resolve,
    ) -> None:
        self.limits = limits or Limits()
        self._agent, self._allowed = agent, allowed or Allowed()
        self._proxy = _proxy(proxy) if proxy else None
        self._resolver = resolver

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        # Certificates are always checked; those of the system, or of SSL_CERT_FILE.
        return httpx2.create_ssl_context()

    def get(self, asked: Asked, before: Before = lambda url, clock: None) -> Fetched | Unchanged:
        """Fetch a URL; raises NotFetched. ``before`` is called before each hop is connected to,
        and may raise too."""
        clock = Clock(self.limits, asked.url)
        first = url = checked(asked.url, self._allowed, self.limits)
        for _ in range(self.limits.redirects + 1):
            before(url, clock)
            is_home = origin_of(url) == origin_of(first)
            answer = self._hop(asked, url, clock, is_home=is_home)
            if not isinstance(answer, str):
                return answer
            url = self._redirected(url, answer)
        message = f"redirects more than {self.limits.redirects} times; look at the URL"
        raise NotFetched(asked.url, "too_many_redirects", message)

    def _redirected(self, url: httpx2.URL, location: str) -> httpx2.URL:
        try:
            return checked(str(url.join(location)), self._allowed, self.limits)
        except (httpx2.InvalidURL, ValueError) as error:
            message = f"redirects to what is no URL ({error}); the server is at fault"
            raise NotFetched(str(url), "bad_url", message) from error
        except NotFetched as error:
            message = f"redirects to {error.url[:200]}, which {error.message}"
            raise NotFetched(str(url), error.reason, message) from error

    def _hop(
        self, asked: Asked, url: httpx2.URL, clock: Clock, *, is_home: bool
    ) -> Fetched | Unchanged | str:
        """The answer of one server; a string is where it redirects to."""
        where = str(url)
        networks = None if self._proxy else self._allowed.networks
        wire = Wire(where, clock, self.limits, networks, self._resolver)
        request = httpcore2.Request(
            "GET",
            httpcore2.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=self._headers(asked, url, is_home=is_home),
            extensions={"timeout": self._timeouts()},
        )
        try:
            with self._pool(wire) as pool, closing(pool.handle_request(request)) as response:
                wire.in_head = False
                return self._answer(asked, url, response)
        except httpcore2.TimeoutException as error:
            raise clock.over(f"was silent for {self.limits.idle:g} seconds") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.ProxyError) as error:
            raise _broken(where, error) from error

    def _headers(
        self, asked: Asked, url: httpx2.URL, *, is_home: bool
    ) -> list[tuple[bytes, bytes]]:
        sent = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self._agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": unpacking.ACCEPTED,
            "Connection": "close",
            "If-None-Match": asked.etag,
            "If-Modified-Since": asked.last_modified,
            "Authorization": asked.authorization if is_home else None,
        }
        return [(k.encode("ascii"), v.encode("latin-1")) for k, v in sent.items() if v]

    def _timeouts(self) -> dict[str, float]:
        idle, connect = self.limits.idle, self.limits.connect
        return {"connect": connect, "read": idle, "write": idle, "pool": connect}

    def _pool(self, wire: Wire) -> httpcore2.ConnectionPool:
        """A pool for one request: nothing of one answer is left over for the next."""
        if self._proxy is None:
            return httpcore2.ConnectionPool(
                ssl_context=self._tls, network_backend=wire, max_connections=1
            )
        to = self._proxy.url
        return httpcore2.HTTPProxy(
            httpcore2.URL(scheme=to.raw_scheme, host=to.raw_host, port=to.port, target=b"/"),
            proxy_auth=self._proxy.raw_auth,
            ssl_context=self._tls,
            network_backend=wire,
            max_connections=1,
        )

    def _answer(
        self, asked: Asked, url: httpx2.URL, response: httpcore2.Response
    ) -> Fetched | Unchanged | str:
        headers, where = httpx2.Headers(response.headers), str(url)
        if response.status in _REDIRECTS and (location := headers.get("location")):
            return location
        if response.status == 304 and (asked.etag or asked.last_modified):
            return Unchanged(url=asked.url, retrieved=_now())
        statuses.check(where, response.status, headers, self.limits)
        kind, charset = statuses.content_type(where, headers)
        packing = headers.get("content-encoding", "")
        data = unpacking.body(response.iter_stream(), packing, where, self.limits, asked.at_most)
        return Fetched(
            url=asked.url,
            final=where,
            status=response.status,
            headers=dict(headers),
            content_type=kind,
            charset=charset,
            body=data,
            retrieved=_now(),
            etag=_sendable(headers.get("etag")),
            last_modified=_sendable(headers.get("last-modified")),
        )


def _sendable(value: str | None) -> str | None:
    """A header's value if it can be sent back as it came."""
    fits = value and len(value) <= _LONGEST and value.isascii() and value.isprintable()
    return value if fits else None


def _proxy(url: str) -> httpx2.Proxy:
    try:
        found = httpx2.Proxy(url)
    except (httpx2.InvalidURL, ValueError) as error:
        raise IsnadError(f"--proxy: is not the URL of a proxy: {error}") from error
    if found.url.scheme not in SCHEMES or not found.url.host:
        raise IsnadError("--proxy: only proxies of http:// and https:// are used")
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _broken(url: str, error: Exception) -> NotFetched:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLError):
        told = getattr(cause, "verify_message", "") or cause.reason or cause
        message = f"has no certificate that can be trusted ({told}); it is not read without"
        return NotFetched(url, "tls_failed", message)
    told = str(error) or type(error).__name__
    return NotFetched(url, "broken_off", f"breaks off ({told}); try again later")
