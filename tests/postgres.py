"""A PostgreSQL server for tests: the one that ISNAD_TEST_POSTGRES names, else one of their own on the
loopback address, in a folder that goes again."""

from __future__ import annotations

import atexit
import ctypes
import itertools
import os
import pwd
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest

GIVEN = "ISNAD_TEST_POSTGRES"
_OLDEST = 15
_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
_MANY = itertools.count()
# What a server of tests does without: it need not outlive the machine.
_FAST = ("fsync=off", "full_page_writes=off", "max_connections=40", "shared_buffers=64MB")
# Files of the log of changes, in megabytes: small, so that files can be held to a length.
_LOG = 1
# An order of words that is not that of code points, as most databases have it.
_LOCALE = ("--locale-provider=icu", "--icu-locale=en-US")
_DIE_WITH_PARENT = 1


def programs() -> Path | None:
    """The folder of the newest PostgreSQL of this machine that is new enough."""
    found = [path for one in _FOLDERS for path in Path("/").glob(one.lstrip("/"))]
    on_path = shutil.which("initdb")
    if on_path is not None:
        found.append(Path(on_path).resolve().parent)
    versions = {_version(path): path for path in found if (path / "initdb").exists()}
    newest = max(versions, default=0)
    return versions[newest] if newest >= _OLDEST else None


def _version(folder: Path) -> int:
    said = subprocess.run(
        [str(folder / "postgres"), "--version"], check=False, capture_output=True, text=True
    )
    return int(said.stdout.split()[2].split(".")[0]) if said.returncode == 0 else 0


def _user() -> dict[str, Any]:
    """As whom a server runs: it refuses to be root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise NoServer("a server may not run as root, and there is no other user here")


class NoServer(Exception):
    """Why there is no server."""


class Server:
    """A server of our own, in a folder of its own."""

    def __init__(self, settings: Sequence[str] = (), copy_of: Server | None = None) -> None:
        self._bin = programs()
        if self._bin is None:
            raise NoServer(f"there is no PostgreSQL {_OLDEST} or newer here")
        self.folder = Path(tempfile.mkdtemp(prefix="isnad-postgres-"))
        self._data = self.folder / "data"
        self._as = _user()
        if self._as:
            os.chown(self.folder, self._as["user"], self._as["group"])
        self._settings = [*_FAST, *settings]
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.remove)
        if copy_of is None:
            self._run("initdb", "-D", self._data, "-U", "owner", "--auth=trust", "--no-sync",
                      "--encoding=UTF8", f"--wal-segsize={_LOG}", *_LOCALE)  # fmt: skip
        else:
            self._run("pg_basebackup", "-D", self._data, "-R", "-X", "stream", "-c", "fast",
                      "-d", copy_of.url("postgres"))  # fmt: skip
        self.start()

    def _run(self, program: str, *arguments: str | Path) -> str:
        assert self._bin is not None
        done: subprocess.CompletedProcess[str] = subprocess.run(
            [str(self._bin / program), *map(str, arguments)], check=False, capture_output=True,
            text=True, cwd=self.folder, env=_ENVIRONMENT, **self._as,
        )  # fmt: skip
        if done.returncode:
            raise NoServer(f"{program} failed: {done.stderr}")
        return done.stdout

    def start(self, longest: int | None = None) -> None:
        """Start the server, and wait until it answers. ``longest``: no file of it grows beyond so
        many bytes, as on a disk that is full."""
        assert self._bin is not None
        options = ["listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}",
                   *self._settings]  # fmt: skip
        command = [str(self._bin / "postgres"), "-D", str(self._data), "-p", str(self.port)]
        with (self.folder / "log").open("ab") as log:
            process: subprocess.Popen[bytes] = subprocess.Popen(
                [*command, *(part for one in options for part in ("-c", one))],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder,
                env=_ENVIRONMENT, preexec_fn=lambda: _prepare(longest),  # noqa: PLW1509 - it only asks
                **self._as,
            )  # fmt: skip
        until = time.monotonic() + 60
        self._process = process
        ready = [str(self._bin / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ready, check=False).returncode:
            if process.poll() is not None or time.monotonic() > until:
                raise NoServer((self.folder / "log").read_text(errors="replace")[-2000:])
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End the server: SIGINT has it end those who are connected, SIGQUIT lets it fall."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(timeout=60)
            self._process = None

    def processor(self) -> float:
        """Seconds of processor time that the server took so far, with its children; Linux tells."""
        assert self._process is not None
        number, ticks = self._process.pid, 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                told = path.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if path.parent.name == str(number):
                ticks += sum(map(int, told[11:15]))
            elif int(told[1]) == number:
                ticks += sum(map(int, told[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def remove(self) -> None:
        """End the server, and take away its folder."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str, user: str = "owner") -> str:
        """The URL of a database."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """What the server answers, without decoration."""
        return self._run("psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d",
                         self.url(database), "-c", statement).strip()  # fmt: skip

    def copy(self, database: str, into: str) -> None:
        """Back a database up, and restore the backup into another."""
        backup = self.folder / f"{database}.dump"
        self._run("pg_dump", "-Fc", "-d", self.url(database), "-f", backup)
        self._run("pg_restore", "-d", self.url(into), backup)


_ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _prepare(longest: int | None) -> None:
    """Of a server that begins: it ends with this process, and its files grow only so long."""
    if longest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (longest, longest))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGQUIT)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@cache
def _ours() -> Server | str:
    try:
        return Server()
    except NoServer as why:
        return str(why)


def server() -> Server:
    """The server of this process, started when it is first asked for. Skips the test where there can
    be none."""
    pytest.importorskip("psycopg", reason="needs psycopg, of the extra isnad[postgres]")
    found = _ours()
    if isinstance(found, str):
        pytest.skip(
            f"needs a server of PostgreSQL ({found}); .ci/postgres installs it where it may"
        )
    return found


@contextmanager
def own(copy_of: Server | None = None, settings: Sequence[str] = ()) -> Iterator[Server]:
    """A server that a test may stop, in a folder that goes again. Skips the test where there can be
    none."""
    server()
    try:
        made = Server(settings, copy_of)
    except NoServer as why:
        pytest.skip(f"needs a server of PostgreSQL of its own ({why})")
    try:
        yield made
    finally:
        made.remove()


@contextmanager
def database(*, empty: bool = False) -> Iterator[str]:
    """The URL of a database of its own, which goes again: a store that holds nothing, or nothing
    at all. Skips the test where there can be none."""
    base = _base()
    name = f"isnad_test_{os.getpid()}_{next(_MANY)}"
    pattern = "template0" if empty else _pattern(base)
    _do(base, f"CREATE DATABASE {name} TEMPLATE {pattern} ENCODING 'UTF8'")
    try:
        yield _named(base, name)
    finally:
        _do(base, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _base() -> str:
    pytest.importorskip("psycopg", reason="needs psycopg, of the extra isnad[postgres]")
    return os.environ.get(GIVEN) or server().url("postgres")


def _do(base: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(statement.encode())


def _named(base: str, name: str) -> str:
    head, mark, options = base.partition("?")
    return f"{head.rpartition('/')[0]}/{name}{mark}{options}"


@cache
def _pattern(base: str) -> str:
    """A database with an empty store, of which others are copies: making one takes a second."""
    from isnad.store import open_store

    name = f"isnad_test_{os.getpid()}_empty"
    _do(base, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    atexit.register(_drop, base, name)
    open_store(_named(base, name)).close()
    return name


def _drop(base: str, name: str) -> None:
    with suppress(Exception):
        _do(base, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
