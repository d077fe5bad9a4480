"""UTF-8 that was read as another encoding and saved again ("Ø­Ù…Ø§Ø©", "Viá»‡t"): told, never mended."""

from __future__ import annotations

import re
from functools import lru_cache

# The encodings that this happens with.
_CODECS = {"cp1252": "windows-1252", "cp1256": "windows-1256", "latin-1": "iso-8859-1"}
# The first byte of a character of two, three and four bytes; then its other bytes.
_FIRST = (bytes(range(0xC2, 0xE0)), bytes(range(0xE0, 0xF0)), bytes(range(0xF0, 0xF5)))
_OTHER = bytes(range(0x80, 0xC0))
_LEAST = 3
_SHARE = 0.75
_LOOKED_AT = 200_000
_BEYOND = re.compile(r"[^\x00-\x7f]")


def garbled(text: str) -> str | None:
    """The encoding by which UTF-8 was misread to give ``text``; null for what is no such text.

    It is one where most of the characters beyond ASCII stand together as bytes of UTF-8 would.
    """
    if text.isascii():
        return None
    head = text[:_LOOKED_AT]
    shares = {name: _share(head, codec) for codec, name in _CODECS.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _SHARE else None


def _share(text: str, codec: str) -> float:
    """Of the characters beyond ASCII, the share that stand together as bytes of UTF-8 would."""
    if not any(char in text for char in _leading(codec)):
        return 0.0
    found = [m[0] for m in _sequence(codec).finditer(text) if _is_utf8(m[0], codec)]
    return sum(map(len, found)) / len(_BEYOND.findall(text)) if len(found) >= _LEAST else 0.0


def _is_utf8(piece: str, codec: str) -> bool:
    try:
        return len(bytes(_byte(char, codec) for char in piece).decode("utf-8")) == 1
    except UnicodeDecodeError:
        return False


@lru_cache(maxsize=1024)
def _byte(char: str, codec: str) -> int:
    """The byte that gave ``char``; those that the codec has nothing for stay controls."""
    try:
        return char.encode(codec)[0]
    except UnicodeEncodeError:
        return ord(char)


@lru_cache(maxsize=4)
def _sequence(codec: str) -> re.Pattern[str]:
    other = re.escape(_text(_OTHER, codec))
    kinds = (
        f"[{re.escape(_text(first, codec))}][{other}]{{{count}}}"
        for count, first in enumerate(_FIRST, start=1)
    )
    return re.compile("|".join(kinds))


def _leading(codec: str) -> str:
    return _text(b"".join(_FIRST), codec)


@lru_cache(maxsize=8)
def _text(data: bytes, codec: str) -> str:
    found = (bytes([byte]).decode(codec, "replace") for byte in data)
    return "".join(c if c != "\ufffd" else chr(b) for b, c in zip(data, found, strict=True))
