"""Pages that no reader should try: the time to parse them grows with the square of their depth, or
of how many attributes an element has."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEEPEST = 5_000
_ATTRIBUTES = 2_000
_LONG_TAG = 20_000
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that are closed by the next of their kind, or hold nothing.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody "
    "thead tfoot option optgroup select colgroup html head body script style".split()
)


class Unreadable(Exception):
    """A page that cannot be read; ``reason``: a code, ``message``: what it is and the way out."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason, self.message = reason, message


def check(html: str) -> None:
    """Raises Unreadable for a page nested too deep or an element with too many attributes."""
    if html.count("<") - html.count("</") > _DEEPEST and _depth(html) > _DEEPEST:
        message = f"has elements nested over {_DEEPEST} deep; no report is written so"
        raise Unreadable("too_deep", message)
    if any(map(_crowded, _long(html))):
        message = f"has an element with over {_ATTRIBUTES} attributes; no report is written so"
        raise Unreadable("too_many_attributes", message)


def _depth(html: str) -> int:
    """How deep elements are nested at most, by their tags alone."""
    depth = deepest = 0
    for m in _NAME.finditer(html):
        if m[2].lower() not in _FLAT:
            depth = max(0, depth - 1) if m[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _long(html: str) -> Iterator[str]:
    """What stands between two ``>`` and may be a tag that is too long."""
    at = 0
    while at + _LONG_TAG < len(html):
        last = html.rfind(">", at, at + _LONG_TAG)
        if last < 0:
            last = html.find(">", at + _LONG_TAG)
            last = len(html) if last < 0 else last
            yield html[at:last]
        at = last + 1


def _crowded(piece: str) -> bool:
    m = _NAME.search(piece)
    if m is None:
        return False
    tag = piece[m.start() :]
    return max(len(tag.split()), tag.count("=")) > _ATTRIBUTES
