"""The program that shows a store ends when it is told to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

# More than fits into what the system keeps for a connection.
_MANY = 60


def test_whoever_does_not_read_on_keeps_nobody_from_ending(demo_store: Path) -> None:
    command = [sys.executable, "-m", "isnad", "explore", "--store", str(demo_store)]
    with subprocess.Popen(
        [*command, "--port", "0", "--no-browser"], stderr=subprocess.PIPE, env={**os.environ}
    ) as process:
        assert process.stderr is not None
        told = process.stderr.readline().decode()
        port = int(told.partition("127.0.0.1:")[2].partition("/")[0])
        ask = f"GET /api/v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
        with socket.socket() as reader:
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            reader.connect(("127.0.0.1", port))
            reader.sendall(ask * _MANY)
            assert reader.recv(100)
            process.send_signal(signal.SIGTERM)
            _, rest = process.communicate(timeout=60)
    assert rest == b""
