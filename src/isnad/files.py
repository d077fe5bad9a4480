"""Files that people hand in, read as records: whatever is wrong with one, the error names it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from isnad.errors import IsnadError

T = TypeVar("T")


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
