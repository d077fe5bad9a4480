"""A local server that says what a test tells it to, byte by byte if need be."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Request:
    """What was asked: the target and the headers, names in lower case."""

    target: str
    headers: dict[str, str]


Answer = Callable[[Request, socket.socket], None]


def answer(
    body: bytes | str = b"",
    status: str = "200 OK",
    kind: str | None = "text/html; charset=utf-8",
    **headers: str,
) -> bytes:
    """A whole answer; ``headers`` with ``_`` for ``-``."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}"]
    if kind is not None:
        lines.append(f"Content-Type: {kind}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


@dataclass
class Server:
    """Answers by path; without an answer, 404. ``asked``: all requests so far, in order."""

    port: int
    answers: dict[str, bytes | Answer] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    tls: ssl.SSLContext | None = None

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def targets(self) -> list[str]:
        return [request.target for request in self.asked]

    def serve(self, plain: socket.socket) -> None:
        with ExitStack() as open_until_then:
            connection = open_until_then.enter_context(plain)
            connection.settimeout(10)
            try:
                if self.tls is not None:
                    locked = self.tls.wrap_socket(connection, server_side=True)
                    connection = open_until_then.enter_context(locked)
                request = _read(connection)
                if request is None:
                    return
                self.asked.append(request)
                made = self.answers.get(request.target.partition("?")[0])
                if callable(made):
                    made(request, connection)
                else:
                    connection.sendall(made or answer("no such page", "404 Not Found"))
            except OSError:
                # The other side has had enough, as it should.
                return


def _read(connection: socket.socket) -> Request | None:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65536)
        if not piece:
            return None
        head += piece
    first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Request(first.split(" ")[1], headers)


@contextmanager
def serving() -> Iterator[Server]:
    """A server on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening.getsockname()[1])
        threads: list[threading.Thread] = []

        def accept() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                thread = threading.Thread(target=server.serve, args=(connection,), daemon=True)
                threads.append(thread)
                thread.start()

        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()
        try:
            yield server
        finally:
            # Closing alone does not wake who accepts.
            listening.shutdown(socket.SHUT_RDWR)
            accepting.join(5)
            for thread in threads:
                thread.join(5)
