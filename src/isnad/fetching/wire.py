"""Connections that go to a checked address and nowhere else, and that end in time.

A name is looked up once for each connection; what is connected to is one of the addresses that
were looked at, by number, so that a second answer of the name server changes nothing (DNS
rebinding). The name goes on into the TLS handshake and the Host header.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

import httpcore2

from isnad.fetching.addresses import Address, Network, may_connect, plain
from isnad.fetching.failing import NotFetched
from isnad.fetching.limits import Limits
from isnad.fetching.urls import literal, refused

Resolver = Callable[[str, int], list[str]]
# Read so little at once before the body begins that what is over the bound is noticed.
_PIECE = 4_096


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name as the system knows them, in its order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Clock:
    """How much time is left for one answer; pauses that politeness asks for do not count."""

    def __init__(self, limits: Limits, url: str) -> None:
        self._until = monotonic() + limits.total
        self._total, self._url = limits.total, url

    def credit(self, seconds: float) -> None:
        """So long nothing was asked for."""
        self._until += seconds

    def left(self, most: float | None) -> float:
        """Seconds for the next step, at most so many; raises NotFetched where none are left."""
        left = self._until - monotonic()
        if left <= 0:
            raise self.over(f"took over {self._total:g} seconds in all")
        return left if most is None else min(most, left)

    def over(self, what: str) -> NotFetched:
        """What to raise where something took too long."""
        return NotFetched(self._url, "slow_server", f"{what}; the server is slow, try again later")


class Wire(httpcore2.NetworkBackend):
    """Connections for one request. ``url``: for messages; ``networks``: allowed beside the public
    ones; null: to any address, for the way to a proxy that was named."""

    def __init__(
        self,
        url: str,
        clock: Clock,
        limits: Limits,
        networks: Iterable[Network] | None,
        resolver: Resolver = resolve,
    ) -> None:
        self._url, self._clock, self._limits = url, clock, limits
        self._networks = None if networks is None else tuple(networks)
        self._resolver = resolver
        self._sync = httpcore2.SyncBackend()
        self.heard = 0
        self.in_head = True

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of the host that answers, of those that may be asked."""
        last: Exception | None = None
        for address in self._addresses(host, port):
            left = self._clock.left(timeout)
            try:
                stream = self._sync.connect_tcp(
                    str(address), port, left, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
                continue
            self._check_peer(stream, host)
            return _Bounded(stream, self)
        raise NotFetched(
            self._url,
            "not_connected",
            f"{host} does not answer on port {port} ({last}); try again later",
        ) from last

    def _addresses(self, host: str, port: int) -> list[Address]:
        number = literal(host)
        found = [number] if number is not None else self._looked_up(host, port)
        if self._networks is None:
            return found
        fit = [address for address in found if may_connect(address, self._networks)]
        if not fit:
            raise refused(self._url, host, found)
        return fit

    def _looked_up(self, host: str, port: int) -> list[Address]:
        """The addresses of a name. The system's resolver knows no time limit, so a thread asks."""
        answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolver(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=self._clock.left(self._limits.connect))
        except queue.Empty:
            raise self._clock.over(f"the name {host} is not looked up in time") from None
        if isinstance(answer, list):
            found = [address for text in answer if (address := _address(text)) is not None]
            if found:
                return found
            answer = OSError("it has no address")
        raise NotFetched(
            self._url,
            "no_such_host",
            f"the name {host} cannot be looked up ({answer}); look at the name and the network",
        ) from answer

    def _check_peer(self, stream: httpcore2.NetworkStream, host: str) -> None:
        """Once more, what is connected to: whatever stands between may not lead elsewhere."""
        peer = stream.get_extra_info("server_addr")
        address = _address(str(peer[0]))
        if self._networks is None:
            return
        if address is None or not may_connect(address, self._networks):
            stream.close()
            raise refused(self._url, host, [address] if address else [])

    def read(self, stream: httpcore2.NetworkStream, most: int, timeout: float | None) -> bytes:
        """What a stream has to say next, inside the bounds of time and size."""
        if self.in_head:
            most = min(most, _PIECE)
        data = stream.read(most, self._clock.left(timeout))
        self.heard += len(data)
        if self.in_head and self.heard > self._limits.headers:
            raise NotFetched(
                self._url,
                "headers_too_large",
                f"has over {self._limits.headers // 1024} kB of headers; no server of news "
                "needs so many, look at the URL",
            )
        # Chunks may be one byte each with a long extension, which never reaches the body.
        if self.heard > self._limits.headers + 2 * self._limits.body:
            raise NotFetched(self._url, "too_large", "sends without end; nothing of it is kept")
        return data

    def time_left(self, timeout: float | None) -> float:
        """Seconds for the next step of a stream."""
        return self._clock.left(timeout)


def _address(text: str) -> Address | None:
    try:
        return plain(ipaddress.ip_address(text))
    except ValueError:
        return None


class _Bounded(httpcore2.NetworkStream):
    """A stream that tells its wire of all that it hears, and keeps to the wire's time."""

    def __init__(self, stream: httpcore2.NetworkStream, wire: Wire) -> None:
        self._stream, self._wire = stream, wire

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._wire.read(self._stream, max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._wire.time_left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = self._wire.time_left(timeout)
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, left), self._wire)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as its base has it
        return self._stream.get_extra_info(info)
