"""What was forgotten, told beside whatever is shown of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.cli import streams
from isnad.tombstones import told

if TYPE_CHECKING:
    from isnad.store import Store


def tell(kept: Store, report_id: str | None = None) -> None:
    """Tell on standard error what was forgotten; of a report: whose words are gone from it."""
    for line in told(kept.tombstones(report_id)):
        streams.tell(f"isnad: {line}")
