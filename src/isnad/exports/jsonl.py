"""Claims as lines of JSON, in the shape of contract 1.0."""

from __future__ import annotations

import msgspec

from isnad.exports.gathering import Gathered
from isnad.exports.out import Out


def write(given: Gathered, out: Out) -> None:
    """Write a line a claim."""
    out.writelines(msgspec.json.encode(item.claim) + b"\n" for item in given.items())
