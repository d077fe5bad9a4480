"""Local servers, and clients that may reach them and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from isnad.fetching import PORTS, Allowed, Client, Limits, network

from .server import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


@pytest.fixture
def other() -> Iterator[Server]:
    """A second origin."""
    with serving() as made:
        yield made


def lookup(host: str, port: int) -> list[str]:
    """Names for tests: every one of them is this machine, and no name server is asked."""
    return ["127.0.0.1"]


MakeClient = Callable[..., Client]


@pytest.fixture
def client(server: Server, other: Server) -> MakeClient:
    """Makes a client that may connect to the local servers."""

    def make(limits: Limits | None = None, **options: object) -> Client:
        allowed = Allowed((network("127.0.0.0/8"),), PORTS | {server.port, other.port})
        given: dict[str, object] = {"allowed": allowed, "resolver": lookup, **options}
        return Client("Isnad/test", limits=limits, **given)  # type: ignore[arg-type]

    return make
