"""Serves the explorer: on the loopback address, or to whoever knows its secret."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
from collections.abc import Callable, Iterable

import uvicorn

from isnad.errors import IsnadError
from isnad.web.app import LOOPBACK, create_app
from isnad.web.sharing import Secret

HERE = "127.0.0.1"
# So many requests are worked on at once; the next are told to come back.
_AT_ONCE = 200
# A connection on which nobody asks is closed after so many seconds.
_IDLE = 15
# Whoever does not read on what they asked for is waited for so many seconds when the program is to end.
_ENDING = 3


def serve(
    store: str,
    port: int,
    ready: Callable[[str], None],
    host: str = HERE,
    names: Iterable[str] = (),
    secret: Secret | None = None,
) -> None:
    """Serve until the process is asked to end; ``ready`` is told the address when it answers.

    ``names``: under which names it answers besides its address. Raises IsnadError where the port is
    taken and where others could reach it without a secret, StoreError where there is no such store.
    """
    listens = _address(host)
    names = list(names)
    if secret is None and not (listens.is_loopback and LOOPBACK.issuperset(names)):
        others = ", ".join(names) or host
        raise IsnadError(
            f"others can reach {others}; name a file with what they must know: --token-file FILE"
        )
    app = create_app(store, _known(listens, names), secret)
    app.state.index.engine()
    family = socket.AF_INET6 if listens.version == 6 else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((str(listens), port))
        except OSError as error:
            raise IsnadError(
                f"{host}, port {port}: {error.strerror or error}; name another: --port NUMBER"
            ) from error
        listening.listen(128)
        shown = f"[{listens}]" if listens.version == 6 else str(listens)
        ready(f"http://{shown}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False,
            limit_concurrency=_AT_ONCE, timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=_ENDING,
        )  # fmt: skip
        logging.getLogger("uvicorn.error").addFilter(_is_fault)
        uvicorn.Server(config).run(sockets=[listening])


def _is_fault(record: logging.LogRecord) -> bool:
    """Whether something went wrong: an answer that was given up at the end did not."""
    given_up = record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not given_up and "timeout graceful shutdown" not in str(record.msg)


def is_here(host: str) -> bool:
    """Whether only this machine reaches an address. Raises IsnadError for what is none."""
    return _address(host).is_loopback


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        return ipaddress.ip_address(HERE if host == "localhost" else host.strip("[]"))
    except ValueError as error:
        raise IsnadError(
            f"{host!r} is no address of this machine; write one such as 192.168.1.10"
        ) from error


def _known(
    listens: ipaddress.IPv4Address | ipaddress.IPv6Address, names: Iterable[str]
) -> frozenset[str]:
    given = {name.strip("[]").lower() for name in names}
    if listens.is_unspecified and not given:
        raise IsnadError(
            f"{listens} is every address of this machine; say under which name people ask for it: "
            "--allowed-host NAME"
        )
    return LOOPBACK | given | (set() if listens.is_unspecified else {str(listens)})
