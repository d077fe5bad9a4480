"""Claims as a sequence of features (RFC 8142)."""

from __future__ import annotations

import msgspec

from isnad.exports.features import feature
from isnad.exports.gathering import Gathered
from isnad.exports.out import Out

_SEPARATOR = b"\x1e"


def write(given: Gathered, out: Out) -> None:
    """Write a text a feature, each after a record separator."""
    out.writelines(
        _SEPARATOR + msgspec.json.encode(feature(item)) + b"\n" for item in given.items()
    )
