"""Files that people hand in, read as records, and files that are handed out: whatever is wrong with
one, the error names it."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from isnad.errors import IsnadError

T = TypeVar("T")
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def content(path: Path) -> bytes:
    """The bytes of a file; raises IsnadError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise IsnadError(f"{path}: cannot be read: {error.strerror or error}") from error


def decoded(
    data: bytes, kind: type[T], where: str, what: str, fault: type[IsnadError] = IsnadError
) -> T:
    """JSON as a record of a kind; raises ``fault``, saying where it stands and what it is not."""
    try:
        return msgspec.json.decode(data, type=kind)
    # Bytes that are not UTF-8 and nesting without end are no decoding errors to msgspec.
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise fault(f"{where}: not {what}: {error}") from error


def put(path: Path, data: bytes, fault: type[IsnadError] = IsnadError) -> None:
    """Write a file whole or not at all: what stood there stays until all of the new is on the disk.

    Raises ``fault``, which names the file and, where there is no room, how many bytes it needs and
    how many are free. A pipe or device is written to as it is.
    """
    try:
        with replacing(path) as beside:
            beside.write_bytes(data)
    except OSError as error:
        room = _needed(path, len(data)) if error.errno in _NO_ROOM else ""
        told = f"{not_written(path, error)}{room}"
        raise fault(f"{path}: cannot be written: {told}") from error


def not_written(path: Path, error: OSError) -> str:
    """Why a file could not be written, with the way out where its folder is not there."""
    if isinstance(error, FileNotFoundError) and not path.parent.exists():
        return f"there is no folder {path.parent}; make it first"
    return error.strerror or type(error).__name__


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside ``path`` to be written, which takes its place at the end of the block: what
    stood there stays until all of the new is on the disk. A pipe or device is written to as it is.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    path = path.resolve()
    handle, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name[:32]}-", suffix=path.suffix
    )
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        _sync(beside, os.O_RDONLY)
        beside.chmod(_mode(path))
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _mode(path: Path) -> int:
    """The permissions that a file has, or gets when it is made."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _settle(folder: Path) -> None:
    """Have the new name on the disk as well, where the system knows of that."""
    if hasattr(os, "O_DIRECTORY"):
        _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _needed(path: Path, size: int) -> str:
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return ""
    return f"; it needs {size:,} bytes, and {free:,} are free there" if size else ""
