"""Characters that could steer a terminal or reorder what a reader sees, made visible or escaped.

Marks that honest text has (left-to-right, right-to-left and Arabic letter marks, joiners) stay.
"""

from __future__ import annotations

import re

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
# Controls but for tab and line ends; embeddings, overrides, isolates; invisible spaces and tags.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """``text`` with every steering character as ``<U+202E>``; tabs and line ends stay."""
    return _STEERING.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def keep_isolates(text: str) -> str:
    """Text that was isolated when it was made: its isolates stay, the rest as in ``visible``."""
    parts = re.split(f"([{FIRST_STRONG_ISOLATE}{POP_ISOLATE}])", text)
    return "".join(part if index % 2 else visible(part) for index, part in enumerate(parts))


def escaped_json(line: str) -> str:
    """A line of JSON that means the same, steering characters as JSON escapes."""
    return _STEERING.sub(lambda found: _json_escape(found[0]), line)


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
