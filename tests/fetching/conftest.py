"""Local servers, and clients that may reach them and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from isnad.fetching import PORTS, Allowed, Client, Limits, Visitor, network

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


class Time:
    """A clock that goes on only when somebody waits."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def visitor(client: MakeClient, clock: Time) -> Visitor:
    return Visitor(client(), pause=clock.pause, now=clock)
