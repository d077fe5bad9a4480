"""The characters of a page's bytes, and the encoding that the page itself declares."""

from __future__ import annotations

import re

from isnad.reading.encodings import Undecodable, decode
from isnad.reading.page.bounds import Unreadable

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{1,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096


def decoded(data: bytes, header: str | None) -> tuple[str, str]:
    """The characters of a page and the encoding that they were read in; ``header``: the one that a
    header declared. Raises Unreadable for bytes that are in no encoding that is known."""
    try:
        found = decode(data, header=header, declared=declared(data), lenient=True)
    except Undecodable as error:
        raise Unreadable(error.reason, error.message) from error
    return found.text, found.encoding


def declared(data: bytes) -> str | None:
    """The encoding that the page itself declares."""
    m = _DECLARED.search(data[:_HEAD])
    return (m[1] or m[2]).decode("ascii", "replace") if m else None
