"""The characters of a page's bytes, and the encoding that the page itself declares."""

from __future__ import annotations

import re

from isnad.reading.encodings import Decoded, Undecodable, decode, decode_as
from isnad.reading.page.bounds import Unreadable

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{1,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096


def decoded(data: bytes, header: str | None, told: str | None = None) -> Decoded:
    """The characters of a page: in the encoding that the user has ``told``, else by its byte order
    mark, what a header or the page declares where the bytes bear it out, or by measure.

    Few malformed places become U+FFFD. Raises Unreadable where there are many, or none fits.
    """
    try:
        if told is not None:
            return decode_as(data, told, lenient=True)
        return decode(data, header=header, declared=declared(data), lenient=True)
    except Undecodable as error:
        raise Unreadable(error.reason, error.message) from error


def declared(data: bytes) -> str | None:
    """The encoding that the page itself declares."""
    m = _DECLARED.search(data[:_HEAD])
    return (m[1] or m[2]).decode("ascii", "replace") if m else None
