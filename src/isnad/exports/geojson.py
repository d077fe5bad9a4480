"""Claims as one FeatureCollection."""

from __future__ import annotations

import msgspec

from isnad.exports.features import feature
from isnad.exports.gathering import Gathered
from isnad.exports.out import Out


def write(given: Gathered, out: Out) -> None:
    """Write the collection, a line a feature."""
    out.write(b'{"type":"FeatureCollection","features":[')
    out.writelines(
        (b",\n" if at else b"\n") + msgspec.json.encode(feature(item))
        for at, item in enumerate(given.items())
    )
    out.write(b"\n]}\n")
