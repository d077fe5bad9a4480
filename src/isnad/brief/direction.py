"""Pieces of two directions in one line (Unicode bidirectional algorithm)."""

from __future__ import annotations

import unicodedata

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT_MARK = "\u200f"
_RTL = frozenset({"R", "AL"})
_LTR = frozenset({"L"})
# Controls that reach beyond the words they stand in: embeddings, overrides, isolates.
_REACHING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def one_line(words: str) -> str:
    """Words from elsewhere on one line. Line ends become spaces; control characters, and
    bidirectional controls that would reach beyond the words, are left out, so that no report can
    reorder or colour what is shown."""
    told = " ".join(words.split())
    return told if told.isprintable() else "".join(c for c in told if _printable(c))


def runs_against(words: str, rtl: bool) -> bool:
    """Whether any of the words runs against the reader's direction."""
    if words.isascii():
        return rtl and any(map(str.isalpha, words))
    against = _LTR if rtl else _RTL
    return any(unicodedata.bidirectional(c) in against for c in words)


def _printable(char: str) -> bool:
    return unicodedata.category(char) != "Cc" and unicodedata.bidirectional(char) not in _REACHING


def aligned(line: str, rtl: bool) -> str:
    """A line that begins on the reader's side whatever stands in it."""
    return _RIGHT_TO_LEFT_MARK + line if rtl and line else line
