"""Words of a report on a terminal: what could steer or reorder the terminal is made visible.

Marks that honest text has (left-to-right, right-to-left and Arabic letter marks, joiners) stay.
"""

from __future__ import annotations

import re
import unicodedata

from isnad import steering
from isnad.steering import FIRST_STRONG_ISOLATE, POP_ISOLATE, escaped_json

__all__ = ["escaped_json", "isolate", "isolated", "keep_isolates", "one_line", "short", "visible"]

_LINE_ENDS = re.compile("\r\n|[\n\r\t\u2028\u2029\x85]")
# A terminal goes back to the beginning of the line for it and writes over what stands there.
_RETURN = re.compile("\r(?!\n)")
# The id of a report that came without one; so much of it as tells it from others.
_HASH = re.compile(r"\b(sha256:[0-9a-f]{12})[0-9a-f]{52}\b")
_RTL = frozenset({"R", "AL"})


def visible(text: str) -> str:
    """``text`` with every steering character as ``<U+202E>``; tabs and line ends stay."""
    return _returns(steering.visible(text))


def keep_isolates(text: str) -> str:
    """Text that was isolated when it was made: its isolates stay, the rest as in ``visible``."""
    return _returns(steering.keep_isolates(text))


def _returns(text: str) -> str:
    return _RETURN.sub("<U+000D>", text)


def one_line(text: str) -> str:
    """``text`` on one line, steering characters made visible."""
    return visible(_LINE_ENDS.sub(" ", text))


def short(text: str) -> str:
    """``text`` with ids of reports that are hashes as far as one can tell them from others."""
    return _HASH.sub(r"\1", text)


def isolated(text: str) -> str:
    """One line of somebody's words, isolated where any of it runs from right to left."""
    return isolate(one_line(text))


def isolate(shown: str) -> str:
    """``shown`` between isolates where any of it runs from right to left."""
    if any(unicodedata.bidirectional(char) in _RTL for char in shown):
        return f"{FIRST_STRONG_ISOLATE}{shown}{POP_ISOLATE}"
    return shown


def many(count: int, noun: str) -> str:
    """A number with what it counts: 1 report, 2 reports."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
