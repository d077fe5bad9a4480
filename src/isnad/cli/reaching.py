"""What may be reached when something is fetched, from options that name it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.errors import IsnadError

if TYPE_CHECKING:
    from isnad.fetching import Allowed, Fetched, Remembered, Visitor
    from isnad.reading.answers import Page

_DIRECT = "none"

AllowPrivate = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-private",
        metavar="CIDR",
        help="A network of your own that may be reached (10.1.0.0/16); may be given again.",
        show_default=False,
    ),
]
AllowPort = Annotated[
    list[int] | None,
    typer.Option(
        "--allow-port",
        metavar="PORT",
        min=1,
        max=65535,
        help="A port beside 80, 443, 8080 and 8443; may be given again.",
        show_default=False,
    ),
]
ProxyURL = Annotated[
    str | None,
    typer.Option(
        "--proxy",
        metavar="URL",
        envvar="ISNAD_PROXY",
        help="Reach everything through it; it looks names up itself. none: go without.",
        show_default=False,
    ),
]
Contact = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar="URL",
        envvar="ISNAD_CONTACT",
        help="Where those find you whose servers you ask; sent to them.",
        show_default=False,
    ),
]


def allowed(networks: list[str] | None, ports: list[int] | None) -> Allowed:
    """What may be reached beside the public Internet; raises IsnadError."""
    from isnad.fetching import PORTS, Allowed, network

    named = tuple(network(text) for text in networks or ())
    return Allowed(named, PORTS | frozenset(ports or ()))


def visitor(
    reach: Allowed,
    proxy: str | None,
    contact: str | None,
    remembered: Remembered | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Visitor:
    """What fetches; raises IsnadError where the environment names a proxy and no option says
    whether it is to be used."""
    from isnad.fetching import Client, Visitor, agent

    if proxy is None and (found := _proxies()):
        raise IsnadError(
            f"the environment names a proxy ({found}). A proxy looks names up itself, so where a "
            "name leads cannot be checked. Name it to use it all the same: --proxy URL; "
            "or go without: --proxy none"
        )
    named = None if proxy in (None, _DIRECT) else proxy
    return Visitor(Client(agent(contact), reach, proxy=named), remembered, pause)


def page_of(answer: Fetched) -> Page:
    """An answer as it is read."""
    from isnad.reading.answers import Page

    return Page(
        url=answer.final,
        body=answer.body,
        retrieved=answer.retrieved,
        kind=answer.content_type,
        charset=answer.charset,
    )


def _proxies() -> str:
    # Slow to import, and only wanted here.
    from urllib.request import getproxies_environment

    found = getproxies_environment()
    return ", ".join(f"{name}_proxy" for name in ("http", "https", "all") if found.get(name))
