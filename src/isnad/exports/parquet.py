"""Claims as a Parquet file."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from isnad.exports.gathering import Gathered
from isnad.exports.schema import batches, schema


def write(given: Gathered, path: Path) -> None:
    """Write the claims, a group of rows for each batch."""
    with pq.ParquetWriter(path, schema(), compression="zstd") as writer:
        for batch in batches(given.items()):
            writer.write_batch(batch)
