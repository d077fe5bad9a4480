"""Limits that hold for the whole program."""

from __future__ import annotations

# A longer report is rejected: no news is, and one such text would hold up a whole run.
MAX_REPORT_BYTES = 20_000_000
