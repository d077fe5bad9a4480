"""Date expressions: found by the tables of a language, valued against publication and story."""

from __future__ import annotations

from isnad.mentions.dates.reader import DateReader

__all__ = ["DateReader"]
