"""Serves the explorer on the loopback address."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from isnad.errors import IsnadError
from isnad.web.app import create_app

_LOOPBACK = "127.0.0.1"


def serve(store: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until the process is asked to end; ``ready`` is told the address when it answers.

    Raises IsnadError where the port is taken, StoreError where there is no such store."""
    app = create_app(store)
    _ = app.state.held.stamp
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((_LOOPBACK, port))
        except OSError as error:
            raise IsnadError(f"port {port} is taken; name another: --port NUMBER") from error
        listening.listen(128)
        ready(f"http://{_LOOPBACK}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])
