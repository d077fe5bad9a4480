"""UTF-8 and UTF-16: byte order marks, places that are malformed, UTF-16 without a mark."""

from __future__ import annotations

import codecs

import regex

# The longer marks first: that of UTF-32 LE begins as that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FAULT = "\ufffd"
# UTF-16 without a mark: of every ten bytes one or more is NUL (spaces, line ends, digits), and of
# what they read as nearly all is of the scripts that news here is in.
_LEAST_NULS, _MOST_NULS = 0.05, 0.75
_HOME = regex.compile(r"[\t\n\r -~\p{Latin}\p{Arabic}\p{Mn}\p{P}\u200c-\u200f\u00a0]")
_AT_HOME = 0.95
_LOOKED_AT = 4096


def mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that ``data`` begins with, and its encoding."""
    return next((pair for pair in _MARKS if data.startswith(pair[0])), None)


def without_mark(data: bytes) -> str | None:
    """Which UTF-16 the bytes are in, as far as they have no mark and are surely in one."""
    head = data[:_LOOKED_AT]
    if len(data) % 2 or not _LEAST_NULS <= head.count(0) / max(1, len(head)) <= _MOST_NULS:
        return None
    shares = {name: _at_home(head, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _AT_HOME else None


def _at_home(head: bytes, name: str) -> float:
    text = head.decode(name, "replace")
    return len(_HOME.findall(text)) / len(text)


def faults(data: bytes) -> tuple[int, int]:
    """How many places of ``data`` are no UTF-8, and how many characters beyond ASCII are."""
    text = data.decode("utf-8", "replace")
    written = data.count(_FAULT.encode())
    malformed = text.count(_FAULT) - written
    return malformed, beyond_ascii(text) - malformed


def beyond_ascii(text: str) -> int:
    """How many characters of ``text`` are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))
