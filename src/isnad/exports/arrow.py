"""Claims as an Arrow IPC file."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from isnad.exports.gathering import Gathered
from isnad.exports.schema import batches, schema


def write(given: Gathered, path: Path) -> None:
    """Write the claims, batch by batch."""
    with pa.OSFile(str(path), "wb") as out, pa.ipc.new_file(out, schema()) as writer:
        for batch in batches(given.items()):
            writer.write_batch(batch)
