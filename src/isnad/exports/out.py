"""Where text formats are written to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Out(Protocol):
    """Something that takes bytes: an open file, or standard output."""

    def write(self, data: bytes, /) -> int:
        """Take bytes."""

    def writelines(self, lines: Iterable[bytes], /) -> None:
        """Take several."""
