"""Limits that hold for the whole program."""

from __future__ import annotations

# A longer report is rejected: no news is, and one such text would hold up a whole run.
MAX_REPORT_BYTES = 20_000_000

# What parses pages, feeds and archives may take so much processor time for one of them, so many times
# as long where it waits or others use the machine, and so much address space. Seconds, bytes.
UNIT_SECONDS = 10.0
UNIT_WAITS = 3.0
UNIT_MEMORY = 1_000_000_000

# The engine may take so long for a report, and as much more for each so many characters: ten times
# what it needs for the slowest that is known. Seconds of processor time.
ENGINE_SECONDS, ENGINE_CHARACTERS = 60.0, 10_000

# There were no newspapers before this year. An earlier date of publication is kept as stated, but
# nothing is reckoned from it.
FIRST_NEWS = "1605"
