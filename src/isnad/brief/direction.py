"""Pieces of two directions in one line (Unicode bidirectional algorithm)."""

from __future__ import annotations

import unicodedata

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT_MARK = "\u200f"
_RTL = frozenset({"R", "AL"})
_LTR = frozenset({"L"})
# Controls that reach beyond the words they stand in: embeddings, overrides, isolates.
_REACHING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def isolated(words: str, rtl: bool) -> str:
    """Words from elsewhere on one line, isolated where they run against the reader's direction.

    Line ends become spaces; control characters, and bidirectional controls that would reach
    beyond the words, are left out, so that no report can reorder or colour what is printed.
    """
    kept = "".join(c for c in " ".join(words.split()) if _printable(c))
    against = _LTR if rtl else _RTL
    if any(unicodedata.bidirectional(c) in against for c in kept):
        return _FIRST_STRONG_ISOLATE + kept + _POP_ISOLATE
    return kept


def _printable(char: str) -> bool:
    return unicodedata.category(char) != "Cc" and unicodedata.bidirectional(char) not in _REACHING


def aligned(line: str, rtl: bool) -> str:
    """A line that begins on the reader's side whatever stands in it."""
    return _RIGHT_TO_LEFT_MARK + line if rtl and line else line
